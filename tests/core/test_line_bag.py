from __future__ import annotations

import json
import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import lsp_langid
from lsp_langid.core import pieces
from lsp_langid.core.features import RARE, FeatureSpec, TokenBag
from lsp_langid.core.line_bag import LineBag
from lsp_langid.core.ngrams import Ngrams
from lsp_langid.core.sample import WINDOW_CHARS
from lsp_langid.core.tokens import LINE_START_SHAPES

WORDS = ("def", "return", "x", "(", ")", " =", ":", "{{", "‹word›", "0", "‹cyrillic›")
PIECES = (
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    " ",
    "    ",
    "\t",
    "\f",
    "\u2028",
    "def",
    "return x",
    "(",
    "))",
    " = 1",
    ":",
    "{{",
    "жук",
    ",",
    ", ",
    " x , y",
)
texts = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
edits_of = st.lists(st.tuples(st.integers(0, 500), st.integers(0, 12), texts), max_size=12)


@st.composite
def vocabularies(draw: st.DrawFn) -> FeatureSpec:
    """A few symbols, and some of the n-grams that a text makes of them."""
    line_starts = (
        sorted(LINE_START_SHAPES)
        if draw(st.booleans())
        else draw(st.lists(st.sampled_from(sorted(LINE_START_SHAPES)), unique=True))
    )
    symbols = (RARE, *line_starts, *draw(st.lists(st.sampled_from(WORDS), unique=True)))
    window_chars = draw(st.sampled_from([20, 50, 1000]))
    bare = TokenBag(FeatureSpec(symbols, np.empty(0, dtype=np.int64), window_chars))
    keys = Ngrams(symbols).keys(bare.symbols(draw(texts)))
    kept = draw(st.lists(st.sampled_from(keys.tolist()), unique=True)) if len(keys) else []
    return FeatureSpec(symbols, np.array(sorted(kept), dtype=np.int64), window_chars)


def assert_equal(bag, expected):
    assert bag.indices.tolist() == expected.indices.tolist()
    assert bag.counts.tolist() == expected.counts.tolist()
    assert bag.n_tokens == expected.n_tokens
    assert (bag.indices.dtype, bag.counts.dtype) == (expected.indices.dtype, expected.counts.dtype)


@pytest.mark.parametrize("long_line", [6, 400], ids=["lines-in-parts", "whole-lines"])
@settings(deadline=None)
@given(spec=vocabularies(), text=texts, edits=edits_of)
def test_after_every_edit_the_bag_is_that_of_the_whole_text(long_line, spec, text, edits):
    bags = TokenBag(spec)
    lines = LineBag(bags)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "LONG_LINE", long_line)
        assert_equal(lines.bag(text), bags.bag(text))
        for start, removed, new in edits:
            start %= len(text) + 1
            text = text[:start] + new + text[start + removed :]

            assert_equal(lines.bag(text), bags.bag(text))


@pytest.fixture(scope="module")
def bags(request):
    return TokenBag(request.getfixturevalue("detector").model.spec)


def typed_into(source, n_edits, seed):
    """States of a text while somebody types, deletes, pastes and undoes here and there."""
    rng = random.Random(seed)
    place, before = 0, source
    for number in range(n_edits):
        if number % 8 == 0:
            place = rng.randrange(len(source) + 1)
        act = rng.random()
        if act < 0.1:
            source, before = before, source
        else:
            before = source
            gone = rng.randrange(80) if act < 0.2 else rng.randrange(2)
            new = (
                source[:3000]
                if act > 0.97
                else rng.choice(["x", "\n", "    ", "(", " ", ";", "\n\n", '"', "\t"])
            )
            source = source[:place] + new + source[place + gone :]
            place += len(new)
        yield source


def source_of(name, n_chars):
    source = (Path(lsp_langid.__file__).parent / "core" / f"{name}.py").read_text(encoding="utf-8")
    return (source * (n_chars // len(source) + 1))[:n_chars]


@pytest.mark.parametrize("one_line", [False, True], ids=["as-it-is", "in-one-line"])
@pytest.mark.parametrize("name", ["detector", "hints", "tokens", "languages"])
@pytest.mark.parametrize("n_chars", [1_500, 30_000, 300_000])
def test_real_sources_are_counted_right_while_they_are_typed(bags, name, n_chars, one_line):
    source = source_of(name, n_chars)
    if one_line:
        source = source.replace("\n", " ")
    lines = LineBag(bags)
    for text in typed_into(source, 40, seed=f"{name}{n_chars}"):
        assert_equal(lines.bag(text), bags.bag(text))


class _Watched(TokenBag):
    """Remembers how many characters were split into tokens."""

    n_chars = 0

    def ids_of(self, source):
        self.n_chars += len(source)
        return super().ids_of(source)


LONG_TEXTS = {
    "code": source_of("languages", 400_000),
    "one line of data": json.dumps([{"id": n, "name": f"n{n * n}", "ok": n % 3 == 0} for n in range(8_000)]),
    "numbers in a row": ",".join(str(n * n % 97) for n in range(150_000)),
    "words in a row": " ".join(WORDS) * 10_000,
    "the same again and again": "wörld, " * 50_000,
    "empty lines": "\n" * 400_000,
    "lines of a letter": "a\n" * 200_000,
}


@pytest.mark.parametrize("text", LONG_TEXTS.values(), ids=LONG_TEXTS)
@pytest.mark.parametrize("share", [0.0001, 0.5, 0.9999], ids=["beginning", "middle", "end"])
def test_a_keystroke_counts_a_small_part_of_the_window(bags, text, share):
    watched = _Watched(bags.spec)
    lines = LineBag(watched)
    place = int(len(text) * share)
    lines.bag(text)
    watched.n_chars = 0

    for typed in range(1, 51):
        lines.bag(text[:place] + "x" * typed + text[place:])

    assert watched.n_chars / 50 < WINDOW_CHARS / 10


def test_a_text_seen_just_now_is_not_counted_again(bags):
    watched = _Watched(bags.spec)
    lines = LineBag(watched)

    first = lines.bag("def f(x):\n    return x\n")
    watched.n_chars = 0

    assert_equal(lines.bag("def f(x):\r\n    return x\r\n"), first)
    assert watched.n_chars == 0


def test_lines_that_are_gone_are_forgotten(bags):
    """Else a document would keep everything that was ever typed into it."""
    lines = LineBag(bags)
    for number in range(200):
        lines.bag(f"value_{number} = {number}\n" * 5 + f"print({number})\n")

    assert len(lines._known) <= 12
