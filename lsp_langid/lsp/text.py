r"""A text that is edited in place, addressed by the lines and columns of the protocol.

Knows: line ends and position encodings as LSP 3.17 defines them. Never: documents, versions, languages.

pygls splits lines with `str.splitlines`, which also breaks at form feeds, U+2028 and others;
an edit below such a character would land one line too high. LSP knows `\n`, `\r\n` and `\r` only.

A text is held as chunks, with the number of characters and of line ends in front of each. An edit
writes anew the chunks it touches, and a position is found by binary search and a look into one
chunk; so a keystroke in 10 MB costs little more than one in 10 kB. No `\r\n` lies across two chunks.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from operator import attrgetter

from lsprotocol import types

from lsp_langid.lsp.chunk import Chunk, index_of_column

_LENGTH, _BREAKS = attrgetter("length"), attrgetter("breaks")
CHUNK_CHARS = 16_384  # as a text is cut; edits leave chunks between a quarter and twice of this


class Text:
    """A text in chunks. Offsets count code points.

    Args:
        source: The text.
        chunk_chars: How large chunks are, at least 4.
    """

    def __init__(self, source: str, chunk_chars: int = CHUNK_CHARS) -> None:
        self._chunk_chars = chunk_chars
        self._source: str | None = None
        self._chunks = self._cut(source)
        self._starts = [0]  # characters in front of each chunk, and of the end
        self._breaks = [0]  # line ends in front of each chunk, and of the end
        self._measure(0)

    @property
    def source(self) -> str:
        """All of it as one string, put together at the first call after an edit."""
        if self._source is None:
            self._source = "".join(chunk.text for chunk in self._chunks)
        return self._source

    @property
    def n_lines(self) -> int:
        """Number of lines: one more than there are line ends."""
        return self._breaks[-1] + 1

    @property
    def blank(self) -> bool:
        """Whether nothing but white space is there."""
        return all(chunk.blank for chunk in self._chunks)

    def __len__(self) -> int:
        return self._starts[-1]

    def part(self, start: int, end: int) -> str:
        """The characters from offset `start` up to `end`."""
        if start >= end:
            return ""
        first, last = self._chunk_at(start), self._chunk_at(end - 1)
        pieces = [chunk.text for chunk in self._chunks[first : last + 1]]
        pieces[-1] = pieces[-1][: end - self._starts[last]]
        pieces[0] = pieces[0][start - self._starts[first] :]
        return "".join(pieces)

    def line(self, index: int) -> str:
        """One line without its line end. Raises IndexError."""
        if not 0 <= index < self.n_lines:
            raise IndexError(f"no line {index} in a text of {self.n_lines} lines")
        start = self._line_start(index)
        if index + 1 == self.n_lines:
            return self.part(start, len(self))
        line = self.part(start, self._line_start(index + 1))
        return line[: -2 if line.endswith("\r\n") else -1]

    def replace(self, start: int, end: int, new: str) -> None:
        """Put `new` in place of the characters from offset `start` up to `end`."""
        # A character in front and one behind belong to what is written anew: the chunks around it
        # begin and end as before, and no `\r` of theirs meets a new `\n`.
        first = self._chunk_at(start - 1) if start else 0
        last = self._chunk_at(end)
        before = self._chunks[first].text[: start - self._starts[first]]
        after = self._chunks[last].text[end - self._starts[last] :]
        text = f"{before}{new}{after}"
        if len(text) < self._chunk_chars // 4:  # too little to stand alone: a neighbour takes it in
            if last + 1 < len(self._chunks):
                last += 1
                text += self._chunks[last].text
            elif first:
                first -= 1
                text = self._chunks[first].text + text
        self._chunks[first : last + 1] = (
            self._cut(text) if len(text) > 2 * self._chunk_chars else [Chunk(text)]
        )
        self._source = None
        self._measure(first)

    def difference(self, other: str) -> tuple[int, int, str]:
        """What `replace` is to be told so that this text becomes `other`: (start, end, new).

        Beginning and end that both have in common are left out, whatever else may be the same.
        """
        start = self._common_start(other)
        kept = self._common_end(other, min(len(self), len(other)) - start)
        return start, len(self) - kept, other[start : len(other) - kept]

    def offset(self, position: types.Position, encoding: str) -> int:
        """The offset of a position. One beyond its line, or beyond the text, means the end of it.

        A column inside a character (an emoji counts two in utf-16) means its beginning.
        """
        if position.line >= self.n_lines:
            return len(self)
        start, column = self._line_start(position.line), position.character
        place = self._chunk_at(start)
        begin = start - self._starts[place]
        last = min(bisect_left(self._breaks, position.line + 1), len(self._chunks)) - 1
        while place < last:  # all of the chunk's rest is of this line
            units = self._chunks[place].units(begin, encoding)
            if units > column:
                break
            place, begin, column = place + 1, 0, column - units
        chunk = self._chunks[place]
        line = chunk.text[begin : chunk.line_end(begin)]
        return self._starts[place] + begin + index_of_column(line, column, encoding)

    def offsets(self, chosen: types.Range, encoding: str) -> tuple[int, int]:
        """Both ends of a range in ascending order, also when the client gave them the other way round."""
        first = self.offset(chosen.start, encoding)
        second = first if chosen.end == chosen.start else self.offset(chosen.end, encoding)
        return min(first, second), max(first, second)

    def _cut(self, text: str) -> list[Chunk]:
        r"""Chunks of nearly equal size, none ending between `\r` and `\n`."""
        n_chunks = max(1, -(-len(text) // self._chunk_chars))
        size = -(-len(text) // n_chunks)
        chunks, start = [], 0
        while start < len(text):
            end = start + size
            if text[end - 1 : end + 1] == "\r\n":
                end += 1
            chunks.append(Chunk(text[start:end]))
            start = end
        return chunks or [Chunk("")]

    def _measure(self, first: int) -> None:
        """Count anew what lies in front of the chunks from `first` on."""
        chunks = self._chunks[first:]
        self._starts[first:] = accumulate(map(_LENGTH, chunks), initial=self._starts[first])
        self._breaks[first:] = accumulate(map(_BREAKS, chunks), initial=self._breaks[first])

    def _chunk_at(self, offset: int) -> int:
        """Place of the chunk that holds the character at `offset`; of the last one at the text's end."""
        return min(bisect_right(self._starts, offset), len(self._chunks)) - 1

    def _line_start(self, line: int) -> int:
        if line == 0:
            return 0
        place = bisect_left(self._breaks, line) - 1
        return self._starts[place] + self._chunks[place].behind_break(line - self._breaks[place])

    def _common_start(self, other: str) -> int:
        """How many characters at the beginning are those of `other`."""
        same = 0
        for chunk in self._chunks:
            if not other.startswith(chunk.text, same):
                return same + _common_start(chunk.text, other[same : same + len(chunk.text)])
            same += len(chunk.text)
        return same

    def _common_end(self, other: str, most: int) -> int:
        """How many of the last `most` characters are those of `other`."""
        same = 0
        for chunk in reversed(self._chunks):
            end = len(other) - same
            if same + len(chunk.text) > most or not other.endswith(chunk.text, 0, end):
                return same + _common_end(chunk.text, other[end - min(len(chunk.text), most - same) : end])
            same += len(chunk.text)
        return same


def _common_start(one: str, other: str) -> int:
    """How many first characters are the same, found by comparing ever smaller slices."""
    same, most = 0, min(len(one), len(other))
    while same < most:
        middle = (same + most + 1) // 2
        if one[same:middle] == other[same:middle]:
            same = middle
        else:
            most = middle - 1
    return same


def _common_end(one: str, other: str) -> int:
    """How many last characters are the same."""
    same, most = 0, min(len(one), len(other))
    while same < most:
        middle = (same + most + 1) // 2
        if one[len(one) - middle : len(one) - same] == other[len(other) - middle : len(other) - same]:
            same = middle
        else:
            most = middle - 1
    return same
