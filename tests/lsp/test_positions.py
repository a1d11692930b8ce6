from __future__ import annotations

import pytest

from lsp_langid.lsp.positions import Positions

TEXT = "é😋x\r\nab\rcd\n"


def ends(offset, encoding="utf-16"):
    place = Positions(TEXT, encoding).range_of(offset, offset)["start"]
    return place["line"], place["character"]


@pytest.mark.parametrize(("encoding", "column"), [("utf-8", 6), ("utf-16", 3), ("utf-32", 2)])
def test_columns_count_in_the_units_of_the_client(encoding, column):
    assert ends(TEXT.index("x"), encoding) == (0, column)


@pytest.mark.parametrize(("place", "position"), [("ab", (1, 0)), ("b", (1, 1)), ("cd", (2, 0))])
def test_lines_end_as_the_protocol_says(place, position):
    assert ends(TEXT.index(place)) == position


def test_the_end_of_the_text_has_a_position():
    assert ends(len(TEXT)) == (3, 0)


def test_a_form_feed_ends_no_line():
    text = "a\fb"

    assert Positions(text, "utf-16").range_of(2, 3) == {
        "start": {"line": 0, "character": 2},
        "end": {"line": 0, "character": 3},
    }
