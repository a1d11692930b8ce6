"""What we mend in pygls: nearly each of these fails with its own classes."""

from __future__ import annotations

import asyncio
import gc
import weakref

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException
from wire_client import DEADLINE, WireClient

from lsp_langid.lsp.server import create_server
from lsp_langid.lsp.shared import Shared

URI = "untitled:Untitled-1"
RECLASSIFY = {
    "method": "workspace/executeCommand",
    "params": {"command": "langid.reclassify", "arguments": [URI]},
}


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


async def test_an_internal_error_is_answered_without_our_traceback(connect, detector, caplog):
    client = connect(lambda: detector)
    await client.start()
    detector.identify = None

    error = await client.error("langid/identify", {"text": "x"})

    assert (error["code"], error["message"].split(":")[0]) == (-32603, "TypeError")
    assert "data" not in error
    assert "Traceback" in caplog.text


async def test_a_cancelled_command_is_answered_and_stops(client):
    """pygls answers that it was cancelled, and lets it run."""
    await client.start()
    begun, stopped = asyncio.Event(), asyncio.Event()

    @client.server.command("test.wait")
    async def wait():
        begun.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            stopped.set()
            raise

    command = {"method": "workspace/executeCommand", "params": {"command": "test.wait"}}
    client.send({"jsonrpc": "2.0", "id": "long", **command})
    await asyncio.wait_for(begun.wait(), DEADLINE)
    client.notify("$/cancelRequest", {"id": "long"})

    assert (await client.find(id="long"))["error"]["code"] == -32800
    await asyncio.wait_for(stopped.wait(), DEADLINE)


async def test_a_response_cannot_answer_a_request_of_the_client_itself(client):
    """pygls keeps requests of both sides in one dictionary."""
    await client.start()
    client.open(URI, "def f(): pass")
    client.send({"jsonrpc": "2.0", "id": 5, **RECLASSIFY})
    client.send({"jsonrpc": "2.0", "id": 5, "result": "forged"})

    assert (await client.find(id=5))["result"]["language"] == "python"


async def test_an_id_is_free_again_when_its_request_is_answered(client):
    await client.start()
    client.open(URI, "def f(): pass")
    client.send({"jsonrpc": "2.0", "id": 5, **RECLASSIFY})
    client.send({"jsonrpc": "2.0", "id": 5, **RECLASSIFY})

    assert (await client.find(id=5))["error"]["code"] == -32600
    assert "result" in await client.find(id=5)
    client.send({"jsonrpc": "2.0", "id": 5, **RECLASSIFY})
    assert "result" in await client.find(id=5)


def ask_for_configuration(client):
    params = types.ConfigurationParams([types.ConfigurationItem(section="test")])
    return asyncio.ensure_future(client.server.workspace_configuration_async(params))


async def test_the_client_can_be_asked(client):
    await client.start()
    answer = ask_for_configuration(client)
    request = await client.find(method="workspace/configuration")
    client.send({"jsonrpc": "2.0", "id": request["id"], "result": [{"a": 1}]})

    assert request["params"] == {"items": [{"section": "test"}]}
    assert await asyncio.wait_for(answer, DEADLINE) == ({"a": 1},)


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param({"error": {"code": -32601, "message": "no"}}, id="refused"),
        pytest.param({"error": None, "result": "x"}, id="not-the-shape-of-an-answer"),
        pytest.param({"error": "no"}, id="not-the-shape-of-an-error"),
        pytest.param({"error": {"code": "x", "message": 5}}, id="not-the-shape-of-a-code"),
    ],
)
async def test_who_asked_the_client_is_told_that_there_is_no_answer(client, answer):
    """pygls logs an answer it cannot read, and leaves whoever asked waiting."""
    await client.start()
    waiting = ask_for_configuration(client)
    request = await client.find(method="workspace/configuration")
    client.send({"jsonrpc": "2.0", "id": request["id"], **answer})

    with pytest.raises(JsonRpcException):
        await asyncio.wait_for(waiting, DEADLINE)


async def test_the_client_is_told_when_its_answer_is_not_awaited_any_more(client, caplog):
    await client.start()
    waiting = ask_for_configuration(client)
    request = await client.find(method="workspace/configuration")
    waiting.cancel()

    assert (await client.notice("$/cancelRequest")) == {"id": request["id"]}
    client.send({"jsonrpc": "2.0", "id": request["id"], "result": [None]})
    await client.result("langid/identify", {"text": "x"})
    assert [record.levelname for record in caplog.records] == ["WARNING"]


async def test_a_handler_knows_where_to_tell_how_far_it_has_come(client):
    await client.start()
    heard = []

    @client.server.command("test.token")
    async def token():
        await asyncio.sleep(0)
        heard.append(client.server.protocol.work_done_token)

    for work_done_token in ("a", 7, None, [1]):
        command = {"command": "test.token", "workDoneToken": work_done_token}
        await client.result("workspace/executeCommand", command)

    assert heard == ["a", 7, None, None]


async def test_a_client_that_is_gone_leaves_nothing_behind(detector):
    """pygls keeps every protocol, with all its documents, in a cache of the class."""
    shared = Shared(lambda: detector)
    client = WireClient(create_server(shared, version="0.0.0"))
    await client.start(notify=True)
    client.open(URI, "def f(): pass")
    await client.notice()
    ask_for_configuration(client)
    document = weakref.ref(client.server.documents.get(URI))
    client.send({"jsonrpc": "2.0", "id": 5, **RECLASSIFY})

    client.server.end()
    del client
    for _ in range(3):
        await asyncio.sleep(0)
    gc.collect()

    assert document() is None
    shared.close()
