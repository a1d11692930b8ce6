"""A stream that only goes forward, as the file that `tarfile` wants to read headers from.

Knows: chunks, positions. Never: tar.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from lsp_langid.scan.held import CHUNK

_MAX_HEADER = 1 << 20  # bytes; an honest header, all that belongs to it together, stays below a few kB


class Source(Protocol):
    """The one thing that is asked of a stream of bytes; nothing means its end."""

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes."""


class Forward:
    """Reads and skips; a header that points backwards or claims absurd sizes is a ValueError."""

    def __init__(self, source: Source, count: Callable[[int], None]) -> None:
        """`count` is told of all bytes that the source gives, wanted or not; it may raise."""
        self._source = source
        self._count = count
        self._chunk = b""
        self._start = 0  # offset of the chunk in the stream
        self._at = 0  # offset in the chunk
        self.last = b""  # what `read` gave last
        self._header_left = _MAX_HEADER

    def peek(self) -> bytes:
        """Some bytes that come next, none only at the end."""
        if self._at == len(self._chunk):
            self._next_chunk()
        return self._chunk[self._at :]

    def tell(self) -> int:
        """The offset in the stream."""
        return self._start + self._at

    def begin_header(self) -> None:
        """What is read from here on belongs to another header."""
        self._header_left = _MAX_HEADER

    def read(self, size: int = -1, /) -> bytes:
        """Exactly `size` bytes of a header, fewer at the end."""
        if not 0 <= size <= self._header_left:
            raise ValueError(f"a header claims {size:,} bytes")
        self._header_left -= size
        self.last = self.take(size)
        return self.last

    def take(self, size: int) -> bytes:
        """Exactly `size` bytes of content, fewer at the end."""
        end = self._at + size
        if end <= len(self._chunk):
            start, self._at = self._at, end
            return self._chunk[start:end]
        parts = [self._chunk[self._at :]]
        missing = size - len(parts[0])
        self._at = len(self._chunk)
        while missing and self._next_chunk():
            part = self._chunk[:missing]
            self._at = len(part)
            missing -= len(part)
            parts.append(part)
        return b"".join(parts)

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Step over what lies before an offset; stops at the end."""
        if whence or offset < self.tell():
            raise ValueError("a header points backwards")
        while offset > self._start + len(self._chunk):
            self._at = len(self._chunk)
            if not self._next_chunk():
                return self.tell()
        self._at = offset - self._start
        return offset

    def _next_chunk(self) -> bool:
        self._start += len(self._chunk)
        self._at = 0
        self._chunk = self._source.read(CHUNK)
        self._count(len(self._chunk))
        return bool(self._chunk)


class Counted:
    """A source that reports what it gives."""

    def __init__(self, source: Source, count: Callable[[int], None]) -> None:
        self._source = source
        self._count = count

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes."""
        data = self._source.read(size)
        self._count(len(data))
        return data
