"""Two lists beside each other, in columns that align whatever the characters.

Knows: how wide a character is on a terminal. Never: what the cells mean.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from lsp_langid.cli.console import printable

LINE = 100  # characters that a line may have
_GAP = "   "
_HALF = (LINE - len(_GAP)) // 2


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
    if width(text) <= cells:
        return text
    while width(text) > cells - 1:
        text = text[:-1]
    return text + "…"


def padded(text: str, cells: int) -> str:
    """As `fit`, with blanks behind it up to this width."""
    text = fit(text, cells)
    return text + " " * (cells - width(text))


def side_by_side(left: Sequence[str], right: Sequence[str]) -> Iterator[str]:
    """One line for each two of the lists; the shorter list ends earlier."""
    for a, b in zip_longest(left, right, fillvalue=""):
        yield f"{padded(a, _HALF)}{_GAP}{fit(b, _HALF)}".rstrip()
