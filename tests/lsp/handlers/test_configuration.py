"""Settings reach the server on every way, and what is wrong with them is named."""

from __future__ import annotations

import logging

import pytest

URI = "untitled:Untitled-1"
PYTHON = "def greet(name):\n    return name\n"
PULLS = {"workspace": {"configuration": True}}
PULLS_AND_REGISTERS = {
    "workspace": {"configuration": True, "didChangeConfiguration": {"dynamicRegistration": True}}
}
CHANGED = "workspace/didChangeConfiguration"
REGISTER = "client/registerCapability"
PULL = "workspace/configuration"


async def asked_with(client, detector) -> str:
    """The mode that the server asks the detector with now."""
    await client.result("langid/identify", {"text": PYTHON})
    return detector.modes[-1]


async def test_options_of_initialize_are_used(client, detector):
    await client.start(mode="careful")

    assert await asked_with(client, detector) == "careful"


async def test_wrong_options_are_named_and_the_rest_is_used(client, caplog):
    await client.start(notify=True, quietMs="fast", colour="red")
    client.open(URI, PYTHON)

    assert (await client.notice())["language"] == "python"
    assert "langid.quietMs" in caplog.text
    assert "langid.colour" in caplog.text


async def test_pushed_settings_change_what_they_name(client, detector):
    await client.start(mode="careful", minChars=1000)
    client.notify(CHANGED, {"settings": {"langid": {"minChars": 1}}})

    assert await asked_with(client, detector) == "careful"
    assert client.server.settings.min_chars == 1


async def test_pushed_settings_reach_open_documents(client):
    await client.start(notify=True, minChars=1000)
    client.open(URI, PYTHON)
    assert (await client.notice())["reason"] == "too_short"
    client.notify(CHANGED, {"settings": {"langid": {"minChars": 8}}})

    assert (await client.notice())["language"] == "python"


async def test_a_language_that_is_never_wanted_again_leaves_open_documents_at_once(client):
    await client.start(notify=True)
    client.open(URI, PYTHON)
    assert (await client.notice())["language"] == "python"
    client.notify(CHANGED, {"settings": {"langid": {"never": ["python"]}}})

    assert (await client.told(change=True))["language"] == "ruby"


async def test_a_client_that_begins_to_listen_is_told_of_open_documents(client):
    await client.start()
    client.open(URI, PYTHON)
    await client.result("langid/identify", {"textDocument": {"uri": URI}})
    client.notify(CHANGED, {"settings": {"langid": {"notify": True}}})

    notice = await client.notice()
    assert (notice["language"], notice["change"]) == ("python", True)


@pytest.mark.parametrize("settings", [None, {}, {"editor": {}}, {"langid": {}}, []])
async def test_settings_of_others_change_nothing(client, settings, caplog):
    await client.start(mode="careful")
    before = client.server.settings
    client.notify(CHANGED, {"settings": settings})

    await client.result("langid/identify", {"text": PYTHON})
    assert client.server.settings == before
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


async def test_a_client_that_can_is_asked_for_its_settings(client, detector):
    await client.start(PULLS)
    params = await client.reply(PULL, [{"mode": "eager"}])

    assert params == {"items": [{"section": "langid"}]}
    assert await asked_with(client, detector) == "eager"


async def test_a_client_that_cannot_is_not_asked(client):
    await client.start()
    await client.result("langid/identify", {"text": PYTHON})

    assert client.received == []


async def test_when_settings_changed_without_saying_how_they_are_asked_for_again(client, detector):
    """As VS Code does."""
    await client.start(PULLS)
    await client.reply(PULL, [{"mode": "eager"}])
    client.notify(CHANGED, {"settings": None})
    await client.reply(PULL, [{"mode": "careful"}])

    assert await asked_with(client, detector) == "careful"


async def test_a_setting_taken_out_of_the_users_file_is_gone(client, detector):
    await client.start(PULLS, minChars=3)
    await client.reply(PULL, [{"mode": "eager", "minChars": 5}])
    client.notify(CHANGED, {"settings": None})
    await client.reply(PULL, [{}])

    assert await asked_with(client, detector) == "balanced"
    assert client.server.settings.min_chars == 3  # from `initialize`


@pytest.mark.parametrize("answer", [[None], [], [{}]])
async def test_a_client_without_settings_of_ours_keeps_those_of_initialize(client, detector, answer):
    await client.start(PULLS, mode="careful")
    await client.reply(PULL, answer)

    assert await asked_with(client, detector) == "careful"


async def test_what_is_wrong_in_an_answer_is_named(client, detector, caplog):
    await client.start(PULLS)
    await client.reply(PULL, [{"mode": "bold"}])

    assert await asked_with(client, detector) == "balanced"
    assert "langid.mode" in caplog.text


async def test_a_client_that_refuses_to_answer_is_served_all_the_same(client, detector, caplog):
    await client.start(PULLS, mode="careful")
    request = await client.find(method=PULL)
    client.send({"jsonrpc": "2.0", "id": request["id"], "error": {"code": -32603, "message": "not now"}})

    assert await asked_with(client, detector) == "careful"
    assert "not now" in caplog.text


async def test_a_client_that_wants_to_be_asked_is_asked_to_tell_of_changes(client):
    await client.start(PULLS_AND_REGISTERS)

    (registration,) = (await client.reply(REGISTER, None))["registrations"]

    assert (registration["method"], registration["registerOptions"]) == (CHANGED, {"section": "langid"})


@pytest.mark.parametrize("name", ["languages", "never", "neverSwitchTo", "neverLeave"])
async def test_a_mistyped_language_is_named_with_its_option(client, name, caplog):
    await client.start(**{name: ["ruby", "pyhton"]})
    await client.result("langid/identify", {"text": PYTHON})

    assert f"langid.{name}: " in caplog.text
    assert "'pyhton'" in caplog.text
