from __future__ import annotations

import io

from rich.console import Console

from lsp_langid.evaluation.items import Answer, Item
from lsp_langid.evaluation.tables import by_band, by_source, number, percent, print_report, typing_table
from lsp_langid.evaluation.typing import Trace, typing_figures


def answers():
    return [
        Answer(Item("1", "x", "c", 1), "c", "c", 0.9, 0.1),
        Answer(Item("2", "x", "c", 4), "go", None, 0.4, 0.1),
        Answer(Item("3", "x", "go", 90), "go", "go", 0.8, 0.1),
    ]


def test_bands_come_short_to_long_with_all_at_the_end():
    assert [band for band, _ in by_band(answers())] == ["1", "4-5", ">40", "all"]


def test_the_report_shows_figures_languages_and_confusions():
    out = io.StringIO()

    print_report(Console(file=out, width=120), "suite", answers(), per_language=True, top=5)

    text = out.getvalue()
    assert "66.7 %" in text
    assert "c → go 1" in text
    assert "weakest first" in text
    assert "answerable at precision" in text


def test_the_tables_fit_a_terminal_of_eighty_columns():
    out = io.StringIO()

    print_report(Console(file=out, width=80), "suite", answers(), per_language=True, top=5)

    assert "…" not in out.getvalue()


def test_figures_of_each_source_stand_in_the_order_of_the_sources():
    two = [
        Answer(Item("1", "x", "c", 1, source), best, None, 0.9, 0.1)
        for source, best in (("b", "c"), ("a", "go"))
    ]

    assert [(name, figure.accuracy) for name, figure in by_source(two)] == [("b", 1.0), ("a", 0.0)]


def test_typing_is_told_in_words():
    out = io.StringIO()
    trace = Trace(Item("1", "x", "c", 2), (5, 1234), (1, 2), (None, "c"))

    Console(file=out, width=100).print(typing_table(typing_figures([trace])))

    assert "2 lines, 1,234 characters" in out.getvalue()
    assert "not code" not in out.getvalue()


def test_numbers_have_as_many_digits_as_asked_for():
    assert [number(1234.5), number(0.126, 2), number(float("nan"))] == ["1,234", "0.13", "–"]


def test_what_was_not_measured_is_a_dash():
    assert percent(float("nan")) == "–"
