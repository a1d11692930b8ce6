r"""A text that is edited in place, addressed by the lines and columns of the protocol.

Knows: line ends and position encodings as LSP 3.17 defines them. Never: documents, versions, languages.

pygls splits lines with `str.splitlines`, which also breaks at form feeds, U+2028 and others;
an edit below such a character would land one line too high. LSP knows `\n`, `\r\n` and `\r` only.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from lsprotocol import types

LINE_END = re.compile(r"\r\n|\n|\r")


class Text:
    """A string and the offsets at which its lines begin. Offsets count code points."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._line_starts: list[int] | None = None  # found when the first position is asked for

    def replace(self, start: int, end: int, new: str) -> None:
        """Put `new` in place of the characters from offset `start` up to `end`."""
        if self._line_starts is not None:
            self._line_starts = self._moved_line_starts(self._line_starts, start, end, new)
        self.source = self.source[:start] + new + self.source[end:]

    def offset(self, position: types.Position, encoding: str) -> int:
        """The offset of a position. One beyond its line, or beyond the text, means the end of it.

        A column inside a character (an emoji counts two in utf-16) means its beginning.
        """
        starts = self._starts()
        if position.line >= len(starts):
            return len(self.source)
        start = starts[position.line]
        end = self._line_end(position.line)
        return start + _index_of_column(self.source[start:end], position.character, encoding)

    def offsets(self, chosen: types.Range, encoding: str) -> tuple[int, int]:
        """Both ends of a range in ascending order, also when the client gave them the other way round."""
        first, second = self.offset(chosen.start, encoding), self.offset(chosen.end, encoding)
        return min(first, second), max(first, second)

    def _starts(self) -> list[int]:
        if self._line_starts is None:
            self._line_starts = [0, *(found.end() for found in LINE_END.finditer(self.source))]
        return self._line_starts

    def _line_end(self, line: int) -> int:
        """Where a line's own characters stop and its line end, if any, begins."""
        starts = self._starts()
        if line + 1 == len(starts):
            return len(self.source)
        end = starts[line + 1]
        return end - 2 if self.source.endswith("\r\n", 0, end) else end - 1

    def _moved_line_starts(self, starts: list[int], start: int, end: int, new: str) -> list[int]:
        """The line starts after an edit, searching only the lines it touches.

        Splitting the whole text anew for each of 100 cursors in a file of 1 MB would hold up the
        server for most of a second.
        """
        kept = max(1, bisect_left(starts, start))  # a `\r` right before `start` may meet a `\n` now
        moved = bisect_right(starts, end)
        shift = len(new) - (end - start)
        begin = starts[kept - 1]
        stop = starts[moved] if moved < len(starts) else len(self.source)
        touched = self.source[begin:start] + new + self.source[end:stop]
        found = [begin + line_end.end() for line_end in LINE_END.finditer(touched)]
        if moved < len(starts):
            found.pop()  # the end of the last touched line: it comes again as the first moved start
        return starts[:kept] + found + [line_start + shift for line_start in starts[moved:]]


def _index_of_column(line: str, column: int, encoding: str) -> int:
    """How many characters lie before a column that counts code units of `encoding`."""
    if encoding == "utf-32" or line.isascii():
        return min(column, len(line))
    units = 0
    for index, character in enumerate(line):
        units += _utf8_units(character) if encoding == "utf-8" else _utf16_units(character)
        if units > column:
            return index
    return len(line)


def _utf8_units(character: str) -> int:
    code = ord(character)
    return 1 if code < 0x80 else 2 if code < 0x800 else 3 if code < 0x10000 else 4


def _utf16_units(character: str) -> int:
    return 1 if ord(character) < 0x10000 else 2
