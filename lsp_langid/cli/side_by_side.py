"""Two lists beside each other, in columns that align whatever the characters.

Knows: how wide a character is on a terminal. Never: what the cells mean.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, zip_longest

from lsp_langid.cli.console import printable

LINE = 100  # characters that a line may have
_GAP = "   "
_HALF = (LINE - len(_GAP)) // 2
_MOST_PER_CELL = 8  # characters, combining marks among them, of a text that are looked at; bounds the work


def width(text: str) -> int:
    """Cells of a terminal that a text takes: two for a character of East Asia, none for a combining mark."""
    if text.isascii():
        return len(text)
    return sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def fit(text: str, cells: int) -> str:
    """The text on one line and harmless; what does not fit gives way to `…`."""
    text = printable(text)
    ends = list(accumulate(_cells(character) for character in text[: cells * _MOST_PER_CELL]))
    if not ends or (ends[-1] <= cells and len(ends) == len(text)):
        return text
    return text[: bisect_right(ends, cells - 1)] + "…"


def padded(text: str, cells: int) -> str:
    """As `fit`, with blanks behind it up to this width."""
    text = fit(text, cells)
    return text + " " * (cells - width(text))


def side_by_side(left: Sequence[str], right: Sequence[str]) -> Iterator[str]:
    """One line for each two of the lists; the shorter list ends earlier."""
    for a, b in zip_longest(left, right, fillvalue=""):
        yield f"{padded(a, _HALF)}{_GAP}{fit(b, _HALF)}".rstrip()
