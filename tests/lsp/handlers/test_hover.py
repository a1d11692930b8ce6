from __future__ import annotations

import pytest

URI = "untitled:Untitled-1"
PYTHON = "def greet(name):\n    return name\n"


async def hover_text(client, uri=URI, line=0):
    position = {"line": line, "character": 0}
    hover = await client.result("textDocument/hover", {"textDocument": {"uri": uri}, "position": position})
    return hover and hover["contents"]["value"]


@pytest.mark.parametrize(
    ("formats", "kind", "begin"),
    [
        (["markdown", "plaintext"], "markdown", "**Python**, 97 %"),
        (["plaintext", "markdown"], "plaintext", "Python, 97 %"),
    ],
)
async def test_hover_speaks_the_clients_format(client, formats, kind, begin):
    await client.start({"textDocument": {"hover": {"contentFormat": formats}}})
    client.open(URI, PYTHON)
    position = {"line": 0, "character": 0}

    params = {"textDocument": {"uri": URI}, "position": position}
    contents = (await client.result("textDocument/hover", params))["contents"]

    assert contents["kind"] == kind
    assert contents["value"].startswith(begin)


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

    assert (await hover_text(client, uri) is not None) is answers


@pytest.mark.parametrize(
    ("setting", "first_line", "second_line"),
    [("firstLine", True, False), ("anywhere", True, True), ("off", False, False)],
)
async def test_hover_speaks_where_the_setting_says(client, setting, first_line, second_line):
    await client.start(hover=setting)
    client.open(URI, PYTHON)

    answers = [await hover_text(client, line=line) is not None for line in (0, 1)]

    assert answers == [first_line, second_line]


async def test_hover_does_not_blame_tokens_for_a_shebang(client):
    await client.start()
    client.open(URI, "#!/bin/sh\n" + PYTHON)

    assert "For " not in await hover_text(client)


async def test_hover_says_in_which_state_the_document_is_and_why(client):
    await client.start()
    client.open(URI, PYTHON)
    await client.execute("langid.choose", {"uri": URI, "language": "ruby", "remember": False})

    text = await hover_text(client)

    assert text.startswith("Python, 97 %")
    assert text.endswith("Set: Ruby. Locked: you chose the language")


async def test_hover_tells_when_corrections_moved_the_answer(client):
    await client.start()
    client.open(URI, PYTHON)
    await client.execute("langid.choose", {"uri": URI, "language": "nim"})

    assert "Moved by your corrections; without them: Python" in await hover_text(client)


async def test_hover_over_no_open_document_is_nothing(client):
    await client.start()

    assert await hover_text(client, "untitled:other") is None
