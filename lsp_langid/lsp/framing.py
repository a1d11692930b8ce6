"""Cut a stream of bytes into messages, and find the way back into step after what is none.

Knows: the header of an LSP message. Never: JSON, sockets, who sends.

What is no header is skipped up to the next `Content-Length`, wherever in a line it stands: after a length
that was too small, the rest of a message runs on into the header of the next.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import AsyncIterator

_log = logging.getLogger(__name__)

LARGEST_MESSAGE = 256 * 2**20  # bytes; editors keep larger files to themselves
_LONGEST_HEADER = 64  # bytes; "Content-Length: 268435456\r\n" has 27

_CONTENT_LENGTH = re.compile(rb"content-length: *([0-9]{1,18})\s*$", re.IGNORECASE)
_OTHER_HEADER = re.compile(rb"content-type:", re.IGNORECASE)
_HTTP_REQUEST = re.compile(rb"[A-Z]+ \S+ HTTP/[0-9]")


class FramingError(Exception):
    """Nothing that follows in the stream can be trusted; the message says why."""


def frame(body: bytes) -> bytes:
    """A message as it goes over the wire."""
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


async def read_frames(
    reader: asyncio.StreamReader, *, largest: int = LARGEST_MESSAGE
) -> AsyncIterator[bytes]:
    """Yield the bodies of the messages until the stream ends, in the middle of one or not.

    Raises:
        FramingError: A message of more than `largest` bytes, which is not waited for, or a request of
            HTTP: a web page can send one to any port of this machine, with messages in its body.
    """
    length: int | None = None
    in_step = True
    while (line := await _read_line(reader)) is not None:
        found = _CONTENT_LENGTH.search(line)
        junk = line[: found.start()] if found else line
        if junk.strip() and not _OTHER_HEADER.match(junk):
            if _HTTP_REQUEST.match(junk):
                raise FramingError("a request of HTTP, which is not spoken here")
            if in_step:
                _log.warning("skipping what is no header of a message: %r", junk[:_LONGEST_HEADER])
            in_step = False
        if found:
            length = int(found[1])
        elif not line.strip() and length is not None:
            if length > largest:
                raise FramingError(f"a message of {length} bytes; {largest} is the most that is read")
            try:
                yield await reader.readexactly(length)
            except asyncio.IncompleteReadError:
                return
            length, in_step = None, True


async def _read_line(reader: asyncio.StreamReader) -> bytes | None:
    """The next line or, of a line that is too long for a header, a good part of it. None at the end."""
    try:
        return await reader.readuntil(b"\n")
    except asyncio.IncompleteReadError:
        return None
    except asyncio.LimitOverrunError as error:
        # The end of what is buffered may be the beginning of a header.
        return await reader.readexactly(max(1, error.consumed - _LONGEST_HEADER))
