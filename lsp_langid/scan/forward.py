"""A stream as the file that `tarfile` wants to read headers from, and not more than headers may have.

Knows: how large an honest header is. Never: tar.
"""

from __future__ import annotations

from collections.abc import Callable

from lsp_langid import forward
from lsp_langid.forward import Source
from lsp_langid.scan.held import CHUNK

__all__ = ["Counted", "Forward", "Source"]

_MAX_HEADER = 1 << 20  # bytes; an honest header, all that belongs to it together, stays below a few kB


class Forward(forward.Forward):
    """Reads and skips; a header that points backwards or claims absurd sizes is a ValueError."""

    def __init__(self, source: Source, count: Callable[[int], None]) -> None:
        """Both as of `forward.Forward`."""
        super().__init__(source, count, CHUNK)
        self.last = b""  # what `read` gave last
        self._header_left = _MAX_HEADER

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
