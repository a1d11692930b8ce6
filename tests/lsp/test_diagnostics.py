"""Hints, over the wire."""

from __future__ import annotations

import asyncio

import pytest
from texts import MARKDOWN, NOTES, PYTHON, RUBY, UNCLEAR, URI

from lsp_langid.errors import ModelMissingError

HINTS = "textDocument/publishDiagnostics"
TOLD = "langid/identified"


async def hints(client):
    return await client.notice(HINTS)


def none_so_far(client):
    return not [message for message in client.received if message.get("method") == HINTS]


def fenced(body):
    return f"```\n{body}```\n"


async def switch(client, **options):
    client.notify("workspace/didChangeConfiguration", {"settings": {"langid": options}})
    await client.result("langid/identify", {"text": UNCLEAR})


class TestFences:
    async def test_each_bare_fence_that_is_surely_code_gets_one(self, client):
        await client.start(diagnostics=True, quietMs=1)
        client.open(NOTES, MARKDOWN, language_id="markdown", version=3)

        told = await hints(client)

        python, ruby = told["diagnostics"]
        assert (told["uri"], told["version"]) == (NOTES, 3)
        assert python == {
            "range": {"start": {"line": 2, "character": 0}, "end": {"line": 2, "character": 3}},
            "message": "This fence looks like Python (97 %)",
            "severity": 4,
            "code": "python",
            "source": "langid",
            "data": {"line": 2, "language": "python"},
        }
        assert (ruby["range"]["start"], ruby["code"]) == ({"line": 9, "character": 2}, "ruby")

    async def test_doubt_is_not_worth_a_hint(self, client, detector):
        """88 % is enough for a tag that was asked for."""
        await client.start(diagnostics=True, quietMs=1)
        client.open(NOTES, fenced("proc greet() = discard\n"), language_id="markdown")
        client.open("file:///other.md", fenced(RUBY), language_id="markdown")

        assert (await hints(client))["uri"] == "file:///other.md"
        while len(detector.asked) < 2:  # on a busy machine the second may be looked at first
            await asyncio.sleep(0.001)
        assert none_so_far(client)

    async def test_they_come_when_typing_rests_and_go_when_the_fence_is_tagged(self, client):
        await client.start(diagnostics=True, quietMs=1)
        client.open(NOTES, fenced(RUBY), language_id="markdown")
        assert len((await hints(client))["diagnostics"]) == 1

        client.paste(NOTES, 2, "ruby", line=0, character=3)

        assert await hints(client) == {"uri": NOTES, "version": 2, "diagnostics": []}

    async def test_what_has_not_changed_is_neither_asked_nor_told_again(self, client, detector):
        await client.start(diagnostics=True, quietMs=1)
        client.open(NOTES, fenced(RUBY), language_id="markdown")
        await hints(client)

        client.paste(NOTES, 2, "\ntext\n", line=3)
        client.paste(NOTES, 3, f"\n{fenced(PYTHON)}", line=5)
        told = await hints(client)

        assert [hint["code"] for hint in told["diagnostics"]] == ["ruby", "python"]
        assert [text for text, _ in detector.asked] == [RUBY.rstrip(), PYTHON.rstrip()]

    async def test_closing_takes_them_back(self, client):
        await client.start(diagnostics=True, quietMs=1)
        client.open(NOTES, fenced(RUBY), language_id="markdown")
        await hints(client)

        client.close_document(NOTES)

        assert await hints(client) == {"uri": NOTES, "diagnostics": []}

    async def test_a_document_closed_before_it_rested_gets_none(self, client, detector):
        await client.start(diagnostics=True, quietMs=1)
        client.open(NOTES, fenced(RUBY), language_id="markdown")
        client.close_document(NOTES)
        client.open("file:///other.md", fenced(RUBY), language_id="markdown")

        assert (await hints(client))["uri"] == "file:///other.md"
        assert len(detector.asked) == 1

    async def test_they_are_off_until_wanted(self, client):
        await client.start(quietMs=1)
        client.open(NOTES, fenced(RUBY), language_id="markdown")
        await client.result("langid/identify", {"text": UNCLEAR})
        assert none_so_far(client)

        await switch(client, diagnostics=True)
        assert len((await hints(client))["diagnostics"]) == 1

        await switch(client, diagnostics=False)
        assert (await hints(client))["diagnostics"] == []

        client.paste(NOTES, 2, "x", line=1)
        await switch(client, quietMs=2)
        assert none_so_far(client)

    async def test_a_change_of_the_languages_allowed_is_heeded(self, client):
        await client.start(diagnostics=True, quietMs=1)
        client.open(NOTES, fenced(RUBY), language_id="markdown")
        await hints(client)

        await switch(client, never=["ruby"])

        assert "ruby" not in [hint["code"] for hint in (await hints(client))["diagnostics"]]

    async def test_other_documents_have_no_fences(self, client, detector):
        await client.start(diagnostics=True, quietMs=1)
        client.open("file:///code.py", fenced(PYTHON), language_id="python")
        client.open("file:///strange", fenced(PYTHON), language_id="no such language")
        client.open(NOTES, fenced(RUBY), language_id="markdown")

        assert (await hints(client))["uri"] == NOTES
        assert len(detector.asked) == 1

    async def test_without_a_model_there_are_none(self, connect):
        def load_detector():
            raise ModelMissingError("no model")

        client = connect(load_detector)
        await client.start(diagnostics=True, quietMs=1)
        client.open(NOTES, fenced(RUBY), language_id="markdown")
        await client.error("langid/identify", {"text": UNCLEAR})

        assert client.received == []


