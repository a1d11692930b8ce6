"""A stream of bytes that only goes forward: steps over what nobody wants without copying it.

Knows: chunks, positions. Never: what stands in them, how much of it is too much.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol


class Source(Protocol):
    """The one thing that is asked of a stream of bytes; nothing means its end."""

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes."""


class Forward:
    """Reads and skips.

    Args:
        source: Asked for a chunk at a time.
        count: Told of all bytes that the source gives, wanted or not; it may raise.
        chunk: Bytes asked for at once.
    """

    def __init__(self, source: Source, count: Callable[[int], None], chunk: int) -> None:
        self._source = source
        self._count = count
        self._size = chunk
        self._chunk = b""
        self._start = 0  # offset of the chunk in the stream
        self._at = 0  # offset in the chunk

    def peek(self) -> bytes:
        """Some bytes that come next, none only at the end."""
        if self._at == len(self._chunk):
            self._next_chunk()
        return self._chunk[self._at :]

    def tell(self) -> int:
        """The offset in the stream."""
        return self._start + self._at

    def take(self, size: int) -> bytes:
        """Exactly `size` bytes, fewer at the end."""
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
        """Step over what lies before an offset; stops at the end.

        Raises:
            ValueError: The offset lies behind.
        """
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
        self._chunk = self._source.read(self._size)
        self._count(len(self._chunk))
        return bool(self._chunk)
