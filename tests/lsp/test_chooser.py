"""The question to the user, over the wire."""

from __future__ import annotations

import pytest
from texts import PYTHON, RUBY, UNCLEAR, URI, edited

SECOND = "untitled:Untitled-2"
QUESTION = "window/showMessageRequest"
EDIT = "workspace/applyEdit"
ABLE = {"window": {}, "workspace": {"applyEdit": True}}


def questions_so_far(client):
    return [message for message in client.received if message.get("method") == QUESTION]


async def state_of(client, uri=URI):
    state = await client.execute("langid.state", uri)
    return state["state"], state["why"], state["language"]


async def settled(client):
    """Two rounds, so that whatever the last message caused has happened."""
    for _ in range(2):
        await client.result("langid/identify", {"text": UNCLEAR})


async def test_the_user_is_asked_and_the_answer_is_written_and_kept(client):
    await client.start(ABLE, chooser=True)
    client.open(URI, PYTHON)

    question = await client.reply(QUESTION, {"title": "Python"})
    edit = (await client.reply(EDIT, {"applied": True}))["edit"]

    assert question == {
        "type": 3,
        "message": "This looks like Python (97 %). Insert a shebang?",
        "actions": [{"title": "Python"}, {"title": "Leave it"}],
    }
    assert edited(PYTHON, edit["changes"][URI]).startswith("#!/usr/bin/env python3\n")
    assert await state_of(client) == ("locked", "chosen", "python")


async def test_another_candidate_may_be_the_right_one(client):
    await client.start(ABLE, chooser=True)
    client.open(URI, "proc greet() = discard\n")

    question = await client.reply(QUESTION, {"title": "Python"})
    await client.reply(EDIT, {"applied": True})

    assert [action["title"] for action in question["actions"]] == ["Nim", "Python", "Leave it"]
    assert await state_of(client) == ("locked", "chosen", "python")


async def test_leaving_it_is_a_choice_too(client):
    await client.start(ABLE, chooser=True)
    client.open(URI, PYTHON)

    await client.reply(QUESTION, {"title": "Leave it"})
    await settled(client)

    assert await state_of(client) == ("locked", "plain", None)
    assert client.received == []


@pytest.mark.parametrize("answer", [None, {"title": "Klingon"}])
async def test_who_does_not_answer_is_not_asked_again(client, answer):
    await client.start(ABLE, chooser=True, quietMs=1, pasteMs=1)
    client.open(URI, PYTHON)

    await client.reply(QUESTION, answer)
    client.change(URI, 2, {"text": RUBY})
    client.open(SECOND, PYTHON)
    await client.find(method=QUESTION)
    await settled(client)

    assert client.received == []


async def test_one_question_is_open_at_a_time(client):
    await client.start(ABLE, chooser=True)
    client.open(URI, PYTHON)
    client.open(SECOND, RUBY)

    first = await client.find(method=QUESTION)
    await settled(client)
    assert questions_so_far(client) == []
    client.send({"jsonrpc": "2.0", "id": first["id"], "result": None})

    assert "Ruby" in (await client.find(method=QUESTION))["params"]["message"]


async def test_closing_the_document_takes_the_question_back(client):
    await client.start(ABLE, chooser=True)
    client.open(URI, PYTHON)
    asked = await client.find(method=QUESTION)

    client.close_document(URI)
    client.open(SECOND, RUBY)

    assert (await client.notice("$/cancelRequest"))["id"] == asked["id"]
    assert "Ruby" in (await client.find(method=QUESTION))["params"]["message"]


async def test_the_next_untitled_document_of_that_name_is_another(client):
    await client.start(ABLE, chooser=True)
    client.open(URI, PYTHON)
    await client.reply(QUESTION, None)
    client.close_document(URI)

    client.open(URI, f"{RUBY}{RUBY}")

    assert "Ruby" in (await client.find(method=QUESTION))["params"]["message"]


async def test_a_file_opened_again_is_the_same(client):
    await client.start(ABLE, chooser=True)
    client.open("file:///notes", PYTHON)
    await client.reply(QUESTION, None)
    client.close_document("file:///notes")

    client.open("file:///notes", PYTHON)
    client.open(URI, RUBY)

    assert "Ruby" in (await client.find(method=QUESTION))["params"]["message"]


async def test_the_line_fits_the_text_as_it_is_when_the_answer_comes(client):
    await client.start(ABLE, chooser=True)
    client.open(URI, PYTHON)
    asked = await client.find(method=QUESTION)

    client.change(URI, 2, {"text": "#!/usr/bin/python\n"})
    client.send({"jsonrpc": "2.0", "id": asked["id"], "result": {"title": "Python"}})
    await settled(client)

    assert await state_of(client) == ("locked", "chosen", "python")
    assert client.received == []


async def test_a_choice_holds_when_the_client_refuses_the_edit(client, caplog):
    await client.start(ABLE, chooser=True)
    client.open(URI, PYTHON)

    await client.reply(QUESTION, {"title": "Python"})
    await client.reply(EDIT, {"applied": False, "failureReason": "read-only"})

    assert await state_of(client) == ("locked", "chosen", "python")
    assert "read-only" in caplog.text


async def test_an_error_for_an_answer_is_logged_and_the_next_document_asked_about(client, caplog):
    await client.start(ABLE, chooser=True)
    client.open(URI, PYTHON)
    client.open(SECOND, RUBY)

    asked = await client.find(method=QUESTION)
    client.send({"jsonrpc": "2.0", "id": asked["id"], "error": {"code": -32601, "message": "no window"}})

    assert "Ruby" in (await client.find(method=QUESTION))["params"]["message"]
    assert "no window" in caplog.text


@pytest.mark.parametrize(
    ("capabilities", "options"),
    [
        pytest.param(ABLE, {}, id="it-is-not-wanted"),
        pytest.param(ABLE, {"chooser": True, "notify": True}, id="the-client-sets-the-language"),
        pytest.param({"workspace": {"applyEdit": True}}, {"chooser": True}, id="it-has-no-window"),
        pytest.param({"window": {}}, {"chooser": True}, id="nothing-could-follow"),
        pytest.param(ABLE, {"chooser": True, "neverSwitchTo": ["python"]}, id="never-that-language"),
    ],
)
async def test_nobody_is_asked_without_need(client, capabilities, options):
    await client.start(capabilities, **options)
    client.open(URI, PYTHON)
    await settled(client)

    assert questions_so_far(client) == []


@pytest.mark.parametrize(
    ("text", "language_id"), [(UNCLEAR, "plaintext"), ("hi", "plaintext"), (PYTHON, "python")]
)
async def test_nobody_is_asked_about_what_was_not_told(client, text, language_id):
    await client.start(ABLE, chooser=True)
    client.open(URI, text, language_id=language_id)
    await settled(client)

    assert questions_so_far(client) == []
