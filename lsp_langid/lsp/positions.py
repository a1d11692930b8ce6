"""Places in a text as the client counts them: lines, and columns in the encoding agreed on.

Knows: line ends and code units. Never: documents, what stands in a place.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from lsp_langid.lsp.chunk import units_of
from lsp_langid.lsp.wire import PositionJson, RangeJson

_LINE_END = re.compile(r"\r\n|\n|\r")


class Positions:
    """Offsets of one text as positions.

    Args:
        text: All of it; offsets count its code points.
        encoding: Of the columns: utf-8, utf-16 or utf-32.
    """

    def __init__(self, text: str, encoding: str) -> None:
        self._text = text
        self._encoding = encoding
        self._starts = [0, *(end.end() for end in _LINE_END.finditer(text))]

    def range_of(self, start: int, end: int) -> RangeJson:
        """The range from offset `start` up to `end`."""
        return {"start": self._position_of(start), "end": self._position_of(end)}

    def _position_of(self, offset: int) -> PositionJson:
        line = bisect_right(self._starts, offset) - 1
        return {"line": line, "character": units_of(self._text[self._starts[line] : offset], self._encoding)}
