r"""A piece of a text: where its lines end, and how wide it is in the units of an encoding.

Knows: line ends and code units. Never: which piece of what text it is.
"""

from __future__ import annotations

import re
from itertools import islice

_LINE_END = re.compile(r"\r\n|\n|\r")
_UNITS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2)}  # codec, bytes of a unit


class Chunk:
    r"""A piece that neither begins nor ends between `\r` and `\n`. Never changed once made."""

    __slots__ = ("_bare_returns", "_widths", "blank", "breaks", "length", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.length = len(text)
        self.breaks = count_line_breaks(text)
        self._bare_returns = "\r" in text and self.breaks > text.count("\n")
        self.blank = not text or text.isspace()
        self._widths: dict[str, int] = {}

    def behind_break(self, number: int) -> int:
        """The place behind the line end of that number; the first has 1."""
        text = self.text
        if self._bare_returns:
            return next(islice(_LINE_END.finditer(text), number - 1, None)).end()
        if 2 * number > self.breaks:  # `\r\n` ends where its `\n` does
            return len(text.rsplit("\n", self.breaks - number + 1)[0]) + 1
        return len(text) - len(text.split("\n", number)[-1])

    def line_end(self, start: int) -> int | None:
        """Where the first line end at or behind `start` begins; None when there is none."""
        if not self.breaks:
            return None
        feed = self.text.find("\n", start)
        back = self.text.find("\r", start, feed if feed >= 0 else len(self.text))
        return back if back >= 0 else feed if feed >= 0 else None

    def units(self, start: int, encoding: str) -> int:
        """How many code units stand from `start` on. Remembered for the whole chunk."""
        if start:
            return units_of(self.text[start:], encoding)
        if encoding not in self._widths:
            self._widths[encoding] = units_of(self.text, encoding)
        return self._widths[encoding]


def count_line_breaks(text: str) -> int:
    r"""Number of line ends: `\n`, `\r\n` and `\r`."""
    if "\r" not in text:
        return text.count("\n")
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def units_of(text: str, encoding: str) -> int:
    """Code units that a text takes in utf-8, utf-16 or utf-32. A lone surrogate takes as many as in pairs."""
    if encoding == "utf-32" or text.isascii():
        return len(text)
    codec, size = _UNITS[encoding]
    return len(text.encode(codec, "surrogatepass")) // size


def index_of_column(line: str, column: int, encoding: str) -> int:
    """How many characters lie wholly before a column that counts code units."""
    low, high = 0, min(column, len(line))  # a character takes at least one unit
    if encoding == "utf-32" or line.isascii():
        return high
    while low < high:
        middle = (low + high + 1) // 2
        units = units_of(line[low:middle], encoding)
        if units <= column:
            low, column = middle, column - units
        else:
            high = middle - 1
    return low
