from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_langid.core.features import (
    RARE,
    FeatureSpec,
    SymbolIds,
    TokenBag,
    readable,
)
from lsp_langid.core.ngrams import frame_keys, pair_keys, triple_keys
from lsp_langid.core.weighting import DAMPED, RAW, WEIGHTINGS

SYMBOLS = (RARE, "\n", "\n    ", "\n\t", "(", ")", "def", "select", "‹word›")
ID = {symbol: i for i, symbol in enumerate(SYMBOLS)}


def key(*symbols: str) -> int:
    ids = np.array([ID[symbol] for symbol in symbols])
    return int((pair_keys(ids) if len(ids) == 2 else triple_keys(ids))[0])


FRAME = int(frame_keys(np.array([ID["def"]]), np.array([ID[")"]]))[0])
SPEC = FeatureSpec(
    SYMBOLS, np.sort(np.array([key("def", "‹word›"), key("def", "‹word›", "("), key("\n    ", "def"), FRAME]))
)


def counts(text: str) -> dict[str, int]:
    bag = TokenBag(SPEC).bag(text)
    return {readable(SPEC, int(i)): int(n) for i, n in zip(bag.indices, bag.counts, strict=True)}


def test_a_bag_counts_tokens_pairs_and_triples():
    assert counts("def foo(") == {"\n": 1, "def": 1, "‹word›": 1, "(": 1, "def ‹word›": 1, "def ‹word› (": 1}


def test_a_bag_counts_the_frame_of_a_line():
    assert counts("def foo(x, y)\nbar()")["def … )"] == 1


def test_names_nobody_knows_look_alike():
    assert counts("def foo(") == counts("def bar(")


def test_indented_lines_are_one_in_pairs_and_apart_alone():
    assert counts("\tdef") == {"\n\t": 1, "def": 1, "\n     def": 1}


def test_capitals_fall_back_on_the_small_word_before_the_shape():
    assert counts("SELECT") == {"\n": 1, "select": 1}


def test_a_shape_outside_the_vocabulary_is_rare():
    assert counts("fooBar") == {"\n": 1, RARE: 1}


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_ends_do_not_matter(ending):
    assert counts(f"def{ending}    def") == counts("def\n    def")


@given(st.text(max_size=200))
def test_any_text_has_a_bag_of_unit_length(text):
    bag = TokenBag(SPEC).bag(text)

    assert (np.diff(bag.indices) > 0).all()
    assert SPEC.weigh(bag.counts).dtype == np.float32
    assert np.isclose(np.linalg.norm(SPEC.weigh(bag.counts)), 1, atol=1e-5)


def weighed(weighting: str, *counts: float) -> np.ndarray:
    return replace(SPEC, weighting=weighting).weigh(np.array(counts, dtype=np.float32))


def test_damping_follows_the_formula():
    """log 2 : log 4 = 1 : 2, so two counts of 1 and 3 become 1 / sqrt 5 and 2 / sqrt 5."""
    np.testing.assert_allclose(weighed(DAMPED, 1, 3), [1 / 5**0.5, 2 / 5**0.5], rtol=1e-6)


def test_raw_counts_stay_as_they_are():
    assert weighed(RAW, 1, 3, 700).tolist() == [1, 3, 700]


@pytest.mark.parametrize("weighting", WEIGHTINGS)
def test_an_empty_row_stays_zero(weighting):
    assert weighed(weighting, 0, 0, 0).tolist() == [0, 0, 0]


@pytest.mark.parametrize("weighting", WEIGHTINGS)
@given(rows=st.lists(st.tuples(*[st.integers(0, 5000)] * 6), min_size=1, max_size=4))
def test_many_rows_are_weighed_like_each_alone(weighting, rows):
    together = replace(SPEC, weighting=weighting).weigh(np.array(rows, dtype=np.float32))

    assert together.dtype == np.float32
    np.testing.assert_allclose(together, [weighed(weighting, *row) for row in rows], rtol=1e-5)


def test_what_was_asked_before_changes_no_answer():
    fresh, experienced = SymbolIds(SYMBOLS), SymbolIds(SYMBOLS)
    experienced["foobar"]  # remembered by its shape

    assert experienced["FOOBAR"] == fresh["FOOBAR"] == 0
    assert experienced["SELECT"] == ID["select"]


def test_memory_for_unknown_tokens_is_bounded():
    ids = SymbolIds(SYMBOLS)
    for number in range(SymbolIds._REMEMBERED + 500):
        ids[f"word{number}x"]

    assert len(ids) == len(SYMBOLS) + SymbolIds._REMEMBERED


@pytest.mark.parametrize(
    ("symbols", "ngrams", "message"),
    [
        pytest.param(("a",), [], "first symbol", id="no-rare-symbol"),
        pytest.param((RARE, "a", "a"), [], "all different", id="a-symbol-twice"),
        pytest.param((RARE, "a"), [3, 2], "ascending", id="keys-out-of-order"),
    ],
)
def test_a_vocabulary_that_cannot_work_is_refused(symbols, ngrams, message):
    with pytest.raises(ValueError, match=message):
        FeatureSpec(symbols, np.array(ngrams, dtype=np.int64))


def test_a_weighting_nobody_knows_is_refused():
    with pytest.raises(ValueError, match="weighting 'tf-idf': expected 'log"):
        replace(SPEC, weighting="tf-idf")
