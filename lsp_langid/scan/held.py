"""A stream that passes once -> its head, middle and tail, its lines counted and its content summed up.

Knows: chunks. Never: where they come from.
"""

from __future__ import annotations

import codecs
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lsp_langid.scan.entry import Held
from lsp_langid.texts import WHOLE_BYTES, encoding_of, is_binary, spans

CHUNK = 1 << 18


class EndedEarlyError(EOFError):
    """A stream gave fewer bytes than it was said to hold."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is left of a stream when it has passed."""

    held: Held
    crc: int  # of all bytes


def keep(read: Callable[[int], bytes], size: int) -> Kept | None:
    """Read exactly `size` bytes and keep of them what `texts.decode` needs; None for binary, left half read.

    Args:
        read: Gives at most as many bytes as it is asked for; none when there are no more.
        size: Bytes that the text has.

    Raises:
        EndedEarlyError: There were fewer.
    """
    if size <= WHOLE_BYTES:
        data = b"".join(chunks(read, size))
        if is_binary(data):
            return None
        counter = LineCounter(data)
        counter.feed(data)
        return Kept(Held((data,), counter.n_lines), zlib.crc32(data))
    return _keep_parts(read, size)


def chunks(read: Callable[[int], bytes], size: int) -> Iterator[bytes]:
    """Yield exactly `size` bytes in pieces; raises EndedEarlyError when there are fewer."""
    left = size
    while left:
        chunk = read(min(left, CHUNK))
        if not chunk:
            raise EndedEarlyError(f"ends {left:,} bytes early")
        left -= len(chunk)
        yield chunk


def _keep_parts(read: Callable[[int], bytes], size: int) -> Kept | None:
    wanted = spans(size)
    parts = [bytearray() for _ in wanted]
    counter: LineCounter | None = None
    crc = at = 0
    for chunk in chunks(read, size):
        if counter is None:
            if is_binary(chunk):
                return None
            counter = LineCounter(chunk)
        counter.feed(chunk)
        crc = zlib.crc32(chunk, crc)
        end = at + len(chunk)
        for part, (start, stop) in zip(parts, wanted, strict=True):
            if start < end and at < stop:
                part += chunk[max(start - at, 0) : stop - at]
        at = end
    assert counter is not None
    return Kept(Held(tuple(map(bytes, parts)), counter.n_lines), crc)


class LineCounter:
    """Counts the lines of a text of any size as it passes; agrees with `texts.n_lines_of`."""

    def __init__(self, head: bytes) -> None:
        mark, encoding = encoding_of(head)
        self._n_mark = len(mark)
        # In UTF-8 and in 8-bit encodings the byte of a line feed means nothing else.
        self._decoder = None if encoding == "utf-8" else codecs.getincrementaldecoder(encoding)("replace")
        self._n_feeds = 0
        self._n_returns = 0
        self._last = b""

    def feed(self, chunk: bytes) -> None:
        """The next piece, in order; the first begins with the head."""
        if self._n_mark:
            chunk, self._n_mark = chunk[self._n_mark :], 0
        if self._decoder is not None:
            chunk = self._decoder.decode(chunk).encode("utf-8", "surrogatepass")
        if not chunk:
            return
        self._n_feeds += chunk.count(b"\n")
        if not self._n_feeds:
            self._n_returns += chunk.count(b"\r")
        self._last = chunk[-1:]

    @property
    def n_lines(self) -> int:
        """So far."""
        n_breaks, closed = (self._n_feeds, b"\n") if self._n_feeds else (self._n_returns, b"\r")
        return n_breaks + (self._last not in (b"", closed))
