"""Progress of long work, and how it is stopped, over the wire: tagging fences is such work."""

from __future__ import annotations

from texts import MARKDOWN, NOTES, RUBY, many_fences

SHOWS = {"window": {"workDoneProgress": True}}

TAG = "langid.tagFences"


def progress(client):
    """What was told so far."""
    return [message["params"] for message in client.received if message.get("method") == "$/progress"]


async def test_it_is_told_where_the_request_says_so(client):
    await client.start()
    client.open(NOTES, many_fences(4), language_id="markdown")

    client.begin(TAG, {"uri": NOTES}, workDoneToken="here")
    await client.find(id=TAG)

    told = progress(client)
    assert {params["token"] for params in told} == {"here"}
    assert [params["value"]["kind"] for params in told] == ["begin", "report", "report", "report", "end"]
    assert [params["value"].get("percentage") for params in told] == [0, 25, 50, 75, None]
    assert told[0]["value"]["cancellable"]


async def test_long_work_asks_the_client_for_a_place(client):
    await client.start(SHOWS)
    client.open(NOTES, many_fences(60), language_id="markdown")

    client.begin(TAG, {"uri": NOTES})
    token = (await client.reply("window/workDoneProgress/create", None))["token"]
    await client.find(id=TAG)

    told = progress(client)
    assert {params["token"] for params in told} == {token}
    assert (told[0]["value"]["kind"], told[-1]["value"]["kind"]) == ("begin", "end")


async def test_short_work_is_not_shown_unasked(client):
    await client.start(SHOWS)
    client.open(NOTES, MARKDOWN, language_id="markdown")

    await client.execute(TAG, {"uri": NOTES})

    assert client.received == []


async def test_a_client_that_refuses_a_place_gets_its_tags_all_the_same(client):
    await client.start(SHOWS)
    client.open(NOTES, many_fences(30), language_id="markdown")

    client.begin(TAG, {"uri": NOTES})
    request = await client.find(method="window/workDoneProgress/create")
    client.send({"jsonrpc": "2.0", "id": request["id"], "error": {"code": -32603, "message": "no"}})
    answer = (await client.find(id=TAG))["result"]

    assert len(answer["tagged"]) == 30
    assert progress(client) == []


async def test_a_client_that_never_answers_gets_its_tags_all_the_same(client):
    await client.start(SHOWS)
    client.open(NOTES, many_fences(30), language_id="markdown")

    assert len((await client.execute(TAG, {"uri": NOTES}))["tagged"]) == 30


async def test_the_user_can_stop_it(client):
    await client.start()
    client.open(NOTES, many_fences(200), language_id="markdown")

    client.begin(TAG, {"uri": NOTES}, workDoneToken=7)
    await client.find(method="$/progress")
    client.notify("window/workDoneProgress/cancel", {"token": 7})
    error = (await client.find(id=TAG))["error"]

    assert error["code"] == -32800
    kinds = [params["value"]["kind"] for params in progress(client)]
    assert kinds[-1] == "end"
    assert len(kinds) < 100


async def test_the_client_can_cancel_the_request(client, detector):
    await client.start()
    client.open(NOTES, many_fences(200), language_id="markdown")

    client.begin(TAG, {"uri": NOTES}, workDoneToken=7)
    await client.find(method="$/progress")
    client.notify("$/cancelRequest", {"id": TAG})
    error = (await client.find(id=TAG))["error"]

    assert error["code"] == -32800
    n_asked = len(detector.asked)
    await client.execute(TAG, {"uri": NOTES, "line": 0})
    assert len(detector.asked) == n_asked + 1


async def test_a_cancel_for_what_is_over_does_no_harm(client):
    await client.start()
    client.open(NOTES, MARKDOWN, language_id="markdown")
    client.begin(TAG, {"uri": NOTES}, workDoneToken="here")
    await client.find(id=TAG)

    client.notify("window/workDoneProgress/cancel", {"token": "here"})

    assert len((await client.execute(TAG, {"uri": NOTES}))["tagged"]) == 2


async def test_other_messages_are_answered_meanwhile(client):
    await client.start()
    client.open(NOTES, many_fences(200), language_id="markdown")

    client.begin(TAG, {"uri": NOTES}, workDoneToken=7)
    await client.find(method="$/progress")
    await client.result("langid/identify", {"text": RUBY})

    assert [message for message in client.received if message.get("id") == TAG] == []
    await client.find(id=TAG)
