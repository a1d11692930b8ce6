from __future__ import annotations

import io

import pytest
from rich.console import Console

from lsp_langid.evaluation.items import Answer, Item
from lsp_langid.evaluation.tables import band_of, by_band, percent, print_report


def answers():
    return [
        Answer(Item("1", "x", "c", 1), "c", "c", 0.9, 0.1),
        Answer(Item("2", "x", "c", 4), "go", None, 0.4, 0.1),
        Answer(Item("3", "x", "go", 90), "go", "go", 0.8, 0.1),
    ]


@pytest.mark.parametrize(
    ("n", "band"), [(1, "1"), (3, "3"), (4, "4-5"), (5, "4-5"), (40, "21-40"), (41, ">40")]
)
def test_lines_fall_into_bands(n, band):
    assert band_of(n) == band


def test_bands_come_short_to_long_with_all_at_the_end():
    assert [band for band, _ in by_band(answers())] == ["1", "4-5", ">40", "all"]


def test_the_report_shows_figures_languages_and_confusions():
    out = io.StringIO()

    print_report(Console(file=out, width=120), "suite", answers(), per_language=True, top=5)

    text = out.getvalue()
    assert "66.7 %" in text
    assert "c → go 1" in text
    assert "weakest first" in text


def test_what_was_not_measured_is_a_dash():
    assert percent(float("nan")) == "–"
