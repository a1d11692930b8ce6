from __future__ import annotations

import random
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_langid.core.hints import gather_hint
from lsp_langid.core.proof import prove
from lsp_langid.core.proofs.objects import PARSED_CHARS
from lsp_langid.core.sample import (
    LONG_CHARS,
    MAX_WINDOW_CHARS,
    STEP_CHARS,
    WINDOW_CHARS,
    condense,
    kept_parts,
    take_sample,
)

# Nothing in it comes twice, so that a piece from the wrong place is not taken for the right one.
NOISE = "".join(random.Random(4).choices(string.ascii_letters + "\n\r é😋", k=12 * LONG_CHARS))
around_borders = st.builds(
    lambda border, beside: max(0, border + beside),
    st.sampled_from([0, WINDOW_CHARS, LONG_CHARS, LONG_CHARS + 512, 2 * LONG_CHARS, 10 * LONG_CHARS]),
    st.integers(-520, 520),
)
lengths = st.one_of(around_borders, st.integers(0, len(NOISE)))
windows = st.one_of(st.sampled_from([400, WINDOW_CHARS, MAX_WINDOW_CHARS]), st.integers(4, MAX_WINDOW_CHARS))


def test_a_short_text_is_taken_whole():
    assert take_sample("a\nb", 10) == "a\nb"


def test_a_long_text_gives_head_middle_and_tail():
    text = "H" * 50 + "M" * 100 + "T" * 50
    assert take_sample(text, 40) == "H" * 20 + "\n" + "M" * 10 + "\n" + "T" * 10


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_every_line_end_becomes_one(ending):
    assert take_sample(f"a{ending}b{ending}c") == "a\nb\nc"


@given(st.text(max_size=300), st.integers(8, 64))
def test_the_sample_is_bounded_and_free_of_carriage_returns(text, limit):
    sample = take_sample(text, limit)

    assert len(sample) <= limit + 2
    assert "\r" not in sample


@given(st.integers(WINDOW_CHARS + 1, len(NOISE)))
def test_a_whole_window_is_nearly_full(length):
    assert WINDOW_CHARS - STEP_CHARS < len(take_sample(NOISE[:length].replace("\r", " "))) <= WINDOW_CHARS + 2


def test_pieces_move_in_steps_while_a_text_grows():
    """Else each character typed between them would change the window, and all of it be counted again."""
    alphabet = "".join(map(chr, range(0x20000, 0x20000 + 50_000)))
    samples = [
        take_sample(alphabet[:length]).split("\n") for length in range(40_000, 40_000 + 2 * STEP_CHARS)
    ]

    assert len({middle for _, middle, _ in samples}) <= 2
    assert len({tail[0] for _, _, tail in samples}) <= 3


@given(lengths, windows)
def test_condensing_leaves_every_window_as_it_is(length, window_chars):
    text = NOISE[:length]

    assert take_sample(condense(text), window_chars) == take_sample(text, window_chars)


@given(lengths)
def test_condensing_keeps_both_ends_and_bounds_the_length(length):
    text = NOISE[:length]
    condensed = condense(text)

    assert len(condensed) <= LONG_CHARS
    assert condensed[: MAX_WINDOW_CHARS // 2] == text[: MAX_WINDOW_CHARS // 2]
    assert condensed[-MAX_WINDOW_CHARS // 4 :] == text[-MAX_WINDOW_CHARS // 4 :]
    assert condense(condensed) == condensed


@given(lengths)
def test_a_long_text_does_not_become_one_that_is_parsed(length):
    """What is too long to be proven by parsing stays so: a cut text would be parsed as another one."""
    assert (len(condense(NOISE[:length])) > PARSED_CHARS) == (length > PARSED_CHARS)


@given(lengths)
def test_the_parts_that_are_kept_follow_each_other(length):
    borders = [border for part in kept_parts(length) for border in part]

    assert borders == sorted(borders)
    assert (borders[0], borders[-1]) == (0, length)


# What proofs and hints look for, at either end of a text of any length.
HEADS = {
    "nothing": "",
    "an object": '{"a": 1}',
    "an object opened": '{"a": [\n',
    "an object behind a comment": '// c\n{"a": 1}',
    "lines of objects": '{"a": 1}\n' * 60,
    "XML": '<?xml version="1.0"?>\n<a>\n',
    "a page": "<!DOCTYPE html>\n<html>\n",
    "a table": '[project]\nkeywords = ["a"]\n',
    "a plan of a rebase": "pick 1f2e3d4 Ship it\n",
    "a commit": "Ship it\n\n# Please enter the commit message for your changes.\n",
    "a script": "#!/bin/sh\n",
    "a diff": "diff --git a/x b/x\n",
}
FILLERS = {
    "words": "some words\n",
    "white space": " " * 99 + "\n",
    "no line ends": "# x ",
    "objects": '{"a": 1},\n',
    "steps of a rebase": "pick 1f2e3d4 Ship it\n",
    "long steps of a rebase": "pick 1f2e3d4 " + "Ship it " * 100 + "\n",
    "comments": "# On branch main\n",
    "templates": "text {{ x }}\n",
}
TAILS = {
    "nothing": "",
    "an end of a page": "\n</html>\n",
    "a modeline": "\n# vim: ft=lua\n",
    "local variables": "\n# Local Variables:\n# mode: perl\n# End:\n",
    "an object": '\n{"a": 1}\n',
    "no step of a rebase": "\nno step\n",
}


@pytest.mark.parametrize("tail", TAILS.values(), ids=TAILS)
@pytest.mark.parametrize("filler", FILLERS.values(), ids=FILLERS)
@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_what_a_text_proves_or_says_of_itself_outlives_condensing(table, head, filler, tail):
    for length in (LONG_CHARS + 1, 3 * LONG_CHARS + 77):
        text = head + (filler * (length // len(filler)))[:length] + tail
        condensed = condense(text)

        assert prove(condensed) == prove(text)
        assert gather_hint(condensed, table) == gather_hint(text, table)


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_a_detector_cannot_tell_a_text_from_its_condensed_form(detector, head):
    text = head + NOISE[: 2 * LONG_CHARS + 3]

    assert detector.identify(condense(text)) == detector.identify(text)
