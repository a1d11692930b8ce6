from __future__ import annotations

import pytest

from lsp_langid.evaluation.bands import band_of, in_bands
from lsp_langid.evaluation.items import Answer, Item


def answer(n_lines: int, window: int = 0) -> Answer:
    return Answer(Item("1", "x", "c", n_lines, "suite", window), "c", "c", 0.9, 0.1)


@pytest.mark.parametrize(
    ("n", "band"), [(1, "1"), (3, "3"), (4, "4-5"), (5, "4-5"), (40, "21-40"), (41, ">40")]
)
def test_lines_fall_into_bands(n, band):
    assert band_of(n) == band


def test_whole_texts_are_grouped_short_to_long():
    groups = in_bands([answer(90), answer(1), answer(12), answer(5), answer(4)])

    assert {band: len(group) for band, group in groups.items()} == {"1": 1, "4-5": 2, "11-20": 1, ">40": 1}
    assert list(groups) == ["1", "4-5", "11-20", ">40"]


def test_windows_are_grouped_by_the_size_they_were_cut_to():
    groups = in_bands([answer(40, 40), answer(3, 3), answer(10, 10), answer(77), answer(2)])

    assert list(groups) == ["3", "10", "40", "whole"]
    assert len(groups["whole"]) == 2
