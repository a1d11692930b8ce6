"""How clients reach us: one over standard input and output, or several over TCP.

Knows: pipes, sockets, how a session begins and ends. Never: what is said, how WebSocket wraps it (that is
`websocket.py`). Start reading at `converse`.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import signal
import threading
from asyncio.trsock import TransportSocket
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import suppress
from socket import socket
from typing import BinaryIO, Protocol, TypeAlias

from lsp_langid.lsp.framing import FramingError, read_frames
from lsp_langid.lsp.protocol import QuietServer

_log = logging.getLogger(__name__)

MOST_CLIENTS = 64  # at once; each may hold as much text as it likes
MOST_UNREAD = 64 * 2**20  # bytes of ours that a client may leave unread
_CHUNK = 2**16  # bytes; what a pipe holds
_BUFFER = 2**18  # bytes; of what a client sends, read ahead of what is handled

Announce: TypeAlias = Callable[[str, int], None]  # told a host and a port where clients may come


class Outgoing(Protocol):
    """Where the messages of one client go. Nothing raises when the client is gone."""

    def write(self, data: bytes) -> None:
        """Send bytes."""

    def close(self) -> None:
        """Drop what is written from now on."""


async def converse(
    server: QuietServer, bodies: AsyncIterator[bytes], outgoing: Outgoing, *, framed: bool
) -> None:
    """Talk with one client, until it says `exit` or goes away without.

    Args:
        server: Its own; ended here.
        bodies: Its messages, without headers.
        outgoing: What it reads; closed here.
        framed: Whether it wants headers.
    """
    server.protocol.set_writer(outgoing, include_headers=framed)
    try:
        async for body in bodies:
            server.protocol.receive(body)
            if server.protocol.exited:
                return
            await asyncio.sleep(0)  # one that sends without a pause must not keep out the others
    except FramingError as error:
        server.protocol.refuse(f"{error}; this client is let go")
    except ConnectionError:
        pass  # it went away
    finally:
        server.end()
        outgoing.close()


class Sessions:
    """The clients of one process, each with a server of its own. One that leaves costs the others nothing."""

    def __init__(self, create_server: Callable[[], QuietServer], *, at_most: int = MOST_CLIENTS) -> None:
        self._create_server = create_server
        self._at_most = at_most
        self._running: set[asyncio.Task[None]] = set()

    async def hold(self, bodies: AsyncIterator[bytes], outgoing: Outgoing, *, framed: bool) -> None:
        """Talk with one more client to its end, unless there are too many. See `converse`."""
        if len(self._running) >= self._at_most:
            _log.warning("a client is turned away: %d are here, which is the most", self._at_most)
            outgoing.close()
            return
        work = converse(self._create_server(), bodies, outgoing, framed=framed)
        session = asyncio.get_running_loop().create_task(work)
        self._running.add(session)
        session.add_done_callback(self._left)
        try:
            await asyncio.wait([session])
        finally:
            session.cancel()

    async def end(self) -> None:
        """End all of them, and wait until they have ended."""
        for session in self._running:
            session.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    def _left(self, session: asyncio.Task[None]) -> None:
        self._running.discard(session)
        # A server is a knot of references, with all its documents in it. Nothing makes the collector look
        # for such a thing soon: they are few, and what they hold is large.
        session.get_loop().call_soon(gc.collect)
        if not session.cancelled() and (error := session.exception()) is not None:
            _log.error("a session broke off", exc_info=error)


async def serve_pipes(server: QuietServer, incoming: BinaryIO, outgoing: BinaryIO) -> None:
    """Serve the one client at the other end of two pipes."""
    reader = asyncio.StreamReader(limit=_BUFFER)
    _Feeder(incoming, reader).start()
    await converse(server, read_frames(reader), _PipeOut(outgoing), framed=True)


async def serve_tcp(sessions: Sessions, host: str, port: int, announce: Announce) -> None:
    """Serve whoever connects, until the process is told to stop. Port 0 takes any that is free."""

    async def attend(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await sessions.hold(read_frames(reader), _SocketOut(writer), framed=True)

    listener = await asyncio.start_server(attend, host, port, limit=_BUFFER)
    try:
        announce_all(listener.sockets, announce)
        await told_to_stop()
    finally:
        listener.close()
        await sessions.end()


def announce_all(sockets: Iterable[socket | TransportSocket], announce: Announce) -> None:
    """Tell where clients may come; a name such as localhost may stand for two addresses."""
    for listening in sockets:
        host, port = listening.getsockname()[:2]
        announce(host, port)


async def told_to_stop() -> None:
    """Wait for Ctrl-C or a polite `kill`."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # on Windows, where Ctrl-C cancels the task that waits here
            loop.add_signal_handler(number, stop.set)
    await stop.wait()


class _Feeder(asyncio.ReadTransport):
    """Reads a blocking stream in a thread, no faster than the reader takes it.

    A thread of a pool would be waited for when the process ends, and it reads until its client is gone.
    """

    def __init__(self, stream: BinaryIO, reader: asyncio.StreamReader) -> None:
        super().__init__()
        self._descriptor = stream.fileno()
        self._reader = reader
        self._loop = asyncio.get_running_loop()
        self._wanted = threading.Event()
        self._paused = False
        reader.set_transport(self)

    def start(self) -> None:
        """Begin to read."""
        threading.Thread(target=self._read, name="langid-stdin", daemon=True).start()

    def pause_reading(self) -> None:
        """The reader has enough."""
        self._paused = True

    def resume_reading(self) -> None:
        """The reader wants more."""
        self._paused = False
        self._wanted.set()

    def _read(self) -> None:
        with suppress(RuntimeError):  # the loop was closed meanwhile
            while True:
                try:
                    chunk = os.read(self._descriptor, _CHUNK)
                except OSError:
                    chunk = b""
                self._wanted.clear()
                self._loop.call_soon_threadsafe(self._feed, chunk)
                if not chunk:
                    return
                self._wanted.wait()

    def _feed(self, chunk: bytes) -> None:
        if not chunk:
            self._reader.feed_eof()
            return
        self._reader.feed_data(chunk)
        if not self._paused:
            self._wanted.set()


class _PipeOut:
    """The pipe a single client reads. Writing waits for it: there is nobody else to serve."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._open = True

    def write(self, data: bytes) -> None:
        if not self._open:
            return
        try:
            self._stream.write(data)
            self._stream.flush()
        except (OSError, ValueError) as error:
            self._open = False
            _log.error("the client does not read any more: %s", error)

    def close(self) -> None:
        self._open = False


class _SocketOut:
    """The socket of one client among several. Writing waits for nobody."""

    def __init__(self, writer: asyncio.StreamWriter) -> None:
        self._writer = writer

    def write(self, data: bytes) -> None:
        transport = self._writer.transport
        if transport.is_closing():
            return
        self._writer.write(data)
        if transport.get_write_buffer_size() > MOST_UNREAD:
            _log.error("a client is let go: it left %d bytes unread", MOST_UNREAD)
            transport.abort()

    def close(self) -> None:
        self._writer.close()
