"""What we mend in pygls: each of these fails with its own protocol class."""

from __future__ import annotations

import asyncio

import pytest
from wire_client import WireClient

from lsp_langid.lsp.server import create_server

URI = "untitled:Untitled-1"


async def test_edits_leave_nothing_behind(client):
    """pygls keeps a future for each notification, 38 MiB after 20,000 edits."""
    await client.start(notify=True, quietMs=0)
    client.open(URI, "")
    for version in range(2, 200):
        client.paste(URI, version, "x")
    await client.result("langid/identify", {"text": "x"})
    await client.result("langid/identify", {"text": "x"})

    assert client.server.protocol._request_futures == {}


@pytest.mark.parametrize(
    "params",
    [
        pytest.param({}, id="empty"),
        pytest.param({"textDocument": {"uri": URI}}, id="no-position"),
        pytest.param(
            {"textDocument": {"uri": URI}, "position": {"line": -1, "character": 0}}, id="negative-line"
        ),
        pytest.param(None, id="null"),
    ],
)
async def test_a_malformed_standard_request_is_answered(client, params):
    """pygls logs it and leaves the client waiting."""
    await client.start()

    error = await client.error("textDocument/hover", params)

    assert (error["code"], error["message"].split(":")[0]) == (-32602, "textDocument/hover")


async def test_a_malformed_notification_is_dropped_without_a_pop_up(client):
    await client.start()
    client.notify("textDocument/didOpen", {"textDocument": {"uri": URI}})

    await client.result("langid/identify", {"text": "x"})
    assert client.received == []


async def test_an_unknown_method_is_refused(client):
    await client.start()

    assert (await client.error("langid/no-such", {}))["code"] == -32601


async def test_a_request_without_params_is_refused_like_null(client):
    """JSON-RPC allows to leave them out."""
    await client.start()
    client.send({"jsonrpc": "2.0", "id": "bare", "method": "langid/identify"})

    assert (await client.find(id="bare"))["error"]["code"] == -32602


@pytest.mark.parametrize("key", ["type_name", "class", "1"])
async def test_any_key_may_stand_in_the_params_of_our_own_methods(client, key):
    """pygls makes named tuples of them: `type_name` is swallowed, keywords are renamed."""
    await client.start()

    answer = await client.result("langid/identify", {"text": "def f(): pass", key: {"deep": key}})

    assert answer["language"] == "python"


async def test_an_internal_error_is_answered_without_our_traceback(client, detector, caplog):
    await client.start()
    detector.identify = None

    error = await client.error("langid/identify", {"text": "x"})

    assert (error["code"], error["message"].split(":")[0]) == (-32603, "TypeError")
    assert "data" not in error
    assert "Traceback" in caplog.text


async def test_shutdown_with_a_question_in_flight_is_orderly(detector):
    """pygls changes a dictionary while it walks over it."""
    loaded = asyncio.Event()
    loop = asyncio.get_running_loop()

    def load_detector():
        asyncio.run_coroutine_threadsafe(loaded.wait(), loop).result(timeout=10)
        return detector

    client = WireClient(create_server(load_detector, version="0.0.0"))
    await client.start()
    client.open(URI, "x")
    for number in range(2):
        command = {"command": "langid.reclassify", "arguments": [URI]}
        client.send(
            {"jsonrpc": "2.0", "id": f"c{number}", "method": "workspace/executeCommand", "params": command}
        )

    assert await client.result("shutdown", None) is None
    loaded.set()
    assert client.server.protocol.stopped_in_order
