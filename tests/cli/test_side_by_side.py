"""Columns align whatever the characters."""

from __future__ import annotations

import pytest

from lsp_langid.cli.side_by_side import LINE, fit, padded, side_by_side, width


@pytest.mark.parametrize(
    ("text", "cells"),
    [("abc", 3), ("日本", 4), ("e\u0301", 1), ("⏎→", 2), ("", 0), ("‹word›", 6)],
)
def test_a_character_takes_the_cells_a_terminal_gives_it(text, cells):
    assert width(text) == cells


def test_what_does_not_fit_gives_way():
    assert fit("abcdef", 6) == "abcdef"
    assert fit("abcdefg", 6) == "abcde…"
    assert fit("日本語語語", 6) == "日本…"


def test_a_huge_text_is_cut_without_looking_at_all_of_it():
    assert fit("‹word› " * 1_000_000, 8) == "‹word› …"
    assert fit("e" + "\u0301" * 1_000_000, 4).endswith("…")


def test_padding_counts_cells():
    assert padded("日本", 6) == "日本  "


def test_nothing_reaches_the_terminal_that_it_would_obey():
    assert fit("\x1b[31m", 20) == "\\x1b[31m"
    assert fit("a\nb", 20) == "a\\nb"


def test_lists_stand_beside_each_other_and_the_longer_one_goes_on():
    lines = list(side_by_side(["日本", "b" * 90], ["right"] * 3))

    assert [line.index("right") for line in lines] == [49, 51, 51]
    assert max(width(line) for line in lines) <= LINE
    assert list(side_by_side(["left"], [])) == ["left"]
