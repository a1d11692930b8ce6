"""The whole server in one process, over JSON, with a detector whose answers are known."""

from __future__ import annotations

import asyncio
import logging
import subprocess
import sys

import pytest
from wire_client import WireClient

from lsp_langid.errors import ModelMissingError
from lsp_langid.lsp.server import create_server

URI = "untitled:Untitled-1"
PYTHON = "def greet(name):\n    return name\n"
RUBY = "puts 'hello, world'\n"


def silent_so_far(client):
    return not [message for message in client.received if message.get("method") == "langid/identified"]


async def test_a_paste_is_told(client):
    await client.start(notify=True, quietMs=1)
    client.open(URI, "")
    await client.notice()
    client.paste(URI, 2, PYTHON)

    notice = await client.notice()

    assert (notice["uri"], notice["version"], notice["language"]) == (URI, 2, "python")


async def test_while_no_language_is_set_the_reason_is_told(client):
    await client.start(notify=True, quietMs=1)
    client.open(URI, "")
    empty = await client.notice()
    client.change(URI, 2, {"text": "hello, world"})
    unsure = await client.notice()

    assert (empty["version"], empty["language"], empty["reason"]) == (1, None, "too_short")
    assert (unsure["version"], unsure["language"], unsure["reason"]) == (2, None, "unsure")


async def test_a_document_that_is_plain_text_by_its_name_is_not_told(client):
    await client.start(notify=True, quietMs=1)
    client.open("file:///notes.txt", PYTHON)
    client.open(URI, RUBY)

    assert (await client.notice())["uri"] == URI
    assert silent_so_far(client)


async def test_quick_edits_are_told_once_with_the_last_version(client, detector):
    await client.start(notify=True, quietMs=20)
    client.open(URI, "")
    for version, character in enumerate(PYTHON, start=2):
        client.paste(URI, version, character, line=0, character=0)
    client.change(URI, 100, {"text": PYTHON})

    assert (await client.notice())["version"] == 100
    assert [text for text, _ in detector.asked if text] == [PYTHON]


async def test_text_that_turns_into_something_else_is_told_again(client):
    await client.start(notify=True, quietMs=1)
    client.open(URI, PYTHON)
    await client.notice()

    client.change(URI, 2, {"text": RUBY})
    assert (await client.notice())["language"] == "ruby"

    client.change(URI, 3, {"text": ""})
    notice = await client.notice()
    assert (notice["language"], notice["reason"]) == (None, "too_short")


async def test_a_client_that_did_not_ask_for_notices_gets_none(client, detector):
    await client.start()
    client.open(URI, PYTHON)

    assert (await client.result("langid/identify", {"textDocument": {"uri": URI}}))["language"] == "python"
    assert silent_so_far(client)


async def test_a_document_with_a_language_is_left_alone(client, detector):
    await client.start(notify=True, quietMs=0)
    client.open(URI, PYTHON, language_id="markdown")
    client.open("untitled:Untitled-2", RUBY)

    assert (await client.notice())["language"] == "ruby"
    assert [text for text, _ in detector.asked] == [RUBY]


async def test_a_closed_document_is_not_told(client, detector):
    await client.start(notify=True, quietMs=1)
    client.open(URI, "")
    client.paste(URI, 2, PYTHON)
    client.close_document(URI)
    client.open("untitled:Untitled-2", RUBY)

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


async def test_the_agreed_position_encoding_is_used(client):
    await client.start({"general": {"positionEncodings": ["utf-8", "utf-16"]}})
    client.open(URI, "# 😋\n")
    client.paste(URI, 2, "\n" + PYTHON, line=0, character=len("# 😋".encode()))

    result = await client.result(
        "langid/identify",
        {
            "textDocument": {"uri": URI},
            "range": {"start": {"line": 1, "character": 0}, "end": {"line": 2, "character": 0}},
        },
    )
    assert result["language"] == "python"


async def test_identify_text_with_a_file_name(client, detector):
    await client.start()
    await client.result("langid/identify", {"text": PYTHON, "filename": "greet.py"})

    assert detector.asked == [(PYTHON, "greet.py")]


