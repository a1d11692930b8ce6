"""Sessions over sockets and pipes, with a server that only echoes."""

from __future__ import annotations

import asyncio
import gc
import json
import logging
import os
import signal
import weakref
from typing import ClassVar

import pytest

from lsp_langid.lsp.framing import frame, read_frames
from lsp_langid.lsp.protocol import QuietServer
from lsp_langid.lsp.transports import MOST_UNREAD, Sessions, serve_pipes, serve_tcp

DEADLINE = 10  # seconds; reached only when something never comes
INITIALIZE = {"id": 0, "method": "initialize", "params": {"capabilities": {}}}


class EchoServer(QuietServer):
    """Answers with what it was asked, and counts how many of its kind are there."""

    alive = 0
    begun = 0
    made: ClassVar[list[EchoServer]] = []

    def __init__(self) -> None:
        super().__init__("echo", "0.0.0")
        type(self).alive += 1
        self.made.append(self)

        @self.feature("test/echo")
        def echo(params):
            return params

        @self.feature("test/wait")
        async def wait(params):
            type(self).begun += 1
            await asyncio.Event().wait()

    def end(self) -> None:
        super().end()
        type(self).alive -= 1


@pytest.fixture(autouse=True)
def nobody_is_there():
    EchoServer.alive = EchoServer.begun = 0
    EchoServer.made.clear()
    yield
    assert EchoServer.alive == 0


async def until(condition) -> None:
    async def wait():
        while not condition():
            await asyncio.sleep(0.001)

    await asyncio.wait_for(wait(), DEADLINE)


class Peer:
    """The client's end of a connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._bodies = read_frames(reader)
        self.writer = writer

    def send(self, **message) -> None:
        self.writer.write(frame(json.dumps({"jsonrpc": "2.0", **message}).encode()))

    async def receive(self):
        """The next message, None at the end of the stream."""
        body = await asyncio.wait_for(anext(self._bodies, None), DEADLINE)
        return None if body is None else json.loads(body)

    async def ask(self, **message):
        self.send(**message)
        return await self.receive()

    async def echo(self, value):
        return (await self.ask(id=1, method="test/echo", params=[value]))["result"]

    def leave(self) -> None:
        self.writer.transport.abort()


@pytest.fixture
async def port():
    """Of a server for three clients at most, until it was told to stop."""
    announced = asyncio.get_running_loop().create_future()
    sessions = Sessions(EchoServer, at_most=3)
    serving = asyncio.create_task(
        serve_tcp(sessions, "127.0.0.1", 0, lambda host, port: announced.set_result(port))
    )
    yield await announced
    os.kill(os.getpid(), signal.SIGINT)
    await asyncio.wait_for(serving, DEADLINE)


@pytest.fixture
async def connect(port):
    """Connects clients, initialized ones; their ends are closed after the server's."""
    peers = []

    async def connect(*, initialized=True) -> Peer:
        peers.append(Peer(*await asyncio.open_connection("127.0.0.1", port)))
        if initialized:
            await peers[-1].ask(**INITIALIZE)
        return peers[-1]

    yield connect
    for peer in peers:
        peer.leave()


async def test_clients_are_served_at_once_each_by_a_server_of_its_own(connect):
    one, other = await connect(), await connect(initialized=False)

    assert await one.echo("a") == ["a"]
    assert (await other.ask(id=1, method="test/echo"))["error"]["code"] == -32002
    assert EchoServer.alive == 2


async def test_exit_ends_one_session_alone(connect):
    one, other = await connect(), await connect()
    await one.ask(id=2, method="shutdown")
    one.send(method="exit")

    assert await one.receive() is None
    assert await other.echo("still here") == ["still here"]


async def test_a_client_that_goes_away_in_the_middle_takes_its_work_with_it(connect, caplog):
    one, other = await connect(), await connect()
    one.send(id=2, method="test/wait")
    one.writer.write(b"Content-Length: 100\r\n\r\n{")
    await until(lambda: EchoServer.begun == 1)
    one.leave()

    await until(lambda: EchoServer.alive == 1)
    assert await other.echo("still here") == ["still here"]
    assert caplog.records == []


async def test_a_client_that_left_leaves_no_memory_behind(connect):
    """Its server refers to itself in many ways; of those that ended, documents would pile up."""
    gc.disable()  # as good as: the collector comes by once in many sessions
    try:
        one = await connect()
        servers = weakref.WeakSet(EchoServer.made)
        EchoServer.made.clear()
        assert len(servers) == 1
        one.leave()
        await until(lambda: len(servers) == 0)
    finally:
        gc.enable()


async def test_there_is_room_for_so_many_and_then_for_the_next_when_one_has_left(connect):
    peers = [await connect() for _ in range(3)]

    assert await (await connect(initialized=False)).receive() is None
    peers[0].leave()
    await until(lambda: EchoServer.alive == 2)
    assert await (await connect()).echo("in") == ["in"]


