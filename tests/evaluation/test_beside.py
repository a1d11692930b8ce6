from __future__ import annotations

import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from lsp_langid.evaluation.beside import compare, difference
from lsp_langid.evaluation.items import Answer, Item
from lsp_langid.evaluation.tables import beside_table, beside_words

truths = st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=60)


def columns(pairs: list[tuple[bool, bool]]) -> tuple[np.ndarray, np.ndarray]:
    return np.array([a for a, _ in pairs]), np.array([b for _, b in pairs])


def apart(n: int) -> list[str]:
    return [str(i) for i in range(n)]


def answers(right: list[bool], *, window: int = 0, ms: float = 0.1) -> list[Answer]:
    return [
        Answer(Item(f"{i}:{window}" if window else str(i), "x", "c", 3, "s", window), best, best, 0.9, ms)
        for i, best in enumerate("c" if hit else "go" for hit in right)
    ]


def test_the_interval_is_that_of_agresti_and_min():
    """By hand, for 40 texts, 12 that only the first got right and 5 only the second: with a half
    added to each cell n = 42, b = 12.5, c = 5.5; (b - c) / n = 1 / 6, and the standard error is
    sqrt(18 - 49 / 42) / 42.
    """
    right = [(True, False)] * 12 + [(False, True)] * 5 + [(True, True)] * 20 + [(False, False)] * 3

    found = difference(*columns(right), apart(40))

    half = 1.96 * (18 - 49 / 42) ** 0.5 / 42
    assert (found.value, found.only_first, found.only_second) == (pytest.approx(7 / 40), 12, 5)
    assert (found.low, found.high) == pytest.approx((1 / 6 - half, 1 / 6 + half))


@given(truths)
def test_swapping_the_models_turns_the_difference_round(pairs):
    first, second = columns(pairs)
    one, other = difference(first, second, apart(len(pairs))), difference(second, first, apart(len(pairs)))

    assert (one.value, one.low, one.high) == pytest.approx((-other.value, -other.high, -other.low))
    assert one.is_clear == other.is_clear


@given(truths)
def test_the_interval_holds_what_was_seen_of_many_texts_and_stays_within_bounds(pairs):
    first, second = columns(pairs * 3)
    found = difference(first, second, apart(len(first)))

    assert -1 <= found.low <= found.high <= 1
    assert found.low - 0.05 <= found.value <= found.high + 0.05


def test_ten_texts_that_both_got_right_prove_nothing():
    found = difference(np.ones(10, dtype=bool), np.ones(10, dtype=bool), apart(10))

    assert found.value == 0
    assert found.high - found.low > 0.2
    assert not found.is_clear


def test_windows_of_one_text_count_for_less_than_as_many_texts():
    first, second = np.array([True] * 30 + [False] * 10), np.array([False] * 12 + [True] * 28)

    alone = difference(first, second, apart(40))
    together = difference(first, second, [str(i // 4) for i in range(40)])

    assert together.value == alone.value
    assert together.high - together.low > 1.3 * (alone.high - alone.low)


def test_windows_go_together_with_the_text_they_were_cut_from():
    first = answers([True] * 12, window=1) + answers([True] * 12, window=3)
    second = answers([False] * 6 + [True] * 6, window=1) + answers([False] * 6 + [True] * 6, window=3)

    comparison = compare(("a", "b"), first, second)

    assert [band for band, _ in comparison.by_band] == ["1", "3", "all"]
    narrow, wide = (comparison.by_band[place][1].difference for place in (0, -1))
    assert wide.high - wide.low > 0.9 * (narrow.high - narrow.low)  # 24 windows tell no more than 12 texts


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        pytest.param([True] * 40, [False] * 30 + [True] * 10, "a is better than b", id="the-first"),
        pytest.param([False] * 30 + [True] * 10, [True] * 40, "b is better than a", id="the-second"),
        pytest.param([True] * 40, [True] * 39 + [False], "cannot be told", id="neither"),
    ],
)
def test_the_outcome_is_said_in_words(first, second, words):
    comparison = compare(("a", "b"), answers(first, ms=0.25), answers(second, ms=3.5))

    assert words in beside_words(comparison)
    assert "0.25 ms, the other 3.50 ms" in beside_words(comparison)


def test_the_table_fits_a_terminal_of_eighty_columns():
    out = io.StringIO()
    comparison = compare(("a", "b"), answers([True] * 4_000), answers([True] * 2_000 + [False] * 2_000))

    Console(file=out, width=80).print(beside_table(comparison))

    assert "…\n" not in out.getvalue()
    assert "100.0 %" in out.getvalue()
    assert "+48.4 … +51.5" in out.getvalue()
