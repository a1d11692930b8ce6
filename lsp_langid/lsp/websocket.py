"""Clients over WebSocket: one message a frame, and nobody from elsewhere.

Knows: the package `websockets` (extra `ws`). Never: what is said, who may come (that is `origins.py`).
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Collection

from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed
from websockets.frames import CloseCode
from websockets.http11 import Request, Response

from lsp_langid.lsp.framing import LARGEST_MESSAGE
from lsp_langid.lsp.origins import why_refused
from lsp_langid.lsp.transports import MOST_UNREAD, Announce, Sessions, announce_all, told_to_stop

_log = logging.getLogger(__name__)


async def serve_websocket(
    sessions: Sessions, host: str, port: int, announce: Announce, *, allowed_origins: Collection[str]
) -> None:
    """Serve whoever connects and may, until the process is told to stop. Port 0 takes any that is free."""

    def admit(connection: ServerConnection, request: Request) -> Response | None:
        headers = request.headers
        refusal = why_refused(headers.get_all("Host"), headers.get_all("Origin"), allowed_origins)
        if refusal is None:
            return None
        _log.warning("a client is refused: %s", refusal)
        return connection.respond(403, f"{refusal}\n")

    async def attend(connection: ServerConnection) -> None:
        outgoing = _FramesOut(connection)
        await sessions.hold(_bodies(connection), outgoing, framed=False)
        await outgoing.sent()

    async with serve(
        attend,
        host,
        port,
        process_request=admit,
        max_size=LARGEST_MESSAGE,
        compression=None,  # it never leaves the machine
    ) as listener:
        announce_all(listener.sockets, announce)
        try:
            await told_to_stop()
        finally:
            await sessions.end()


async def _bodies(connection: ServerConnection) -> AsyncIterator[bytes]:
    while True:
        try:
            body = await connection.recv(decode=False)
        except ConnectionClosed as closed:
            if closed.sent is not None and closed.sent.code == CloseCode.MESSAGE_TOO_BIG:
                _log.warning("a message of more than %d bytes; this client is let go", LARGEST_MESSAGE)
            return
        yield body


class _FramesOut:
    """The frames one client reads, in order. Writing waits for nobody."""

    def __init__(self, connection: ServerConnection) -> None:
        self._connection = connection
        self._queue: asyncio.Queue[str | None] = asyncio.Queue()
        self._unread = 0  # bytes in the queue
        self._open = True
        self._sending = asyncio.get_running_loop().create_task(self._send_all())

    def write(self, data: bytes) -> None:
        if not self._open:
            return
        self._queue.put_nowait(data.decode())
        self._unread += len(data)
        if self._unread > MOST_UNREAD:
            _log.error("a client is let go: it left %d bytes unread", MOST_UNREAD)
            self._open = False
            self._connection.transport.abort()

    def close(self) -> None:
        self._open = False
        self._queue.put_nowait(None)

    async def sent(self) -> None:
        """Wait until everything was sent that was written before `close`."""
        await self._sending

    async def _send_all(self) -> None:
        try:
            while (text := await self._queue.get()) is not None:
                await self._connection.send(text)
                self._unread -= len(text)
        except ConnectionClosed:
            self._open = False
