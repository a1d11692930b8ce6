"""The whole server in one process, over JSON, with a detector whose answers are known."""

from __future__ import annotations

import asyncio
import logging
import subprocess
import sys

import pytest

from lsp_langid.errors import ModelMissingError
from lsp_langid.lsp.shared import LOOK_AGAIN_S, Shared

URI = "untitled:Untitled-1"
OTHER = "untitled:Untitled-2"
PYTHON = "def greet(name):\n    return name\n"
RUBY = "puts 'hello, world'\n"
UNSURE = "hello, world\n"
HOVER = {"textDocument": {"uri": URI}, "position": {"line": 0, "character": 0}}


def notices(client):
    """Those received so far that nobody has taken."""
    return [message for message in client.received if message.get("method") == "langid/identified"]


async def test_a_paste_is_told_with_what_to_set(client):
    await client.start(notify=True, pasteMs=1)
    client.open(URI, "")
    await client.notice()
    client.paste(URI, 2, PYTHON)

    notice = await client.notice()

    assert (notice["uri"], notice["version"], notice["languageId"]) == (URI, 2, "python")
    assert (notice["change"], notice["state"], notice["confidence"]) == (True, "automatic", 0.9731)


async def test_while_no_language_is_set_the_reason_is_told(client):
    await client.start(notify=True, quietMs=1, pasteMs=1)
    client.open(URI, "")
    empty = await client.notice()
    client.change(URI, 2, {"text": "hello, world"})
    unsure = await client.notice()

    assert (empty["version"], empty["language"], empty["reason"]) == (1, None, "too_short")
    assert (unsure["version"], unsure["language"], unsure["reason"]) == (2, None, "unsure")
    assert (empty["change"], unsure["change"]) == (False, False)


async def test_quick_edits_are_looked_at_once_with_the_last_version(client, detector):
    await client.start(notify=True, quietMs=20, pasteMs=20)
    client.open(URI, "")
    await client.notice()
    for version, character in enumerate(PYTHON, start=2):
        client.paste(URI, version, character, line=0, character=0)
    client.change(URI, 100, {"text": PYTHON})

    assert (await client.notice())["version"] == 100
    assert [text for text, _ in detector.asked if text] == [PYTHON]


async def test_a_text_that_is_replaced_is_judged_afresh_and_an_emptied_one_is_plain_again(client):
    await client.start(notify=True, quietMs=1, pasteMs=1)
    client.open(URI, PYTHON)
    assert (await client.notice())["languageId"] == "python"

    client.change(URI, 2, {"text": RUBY * 5})
    assert (await client.told(language="ruby"))["change"]

    client.change(URI, 3, {"text": ""})
    notice = await client.notice()
    assert (notice["language"], notice["languageId"], notice["change"]) == (None, "plaintext", True)


async def test_the_clients_own_echo_of_our_answer_is_no_choice_of_the_user(client):
    """VS Code closes and opens a document to change its language."""
    await client.start(notify=True, pasteMs=1)
    client.open(URI, PYTHON)
    await client.notice()
    client.close_document(URI)
    client.open(URI, PYTHON, language_id="python")

    assert (await client.execute("langid.state", URI))["state"] in ("automatic", "accepted")


async def test_a_language_that_somebody_else_set_is_never_touched(client, detector):
    await client.start(notify=True, pasteMs=1)
    client.open(URI, PYTHON)
    await client.notice()
    client.close_document(URI)
    client.open(URI, PYTHON, language_id="cpp")
    n_asked = len(detector.asked)
    client.paste(URI, 2, RUBY * 10)

    state = await client.execute("langid.state", URI)
    await client.result("langid/identify", {"text": "x"})

    assert (state["state"], state["why"]) == ("locked", "changed")
    assert len(detector.asked) == n_asked + 1
    assert not any(one["params"]["change"] for one in notices(client))


async def test_an_unknown_id_is_never_sent(client):
    """The client's own list of ids says what it can set."""
    await client.start(notify=True, clientLanguages=["plaintext", "rb"])
    client.open(URI, PYTHON)

    notice = await client.notice()

    assert (notice["language"], notice["languageId"], notice["change"]) == ("python", None, False)


