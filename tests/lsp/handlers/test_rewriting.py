"""The commands that write into a document, over the wire."""

from __future__ import annotations

import pytest
from texts import MARKDOWN, NOTES, PYTHON, UNCLEAR, URI, edited

APPLIES = {"workspace": {"applyEdit": True}}
VERSIONS = {"workspace": {"applyEdit": True, "workspaceEdit": {"documentChanges": True}}}

TAG = "langid.tagFences"
INSERT = "langid.insertModeline"


class TestTaggingFences:
    async def test_the_edit_tags_every_fence_that_can_be_told(self, client):
        await client.start()
        client.open(NOTES, MARKDOWN, language_id="markdown", version=3)

        answer = await client.execute(TAG, {"uri": NOTES})

        assert answer["tagged"] == [
            {"line": 2, "language": "python", "tag": "python"},
            {"line": 9, "language": "ruby", "tag": "ruby"},
        ]
        assert answer["left"] == [17]
        after = edited(MARKDOWN, answer["edit"]["changes"][NOTES])
        assert after == MARKDOWN.replace("```\ndef", "```python\ndef").replace(
            "```\n> puts", "```ruby\n> puts"
        )

    async def test_one_fence_is_tagged_by_any_of_its_lines(self, client):
        await client.start()
        client.open(NOTES, MARKDOWN, language_id="markdown")

        for line in (2, 3, 5):
            answer = await client.execute(TAG, {"uri": NOTES, "line": line})
            assert [fence["line"] for fence in answer["tagged"]] == [2]

    async def test_a_client_that_applies_edits_is_asked_to(self, client):
        await client.start(VERSIONS)
        client.open(NOTES, MARKDOWN, language_id="markdown", version=3)

        client.begin(TAG, {"uri": NOTES})
        params = await client.reply("workspace/applyEdit", {"applied": True})
        answer = (await client.find(id=TAG))["result"]

        (change,) = params["edit"]["documentChanges"]
        assert change["textDocument"] == {"uri": NOTES, "version": 3}
        assert params["label"] == "Tag fences"
        assert (answer["applied"], answer["edit"], answer["version"]) == (True, None, 3)

    async def test_a_client_without_versions_gets_plain_changes(self, client):
        await client.start(APPLIES)
        client.open(NOTES, MARKDOWN, language_id="markdown")

        client.begin(TAG, {"uri": NOTES})
        params = await client.reply("workspace/applyEdit", {"applied": True})

        assert len(params["edit"]["changes"][NOTES]) == 2

    async def test_when_the_client_refuses_the_edit_its_reason_is_passed_on(self, client):
        await client.start(APPLIES)
        client.open(NOTES, MARKDOWN, language_id="markdown")

        client.begin(TAG, {"uri": NOTES})
        await client.reply("workspace/applyEdit", {"applied": False, "failureReason": "read-only"})
        error = (await client.find(id=TAG))["error"]

        assert (error["code"], "read-only" in error["message"]) == (-32803, True)

    async def test_when_the_client_answers_with_an_error_so_do_we(self, client):
        await client.start(APPLIES)
        client.open(NOTES, MARKDOWN, language_id="markdown")

        client.begin(TAG, {"uri": NOTES})
        request = await client.find(method="workspace/applyEdit")
        client.send({"jsonrpc": "2.0", "id": request["id"], "error": {"code": -32603, "message": "broken"}})
        error = (await client.find(id=TAG))["error"]

        assert (error["code"], "broken" in error["message"]) == (-32803, True)

    async def test_nothing_is_asked_of_the_client_when_there_is_nothing_to_tag(self, client):
        await client.start(APPLIES)
        client.open(NOTES, f"```\n{UNCLEAR}```\n", language_id="markdown")

        answer = await client.execute(TAG, {"uri": NOTES})

        assert (answer["tagged"], answer["left"], answer["applied"], answer["edit"]) == ([], [0], False, None)

    async def test_nothing_is_done_when_the_document_changes_meanwhile(self, client):
        await client.start(APPLIES)
        client.open(NOTES, MARKDOWN, language_id="markdown")

        client.begin(TAG, {"uri": NOTES}, workDoneToken=7)
        await client.find(method="$/progress")
        client.paste(NOTES, 2, "x")
        error = (await client.find(id=TAG))["error"]

        assert (error["code"], "changed meanwhile" in error["message"]) == (-32803, True)
        assert [
            message for message in client.received if message.get("method") == "workspace/applyEdit"
        ] == []

    async def test_nothing_is_done_when_the_document_is_closed_and_opened_meanwhile(self, client):
        await client.start(APPLIES)
        client.open(NOTES, MARKDOWN, language_id="markdown")

        client.begin(TAG, {"uri": NOTES}, workDoneToken=7)
        await client.find(method="$/progress")
        client.close_document(NOTES)
        client.open(NOTES, MARKDOWN, language_id="markdown")

        assert "changed meanwhile" in (await client.find(id=TAG))["error"]["message"]

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            ([], "`uri`"),
            ([{"uri": 5}], "`uri` must be a string"),
            ([{"uri": "file:///other.md"}], "must name an open document"),
            ([{"uri": NOTES, "line": "2"}], "`line` must be a whole number"),
            ([{"uri": NOTES, "line": -1}], "`line` must be a whole number"),
            ([{"uri": NOTES, "line": 0}], "no fence without a tag is at line 0"),
            ([{"uri": NOTES, "line": 99_999}], "no fence without a tag is at line 99999"),
            ([{"uri": "file:///code.py"}], "must name a Markdown document"),
            ([{"uri": NOTES}, 2], "a list with one object"),
        ],
    )
    async def test_wrong_arguments_are_refused_by_name(self, client, arguments, words):
        await client.start()
        client.open(NOTES, MARKDOWN, language_id="markdown")
        client.open("file:///code.py", PYTHON, language_id="python")

        error = await client.refused(TAG, *arguments)

        assert error["code"] == -32602
        assert words in error["message"]
        assert TAG in error["message"]


