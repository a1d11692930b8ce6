"""langid/identify and langid/regions."""

from __future__ import annotations

import pytest

URI = "untitled:Untitled-1"
PYTHON = "def greet(name):\n    return name\n"
RUBY = "puts 'hello, world'\n"
NOTES = f"# Notes\n\n```\n{PYTHON}```\n\n```\n{RUBY}```\n"


async def test_a_text_with_a_file_name_is_identified_by_both(client, detector):
    await client.start()
    await client.result("langid/identify", {"text": PYTHON, "filename": "greet.py"})

    assert detector.asked == [(PYTHON, "greet.py")]


async def test_a_part_does_not_trust_the_name_of_the_whole(client, detector):
    """Code inside a Markdown file is not Markdown."""
    await client.start()
    client.open("file:///readme.md", "x\n" + PYTHON, language_id="markdown")
    part = {"start": {"line": 1, "character": 0}, "end": {"line": 3, "character": 0}}

    await client.result("langid/identify", {"textDocument": {"uri": "file:///readme.md"}})
    await client.result("langid/identify", {"textDocument": {"uri": "file:///readme.md"}, "range": part})

    assert detector.asked[-2:] == [("x\n" + PYTHON, "readme.md"), (PYTHON, None)]


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


async def test_only_languages_asked_for_are_answered(client):
    await client.start(languages=["cpp"])

    answer = await client.result("langid/identify", {"text": PYTHON, "languages": ["Nim", "ruby"]})

    assert {candidate["language"] for candidate in answer["candidates"]} == {"ruby", "nim"}


async def test_the_languages_of_the_settings_are_the_default(client):
    await client.start(languages=["ruby", "nim", "klingon"])

    answer = await client.result("langid/identify", {"text": PYTHON})

    assert {candidate["language"] for candidate in answer["candidates"]} == {"ruby", "nim"}


async def test_what_the_settings_never_want_is_not_answered(client):
    await client.start(never=["python"])

    answer = await client.result("langid/identify", {"text": PYTHON})

    assert "python" not in {candidate["language"] for candidate in answer["candidates"]}


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
@pytest.mark.parametrize("method", ["langid/identify", "langid/regions"])
async def test_wrong_parameters_are_refused_and_the_server_goes_on(client, method, params, words):
    await client.start()

    error = await client.error(method, params)

    assert error["code"] == -32602
    assert method in error["message"]
    assert words in error["message"]
    assert "data" not in error
    assert (await client.result("langid/identify", {"text": PYTHON}))["language"] == "python"


def fences(answer):
    return [
        (one["language"], one["startLine"], one["endLine"])
        for one in answer["regions"]
        if one["kind"] == "bare_fence"
    ]


async def test_a_document_is_split_into_its_regions(client):
    await client.start()
    client.open(URI, NOTES, language_id="markdown")

    answer = await client.result("langid/regions", {"textDocument": {"uri": URI}})

    assert fences(answer) == [("python", 3, 5), ("ruby", 8, 9)]


async def test_regions_follow_the_settings_unless_the_question_says_otherwise(client):
    await client.start(never=["ruby"])
    client.open(URI, NOTES, language_id="markdown")

    by_settings = await client.result("langid/regions", {"textDocument": {"uri": URI}})
    by_question = await client.result("langid/regions", {"textDocument": {"uri": URI}, "languages": ["ruby"]})

    assert "ruby" not in {language for language, *_ in fences(by_settings)}
    assert {language for language, *_ in fences(by_question)} <= {"ruby", None}


async def test_a_text_of_one_language_is_one_region(client):
    await client.start()

    answer = await client.result("langid/regions", {"text": PYTHON})

    assert [one["language"] for one in answer["regions"]] == ["python"]


async def test_notes_that_are_told_as_a_language_are_still_split_as_notes(client):
    await client.start(notify=True)
    client.open(URI, "#!/bin/sh\n" + NOTES)
    assert (await client.notice())["language"] == "shellscript"

    guessed = await client.result("langid/regions", {"textDocument": {"uri": URI}})
    await client.execute("langid.choose", {"uri": URI, "language": "shellscript", "remember": False})
    chosen = await client.result("langid/regions", {"textDocument": {"uri": URI}})

    assert fences(guessed)
    assert not fences(chosen)