async def test_a_message_that_is_too_large_ends_the_session_with_a_word(connect):
    one, other = await connect(), await connect()
    one.writer.write(b"Content-Length: 10000000000\r\n\r\n")

    last = await one.receive()

    assert (last["id"], last["error"]["code"]) == (None, -32600)
    assert "10000000000 bytes" in last["error"]["message"]
    assert await one.receive() is None
    assert await other.echo("still here") == ["still here"]


async def test_a_web_page_gets_nothing_done(connect):
    page = await connect(initialized=False)
    page.writer.write(b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 999\r\n\r\n")
    page.send(**INITIALIZE)

    assert (await page.receive())["error"]["code"] == -32600
    assert await page.receive() is None


async def test_a_client_that_sends_without_a_pause_does_not_keep_out_the_others(connect):
    busy, other = await connect(), await connect()
    for number in range(2000):
        busy.send(method="test/echo", params=[number])

    assert await other.echo("now") == ["now"]


async def test_a_client_that_reads_nothing_is_given_up(connect, caplog):
    deaf = await connect()
    much = "x" * (MOST_UNREAD // 4)
    with caplog.at_level(logging.ERROR):
        for number in range(8):
            deaf.send(id=number, method="test/echo", params=[much])

        await until(lambda: EchoServer.alive == 0)

    assert "unread" in caplog.text


async def test_stopping_ends_every_session(port):
    """Ctrl-C; the fixture sends it."""
    peers = [Peer(*await asyncio.open_connection("127.0.0.1", port)) for _ in range(2)]
    for peer in peers:
        await peer.ask(**INITIALIZE)
        peer.send(id=1, method="test/wait")
    await until(lambda: EchoServer.begun == 2)

    os.kill(os.getpid(), signal.SIGTERM)

    assert [await peer.receive() for peer in peers] == [None, None]
    for peer in peers:
        peer.writer.close()


@pytest.fixture
def pipes():
    """What the client writes to and the server reads, what the server writes to and the client reads."""
    to_server, to_client = os.pipe(), os.pipe()
    streams = [
        os.fdopen(to_server[1], "wb"),
        os.fdopen(to_server[0], "rb"),
        os.fdopen(to_client[1], "wb"),
        os.fdopen(to_client[0], "rb"),
    ]
    yield streams
    for stream in streams:
        stream.close()


def messages(*sent) -> bytes:
    return b"".join(frame(json.dumps({"jsonrpc": "2.0", **message}).encode()) for message in sent)


async def test_over_pipes_a_session_ends_with_exit(pipes):
    to_server, incoming, outgoing, from_server = pipes
    to_server.write(
        messages(INITIALIZE, {"id": 1, "method": "shutdown"}, {"method": "exit"}, {"method": "x"})
    )
    to_server.flush()
    server = EchoServer()

    await asyncio.wait_for(serve_pipes(server, incoming, outgoing), DEADLINE)

    outgoing.close()
    replies = from_server.read()
    assert server.protocol.stopped_in_order
    assert replies.count(b"Content-Length: ") == 2


async def test_over_pipes_a_session_ends_when_the_client_died(pipes):
    to_server, incoming, outgoing, _ = pipes
    to_server.close()
    server = EchoServer()

    await asyncio.wait_for(serve_pipes(server, incoming, outgoing), DEADLINE)

    assert not server.protocol.stopped_in_order


async def test_over_pipes_a_message_larger_than_every_buffer_comes_through(pipes):
    to_server, incoming, outgoing, from_server = pipes
    server = EchoServer()
    echoed = []

    def talk() -> None:
        text = "x" * 3_000_000
        to_server.write(messages(INITIALIZE, {"id": 1, "method": "test/echo", "params": [text]}))
        to_server.close()
        echoed.append(from_server.read())

    talking = asyncio.get_running_loop().run_in_executor(None, talk)
    await asyncio.wait_for(serve_pipes(server, incoming, outgoing), DEADLINE)
    outgoing.close()
    await talking

    assert len(echoed[0]) > 3_000_000


async def test_over_pipes_a_client_that_reads_nothing_any_more_is_logged_once(pipes, caplog):
    to_server, incoming, outgoing, from_server = pipes
    from_server.close()
    to_server.write(messages(*[{"id": number, "method": "x"} for number in range(3)]))
    to_server.close()
    with caplog.at_level(logging.ERROR):
        await asyncio.wait_for(serve_pipes(EchoServer(), incoming, outgoing), DEADLINE)

    assert [record.levelname for record in caplog.records] == ["ERROR"]
    with pytest.raises(BrokenPipeError):  # what it could not write is still in its buffer
        outgoing.close()