async def test_identify_a_part_does_not_trust_the_name_of_the_whole(client, detector):
    """Code inside a Markdown file is not Markdown."""
    await client.start()
    client.open("file:///readme.md", "x\n" + PYTHON, language_id="markdown")
    part = {"start": {"line": 1, "character": 0}, "end": {"line": 3, "character": 0}}

    await client.result("langid/identify", {"textDocument": {"uri": "file:///readme.md"}})
    await client.result("langid/identify", {"textDocument": {"uri": "file:///readme.md"}, "range": part})

    assert detector.asked == [("x\n" + PYTHON, "readme.md"), (PYTHON, None)]


async def test_identify_only_among_the_languages_asked_for(client):
    await client.start(languages=["cpp"])

    answer = await client.result("langid/identify", {"text": PYTHON, "languages": ["Nim", "ruby"]})

    assert {candidate["language"] for candidate in answer["candidates"]} == {"ruby", "nim"}


async def test_the_languages_of_the_settings_are_the_default(client):
    await client.start(languages=["ruby", "nim", "klingon"])

    answer = await client.result("langid/identify", {"text": PYTHON})

    assert {candidate["language"] for candidate in answer["candidates"]} == {"ruby", "nim"}


async def test_the_mode_of_the_settings_goes_to_the_detector(client, detector):
    await client.start(mode="careful")

    await client.result("langid/identify", {"text": PYTHON})

    assert detector.modes == ["careful"]


async def test_settings_with_languages_the_model_cannot_name_allow_all(client, caplog):
    await client.start(languages=["shell"])

    assert (await client.result("langid/identify", {"text": PYTHON}))["language"] == "python"
    assert "langid.languages: the model knows none" in caplog.text


async def test_an_explanation_comes_on_demand(client):
    await client.start()

    answer = await client.result("langid/identify", {"text": PYTHON, "explain": True})

    assert answer["explanation"]["runnerUp"] == "ruby"


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"text": 5}, "`text` must be a string, got 5"),
        ({"text": "x", "languages": ["pyhton"]}, "python"),
        ({"text": "x", "languages": ["shell"]}, "the model knows none"),
        ({"textDocument": {"uri": "file:///etc/passwd"}}, '"file:///etc/passwd"'),
        (None, "must be an object, got null"),
    ],
)
async def test_wrong_parameters_are_refused_and_the_server_goes_on(client, params, words):
    await client.start()

    error = await client.error("langid/identify", params)

    assert error["code"] == -32602
    assert words in error["message"]
    assert "data" not in error
    assert (await client.result("langid/identify", {"text": PYTHON}))["language"] == "python"


async def test_reclassify_answers_and_tells_even_a_decided_document(client):
    await client.start(notify=True)
    client.open(URI, PYTHON, language_id="ruby", version=3)

    answer = await client.result(
        "workspace/executeCommand", {"command": "langid.reclassify", "arguments": [URI]}
    )

    assert answer["language"] == "python"
    assert await client.notice() == {"uri": URI, "version": 3, **answer}


@pytest.mark.parametrize("arguments", [None, [], [1], [URI, URI], [{"uri": URI}], ["untitled:not-open"]])
async def test_reclassify_refuses_what_is_no_open_document(client, arguments):
    await client.start()

    error = await client.error(
        "workspace/executeCommand", {"command": "langid.reclassify", "arguments": arguments}
    )

    assert error["code"] == -32602
    assert "langid.reclassify" in error["message"]


HOVER = {"textDocument": {"uri": URI}, "position": {"line": 0, "character": 0}}


@pytest.mark.parametrize(
    ("formats", "kind"),
    [
        (["markdown", "plaintext"], "markdown"),
        (["plaintext", "markdown"], "plaintext"),
        ([], "plaintext"),
        (None, "plaintext"),
    ],
)
async def test_hover_speaks_the_clients_format(client, formats, kind):
    await client.start({"textDocument": {"hover": {"contentFormat": formats}}})
    client.open(URI, PYTHON)

    contents = (await client.result("textDocument/hover", HOVER))["contents"]

    assert contents["kind"] == kind
    assert contents["value"].startswith("**Python**" if kind == "markdown" else "Python")


