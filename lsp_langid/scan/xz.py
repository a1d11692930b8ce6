"""A stream packed by xz -> its bytes, in as much memory as was granted and no more.

Knows: lzma. Never: what is packed. `lzma.LZMAFile` would give a header the 4 GB that it may ask for.
"""

from __future__ import annotations

import lzma
from typing import BinaryIO

_CHUNK = 1 << 16


class XzStream:
    """One or several streams behind each other, with zeros between them."""

    def __init__(self, file: BinaryIO, memory: int) -> None:
        self._file = file
        self._memory = memory  # bytes
        self._unpacker = self._new()
        self._packed = b""
        self._begun = False

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes, none at the end.

        Raises:
            lzma.LZMAError: Damage, or more memory wanted than granted.
            EOFError: Cut short.
        """
        while True:
            if self._unpacker.eof:
                self._packed = (self._unpacker.unused_data or b"").lstrip(b"\0")
                self._unpacker = self._new()
                self._begun = False
            if self._unpacker.needs_input and not self._packed:
                self._packed = self._file.read(_CHUNK)
                if not self._begun:
                    self._packed = self._packed.lstrip(b"\0")
                if not self._packed:
                    if self._begun:
                        raise EOFError("the packed stream is cut short")
                    return b""
            packed, self._packed = self._packed, b""
            self._begun = True
            data = self._unpacker.decompress(packed, max_length=size)
            if data:
                return data

    def _new(self) -> lzma.LZMADecompressor:
        return lzma.LZMADecompressor(memlimit=self._memory)
