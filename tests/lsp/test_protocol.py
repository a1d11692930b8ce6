from __future__ import annotations

import threading

import pytest
from wire_client import DEADLINE

URI = "untitled:Untitled-1"
RECLASSIFY = {
    "method": "workspace/executeCommand",
    "params": {"command": "langid.reclassify", "arguments": [URI]},
}


async def test_a_malformed_notification_is_dropped_without_a_pop_up(client):
    await client.start()
    client.notify("textDocument/didOpen", {"textDocument": {"uri": URI}})

    await client.result("langid/identify", {"text": "x"})
    assert client.received == []


async def test_shutdown_with_a_question_in_flight_is_orderly(detector, connect):
    """pygls changes a dictionary while it walks over it."""
    may_load = threading.Event()

    def load_detector():
        may_load.wait(DEADLINE)
        return detector

    client = connect(load_detector)
    await client.start()
    client.open(URI, "x")
    for number in range(2):
        client.send({"jsonrpc": "2.0", "id": f"c{number}", **RECLASSIFY})

    assert await client.result("shutdown", None) is None
    may_load.set()
    assert client.server.protocol.stopped_in_order


async def test_exit_ends_the_session_and_not_the_process(client):
    """pygls ends the process, in which others may be served."""
    await client.start()

    client.notify("exit", None)

    assert client.server.protocol.exited
    assert not client.server.protocol.stopped_in_order


@pytest.mark.parametrize(("offered", "agreed"), [(["utf-8", "utf-16"], "utf-8"), (["utf-32"], "utf-32")])
async def test_columns_count_as_was_agreed(client, offered, agreed):
    await client.start({"general": {"positionEncodings": offered}})

    assert client.server.documents.encoding == agreed


async def test_edits_that_were_refused_reach_no_handler(client):
    await client.start(notify=True)
    client.open(URI, "def f(): pass")
    await client.notice()

    client.change(URI, 1, {"text": "puts 'stale'"})
    client.change("untitled:stranger", 2, {"text": "puts 'x'"})

    assert (await client.result("langid/identify", {"textDocument": {"uri": URI}}))["language"] == "python"
    assert client.received == []