@pytest.mark.parametrize(
    ("uri", "language_id", "answers"),
    [
        ("untitled:Untitled-1", "python", True),
        ("file:///notes", "plaintext", True),
        ("file:///notes", "", True),
        ("file:///notes.py", "python", False),
        ("file:///notes.txt", "plaintext", False),
    ],
)
async def test_hover_speaks_only_where_no_other_server_would(client, uri, language_id, answers):
    await client.start()
    client.open(uri, PYTHON, language_id=language_id)

    hover = await client.result("textDocument/hover", {**HOVER, "textDocument": {"uri": uri}})

    assert (hover is not None) is answers


async def test_hover_does_not_blame_tokens_for_a_shebang(client):
    await client.start()
    client.open(URI, "#!/bin/sh\n" + PYTHON)

    hover = await client.result("textDocument/hover", HOVER)

    assert "For " not in hover["contents"]["value"]


async def test_capabilities_name_what_there_is(client):
    result = await client.start()

    capabilities = result["capabilities"]
    assert capabilities["textDocumentSync"]["change"] == 2
    assert capabilities["hoverProvider"]
    assert capabilities["executeCommandProvider"]["commands"] == ["langid.reclassify"]


async def test_wrong_options_are_complained_of_and_the_rest_is_used(client, caplog):
    await client.start(notify=True, quietMs="fast", colour="red")
    client.open(URI, PYTHON)

    assert (await client.notice())["language"] == "python"
    assert "langid.quietMs" in caplog.text
    assert "langid.colour" in caplog.text


async def test_changed_settings_are_taken_over_and_reach_open_documents(client):
    await client.start()
    client.open(URI, PYTHON)
    client.notify("workspace/didChangeConfiguration", {"settings": {"langid": {"notify": True}}})

    assert (await client.notice())["language"] == "python"


@pytest.mark.parametrize("settings", [None, {}, {"editor": {}}, {"langid": {}}, []])
async def test_settings_of_others_change_nothing(client, settings, caplog):
    await client.start()
    client.notify("workspace/didChangeConfiguration", {"settings": settings})
    client.notify("$/setTrace", {"value": "verbose"})

    await client.result("langid/identify", {"text": PYTHON})
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


class TestWithoutModel:
    MESSAGE = "no model in /nowhere; give --model"

    @pytest.fixture
    async def client(self):
        def load_detector():
            raise ModelMissingError(self.MESSAGE)

        server = create_server(load_detector, version="0.0.0")
        yield WireClient(server)
        server.shutdown()

    @pytest.mark.parametrize(
        ("method", "params"),
        [
            ("langid/identify", {"text": PYTHON}),
            ("workspace/executeCommand", {"command": "langid.reclassify", "arguments": [URI]}),
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
        assert len([record for record in caplog.records if record.name.startswith("lsp_langid")]) == 1


async def test_a_failure_nobody_planned_is_answered_without_a_traceback(detector):
    def load_detector():
        raise ZeroDivisionError("division by zero")

    client = WireClient(create_server(load_detector, version="0.0.0"))
    await client.start()

    error = await client.error("langid/identify", {"text": PYTHON})

    assert "ZeroDivisionError" in error["message"]
    assert "Traceback" not in str(error)


async def test_the_first_reply_does_not_wait_for_the_model(detector):
    """Loading begins after `initialized`; questions wait for it."""
    loading, loaded = asyncio.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()

    def load_detector():
        loop.call_soon_threadsafe(loading.set)
        asyncio.run_coroutine_threadsafe(loaded.wait(), loop).result(timeout=10)
        return detector

    client = WireClient(create_server(load_detector, version="0.0.0"))
    await client.start()
    await asyncio.wait_for(loading.wait(), 10)
    question = asyncio.create_task(client.result("langid/identify", {"text": PYTHON}))
    await asyncio.sleep(0)
    loaded.set()

    assert (await question)["language"] == "python"


async def test_a_cancelled_question_does_not_cancel_the_loading(detector):
    loaded = asyncio.Event()
    loop = asyncio.get_running_loop()

    def load_detector():
        asyncio.run_coroutine_threadsafe(loaded.wait(), loop).result(timeout=10)
        return detector

    client = WireClient(create_server(load_detector, version="0.0.0"))
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
