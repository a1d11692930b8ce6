"""A list of paths on standard input, one a line or with a NUL behind each.

Knows: streams and separators. Never: what lies at a path.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import BinaryIO

from lsp_langid.errors import InputError

_CHUNK_BYTES = 64 * 1024
_LONGEST_BYTES = 1_000_000  # of a path; systems allow some thousands


def read_paths(stream: BinaryIO, *, null: bool) -> Iterator[str]:
    """Yield the paths as they arrive; empty ones are left out.

    Args:
        stream: Is read to its end.
        null: Whether a NUL ends a path; else a line feed, with or without a carriage return.

    Raises:
        InputError: Something that is no list of paths.
    """
    separator = b"\0" if null else b"\n"
    rest = b""
    while chunk := _read_available(stream):
        *ends, rest = (rest + chunk).split(separator)
        if len(rest) > _LONGEST_BYTES:
            raise InputError(
                f"standard input holds no list of paths: {len(rest):,} bytes without an end of line; "
                "expected one path a line, or with --null a NUL behind each"
            )
        yield from _paths(ends, null)
    yield from _paths([rest], null)


def _paths(ends: list[bytes], null: bool) -> Iterator[str]:
    for end in ends:
        path = end if null else end.removesuffix(b"\r")
        if path:
            yield os.fsdecode(path)


def _read_available(stream: BinaryIO) -> bytes:
    # Past the stream's buffer: a thread that waits in it when the program ends would hold its lock.
    try:
        descriptor = stream.fileno()
    except (OSError, ValueError):  # a stream without a descriptor, as in tests
        return stream.read(_CHUNK_BYTES)
    return os.read(descriptor, _CHUNK_BYTES)