class TestInsertingALine:
    async def test_the_language_given_is_named(self, client):
        await client.start()
        client.open(URI, UNCLEAR, version=4)

        answer = await client.execute(INSERT, {"uri": URI, "language": "Nim"})

        assert edited(UNCLEAR, answer["edit"]["changes"][URI]) == f"# vim: set ft=nim:\n{UNCLEAR}"
        assert (answer["version"], answer["applied"]) == (4, False)

    async def test_without_a_language_it_is_the_answer(self, client):
        await client.start(APPLIES)
        client.open(URI, PYTHON)

        client.begin(INSERT, URI)
        params = await client.reply("workspace/applyEdit", {"applied": True})

        assert edited(PYTHON, params["edit"]["changes"][URI]) == f"#!/usr/bin/env python3\n{PYTHON}"
        assert params["label"] == "Insert a shebang"
        assert (await client.find(id=INSERT))["result"]["applied"]

    async def test_emacs_gets_a_line_that_emacs_reads(self, connect, detector):
        client = connect(lambda: detector)
        await client.result(
            "initialize",
            {"processId": None, "rootUri": None, "capabilities": {}, "clientInfo": {"name": "Eglot"}},
        )
        client.notify("initialized", {})
        client.open(URI, UNCLEAR)

        answer = await client.execute(INSERT, {"uri": URI, "language": "nim"})

        assert edited(UNCLEAR, answer["edit"]["changes"][URI]).startswith("# -*- mode: nim -*-\n")

    @pytest.mark.parametrize(
        ("text", "arguments", "words"),
        [
            (UNCLEAR, {"uri": URI}, "`language` must be given"),
            (UNCLEAR, {"uri": URI, "language": "pyhton"}, "python"),
            (UNCLEAR, {"uri": URI, "language": 5}, "`language` must be a string"),
            (UNCLEAR, {"uri": "untitled:other"}, "must name an open document"),
            (UNCLEAR, {"uri": URI, "language": "plaintext"}, "no line would help"),
            ("#!/usr/bin/python\n", {"uri": URI, "language": "python"}, "no line would help"),
        ],
    )
    async def test_what_cannot_be_done_is_said(self, client, text, arguments, words):
        await client.start(APPLIES)
        client.open(URI, text)

        error = await client.refused(INSERT, arguments)

        assert error["code"] == -32602
        assert words in error["message"]
