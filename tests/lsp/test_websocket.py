from __future__ import annotations

import asyncio
import json
import os
import signal

import pytest
from websockets.asyncio.client import connect as connect_websocket
from websockets.exceptions import ConnectionClosed, InvalidStatus

from lsp_langid.lsp.protocol import QuietServer
from lsp_langid.lsp.transports import Sessions
from lsp_langid.lsp.websocket import serve_websocket

DEADLINE = 10  # seconds; reached only when something never comes
INITIALIZE = {"id": 0, "method": "initialize", "params": {"capabilities": {}}}


def create_server() -> QuietServer:
    server = QuietServer("echo", "0.0.0")

    @server.feature("test/echo")
    def echo(params):
        return params

    return server


@pytest.fixture
async def address():
    """Of a server that also lets in pages of example.org, until it was told to stop."""
    announced = asyncio.get_running_loop().create_future()
    serving = asyncio.create_task(
        serve_websocket(
            Sessions(create_server),
            "127.0.0.1",
            0,
            lambda host, port: announced.set_result(f"ws://{host}:{port}"),
            allowed_origins=["https://example.org"],
        )
    )
    yield await announced
    os.kill(os.getpid(), signal.SIGINT)
    await asyncio.wait_for(serving, DEADLINE)


async def send(connection, **message) -> None:
    await connection.send(json.dumps({"jsonrpc": "2.0", **message}))


async def ask(connection, **message):
    await send(connection, **message)
    return json.loads(await asyncio.wait_for(connection.recv(), DEADLINE))


async def test_clients_are_served_at_once_each_by_a_server_of_its_own(address):
    async with connect_websocket(address) as one, connect_websocket(address) as other:
        await ask(one, **INITIALIZE)

        assert (await ask(one, id=1, method="test/echo", params=["ü"]))["result"] == ["ü"]
        assert (await ask(other, id=1, method="test/echo", params=[]))["error"]["code"] == -32002


async def test_messages_are_text_as_browsers_expect_and_may_come_as_bytes(address):
    async with connect_websocket(address) as client:
        await client.send(json.dumps({"jsonrpc": "2.0", **INITIALIZE}).encode())

        assert isinstance(await asyncio.wait_for(client.recv(), DEADLINE), str)


async def test_answers_come_in_order(address):
    async with connect_websocket(address) as client:
        await ask(client, **INITIALIZE)
        for number in range(100):
            await send(client, id=number, method="test/echo", params=["x" * 10_000])

        assert [json.loads(await client.recv())["id"] for _ in range(100)] == list(range(100))


async def test_exit_closes_the_connection_when_all_is_said(address):
    async with connect_websocket(address) as one, connect_websocket(address) as other:
        await ask(one, **INITIALIZE)
        await send(one, id=1, method="shutdown")
        await send(one, method="exit")

        assert json.loads(await one.recv()) == {"jsonrpc": "2.0", "id": 1, "result": None}
        with pytest.raises(ConnectionClosed):
            await asyncio.wait_for(one.recv(), DEADLINE)
        assert "result" in await ask(other, **INITIALIZE)


async def test_what_is_not_json_is_answered_and_the_session_goes_on(address):
    async with connect_websocket(address) as client:
        await client.send("Content-Length: 2\r\n\r\n{}")

        assert json.loads(await client.recv())["error"]["code"] == -32700
        assert "result" in await ask(client, **INITIALIZE)


@pytest.mark.parametrize("origin", [None, "http://localhost:3000", "https://example.org"])
async def test_pages_of_this_machine_and_those_the_user_named_are_let_in(address, origin):
    async with connect_websocket(address, origin=origin) as client:
        assert "result" in await ask(client, **INITIALIZE)


@pytest.mark.parametrize("origin", ["https://evil.example", "null"])
async def test_a_page_from_elsewhere_is_refused(address, origin, caplog):
    with pytest.raises(InvalidStatus) as refusal:
        await connect_websocket(address, origin=origin)

    assert refusal.value.response.status_code == 403
    assert origin in caplog.text


async def test_a_name_that_points_to_this_machine_is_refused(address):
    """DNS rebinding: the page asks for its own host, which has become 127.0.0.1."""
    port = int(address.rpartition(":")[2])
    with pytest.raises(InvalidStatus) as refusal:
        await connect_websocket(f"ws://evil.example:{port}", host="127.0.0.1", port=port)

    assert refusal.value.response.status_code == 403


async def test_stopping_ends_every_session(address):
    async with connect_websocket(address) as client:
        await ask(client, **INITIALIZE)

        os.kill(os.getpid(), signal.SIGINT)

        with pytest.raises(ConnectionClosed):
            await asyncio.wait_for(client.recv(), DEADLINE)