class TestPlainText:
    async def test_what_is_surely_code_gets_one_on_its_first_line(self, client):
        await client.start(diagnostics=True)
        client.open(URI, f"# 😋\n{PYTHON}")

        (hint,) = (await hints(client))["diagnostics"]

        assert hint["range"] == {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 4}}
        assert (hint["message"], hint["severity"]) == ("This looks like Python (97 %)", 4)

    async def test_it_goes_when_a_language_is_chosen(self, client):
        await client.start(diagnostics=True)
        client.open(URI, PYTHON)
        await hints(client)

        await client.execute("langid.choose", {"uri": URI, "language": None})

        assert (await hints(client))["diagnostics"] == []

    async def test_it_goes_when_the_text_goes(self, client):
        await client.start(diagnostics=True, quietMs=1, pasteMs=1)
        client.open(URI, PYTHON)
        await hints(client)

        client.change(URI, 2, {"text": ""})

        assert (await hints(client))["diagnostics"] == []

    async def test_it_goes_while_the_document_is_paused(self, client):
        await client.start(diagnostics=True)
        client.open(URI, PYTHON)
        await hints(client)

        await client.execute("langid.pause", {"uri": URI})

        assert (await hints(client))["diagnostics"] == []

    async def test_doubt_is_not_worth_a_hint(self, client):
        await client.start(diagnostics=True)
        client.open(URI, "proc greet() = discard\n")
        client.open("untitled:Untitled-2", PYTHON)

        assert (await hints(client))["uri"] == "untitled:Untitled-2"
        assert none_so_far(client)

    async def test_a_client_that_sets_the_language_needs_none(self, client):
        await client.start(diagnostics=True, notify=True)
        client.open(URI, PYTHON)

        await client.notice(TOLD)

        assert none_so_far(client)

    async def test_settings_switch_them_on_and_off(self, client):
        await client.start()
        client.open(URI, PYTHON)
        await client.result("langid/identify", {"text": UNCLEAR})

        await switch(client, diagnostics=True)
        assert len((await hints(client))["diagnostics"]) == 1

        await switch(client, diagnostics=False)
        assert (await hints(client))["diagnostics"] == []


@pytest.mark.parametrize("value", ["yes", 1, [], {}])
async def test_a_setting_of_the_wrong_type_leaves_them_off(client, caplog, value):
    await client.start(diagnostics=value, quietMs=1)
    client.open(URI, PYTHON)
    await client.result("langid/identify", {"text": UNCLEAR})

    assert none_so_far(client)
    assert "langid.diagnostics" in caplog.text