async def test_a_client_that_did_not_ask_for_notices_gets_none(client):
    await client.start()
    client.open(URI, PYTHON)

    assert (await client.result("langid/identify", {"textDocument": {"uri": URI}}))["language"] == "python"
    assert notices(client) == []


async def test_a_document_that_is_plain_text_by_its_name_is_not_changed(client):
    await client.start(notify=True)
    client.open("file:///notes.txt", PYTHON)
    client.open(URI, RUBY)

    await client.told(uri=URI)
    assert not any(one["params"]["change"] for one in notices(client))


async def test_a_closed_document_is_not_told(client, detector):
    await client.start(notify=True, quietMs=1, pasteMs=1)
    client.open(URI, "")
    await client.notice()
    client.paste(URI, 2, PYTHON)
    client.close_document(URI)
    client.open(OTHER, RUBY)

    assert (await client.notice())["language"] == "ruby"
    assert PYTHON not in [text for text, _ in detector.asked]


async def test_a_doubled_edit_is_dropped(client):
    """VS Code reopens a document with the paste in its text, then sends the edit of that paste."""
    await client.start()
    client.open(URI, PYTHON, version=2)
    client.paste(URI, 2, "puts puts puts ")

    answer = await client.result("langid/identify", {"textDocument": {"uri": URI}})
    assert answer["language"] == "python"


async def test_edits_of_an_unknown_document_are_logged_without_a_pop_up(client, caplog):
    await client.start()
    client.paste("file:///never/opened", 2, "x")

    await client.result("langid/identify", {"text": "x"})
    assert client.received == []
    assert "never/opened" in caplog.text


async def test_settings_with_languages_the_model_cannot_name_allow_all(client, caplog):
    await client.start(languages=["shell"])

    assert (await client.result("langid/identify", {"text": PYTHON}))["language"] == "python"
    assert "langid.languages: the model knows none" in caplog.text


async def test_capabilities_name_what_there_is(client):
    capabilities = (await client.start())["capabilities"]

    assert capabilities["textDocumentSync"]["change"] == 2
    assert capabilities["hoverProvider"]


async def test_clients_of_one_process_share_what_is_learned(connect, detector, store):
    shared = Shared(lambda: detector, store)
    one, other = connect(shared=shared), connect(shared=shared)
    await one.start()
    await other.start()
    one.open(URI, PYTHON)

    await one.execute("langid.choose", {"uri": URI, "language": "ruby"})

    assert (await other.result("langid/identify", {"text": PYTHON}))["language"] == "ruby"


async def test_what_one_client_teaches_reaches_the_documents_of_the_others(connect, detector, store):
    """Also of one that came when all was loaded already."""
    shared = Shared(lambda: detector, store)
    one, other = connect(shared=shared), connect(shared=shared)
    await one.start()
    await one.execute("langid.languages")
    await other.start(notify=True)
    for client in (one, other):
        client.open(URI, UNSURE)
    await other.notice()

    await one.execute("langid.choose", {"uri": URI, "language": "nim"})

    assert (await other.notice())["language"] == "nim"


async def test_a_client_that_left_leaves_nothing_behind(connect, detector):
    shared = Shared(lambda: detector)
    one, other = connect(shared=shared), connect(shared=shared)
    await one.start(notify=True, quietMs=10_000)
    one.open(URI, PYTHON)
    await one.notice()
    one.paste(URI, 2, "x")

    one.server.end()
    one.server.end()

    assert shared.on_change == [other.server._detector_changed]
    assert one.server.timers._pending == {}


async def test_documents_of_one_client_are_none_of_the_others(connect, detector):
    shared = Shared(lambda: detector)
    one, other = connect(shared=shared), connect(shared=shared)
    await one.start()
    await other.start()
    one.open(URI, PYTHON)

    assert (await other.refused("langid.state", URI))["code"] == -32602


