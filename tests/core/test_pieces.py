from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_langid.core.pieces import LONG_LINE, cut_line, cut_sample
from lsp_langid.core.tokens import split_tokens

# All that tokens are made of, in ones, twos and threes.
MARKS = [
    "a",
    "A1",
    "_b",
    "7",
    "0xF",
    ".",
    "..",
    "-",
    "--",
    "->",
    "<",
    "</",
    "<!--",
    "?",
    "!",
    "!=",
    "=",
    "==",
    "'",
    '"""',
]
MARKS += [
    "(",
    ")",
    "))",
    "[",
    "]",
    "{",
    "}}",
    "{%",
    "#",
    "#####",
    "$",
    "@",
    "&",
    "\\",
    ";",
    ";;",
    ",",
    ",,",
    ":",
    "::",
]
MARKS += [
    " ",
    "  ",
    "\t",
    " ,",
    ", ",
    ",;",
    "é",
    "жук",
    "😋",
    "\ud83d",
    "\u2028",
    "\f",
    "\x00",
    "`",
    "~~~~~",
    "/",
    "*)",
]
lines = st.lists(st.sampled_from(MARKS), max_size=80).map(lambda marks: "\n" + "".join(marks))


@given(st.one_of(lines, lines.map(lambda line: "\n" + line[1:] * 20)))
def test_the_parts_of_a_line_have_the_tokens_of_the_line(line):
    parts = cut_line(line)

    assert "".join(parts) == line
    assert [token for part in parts for token in split_tokens(part)] == split_tokens(line)


@pytest.mark.parametrize("blanks", [" ", "\t", "\f"])
def test_a_long_line_of_blanks_may_stay_whole(blanks):
    assert "".join(cut_line("\n" + blanks * 5_000)) == "\n" + blanks * 5_000


def test_lines_of_usual_length_are_pieces_of_their_own():
    assert cut_sample("one, two\n\n  three") == (["one, two", "", "  three"], [])


def test_a_long_line_is_told_apart_by_its_parts():
    line = "word, " * LONG_LINE

    pieces, in_parts = cut_sample(f"short\n{line}\nshort")

    assert in_parts == [slice(1, len(pieces) - 1)]
    assert "".join(part[1:] for part in pieces[1:-1]) == "\n" + line
    assert (pieces[0], pieces[-1]) == ("short", "short")


@pytest.mark.parametrize("separator", [",", ", ", " "])
def test_a_character_moves_only_the_cuts_next_to_it(separator):
    rng = random.Random(3)
    line = separator.join(str(rng.randrange(10_000)) for _ in range(2_000))
    parts = set(cut_line(line))
    for place in range(0, len(line), 500):
        for typed in ("x", ",", " "):
            assert len(parts.symmetric_difference(cut_line(line[:place] + typed + line[place:]))) <= 12