async def test_what_another_process_learned_reaches_open_documents(connect, detector, store):
    """Another window, or the command line."""
    now = [0.0]
    client = connect(shared=Shared(lambda: detector, store, clock=lambda: now[0]))
    await client.start(notify=True)
    client.open(URI, UNSURE)
    await client.notice()

    store.add(detector.recall(UNSURE, detector.table.find("nim")))
    now[0] += LOOK_AGAIN_S
    client.open(OTHER, RUBY)

    assert (await client.told(uri=URI))["language"] == "nim"


async def test_what_is_expected_of_the_workspace_is_asked_with(client, detector):
    await client.start(priors={"ruby": 1})
    client.server.set_prior("workspace", {"nim": 0.5})

    await client.result("langid/identify", {"text": PYTHON})

    assert detector.priors[-1] == {"ruby": 0.0, "nim": 0.5}


class TestWithoutModel:
    MESSAGE = "no model in /nowhere; give --model"

    @pytest.fixture
    async def client(self, connect, store):
        def load_detector():
            raise ModelMissingError(self.MESSAGE)

        return connect(load_detector, store)

    @pytest.mark.parametrize(
        ("method", "params"),
        [
            ("langid/identify", {"text": PYTHON}),
            ("langid/regions", {"text": PYTHON}),
            ("workspace/executeCommand", {"command": "langid.reclassify", "arguments": [URI]}),
            ("workspace/executeCommand", {"command": "langid.languages"}),
            ("workspace/executeCommand", {"command": "langid.forget", "arguments": [{"all": True}]}),
            ("textDocument/hover", HOVER),
        ],
    )
    async def test_requests_are_answered_with_what_is_missing(self, client, method, params):
        await client.start(notify=True)
        client.open(URI, PYTHON)

        error = await client.error(method, params)

        assert (error["code"], self.MESSAGE in error["message"]) == (-32803, True)

    async def test_it_is_logged_once_and_never_pops_up(self, client, caplog):
        await client.start(notify=True)
        client.open(URI, PYTHON)
        await client.error("langid/identify", {"text": PYTHON})
        await client.error("langid/identify", {"text": PYTHON})

        assert client.received == []
        errors = [record for record in caplog.records if record.levelno >= logging.ERROR]
        assert len(errors) == 1


async def test_a_failure_nobody_planned_is_answered_without_a_traceback(connect):
    def load_detector():
        raise ZeroDivisionError("division by zero")

    client = connect(load_detector)
    await client.start()

    error = await client.error("langid/identify", {"text": PYTHON})

    assert "ZeroDivisionError" in error["message"]
    assert "Traceback" not in str(error)


async def test_the_first_reply_does_not_wait_for_the_model(connect, detector):
    """Loading begins after `initialized`; questions wait for it."""
    loading, loaded = asyncio.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()

    def load_detector():
        loop.call_soon_threadsafe(loading.set)
        asyncio.run_coroutine_threadsafe(loaded.wait(), loop).result(timeout=10)
        return detector

    client = connect(load_detector)
    await client.start()
    await asyncio.wait_for(loading.wait(), 10)
    question = asyncio.create_task(client.result("langid/identify", {"text": PYTHON}))
    await asyncio.sleep(0)
    loaded.set()

    assert (await question)["language"] == "python"


async def test_a_cancelled_question_does_not_cancel_the_loading(connect, detector):
    loaded = asyncio.Event()
    loop = asyncio.get_running_loop()

    def load_detector():
        asyncio.run_coroutine_threadsafe(loaded.wait(), loop).result(timeout=10)
        return detector

    client = connect(load_detector)
    await client.start()
    request = {"jsonrpc": "2.0", "id": "slow", "method": "langid/identify", "params": {"text": PYTHON}}
    client.send(request)
    await asyncio.sleep(0)
    client.notify("$/cancelRequest", {"id": "slow"})
    loaded.set()

    assert (await client.result("langid/identify", {"text": PYTHON}))["language"] == "python"


def test_importing_the_server_loads_no_arrays_and_no_trainer():
    """The first reply should not wait for numpy; serving never needs the trainer."""
    unwanted = {"numpy", "sklearn", "scipy", "joblib", "rich"}
    code = f"import sys, lsp_langid.lsp.server; print(sorted({unwanted} & set(sys.modules)))"

    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout.strip() == "[]"
