"""What the user can have done, and what each command gives back."""

from __future__ import annotations

import pytest
from stub_detector import language

from lsp_langid.core.personal import TaughtLanguage

URI = "untitled:Untitled-1"
OTHER = "untitled:Untitled-2"
PYTHON = "def greet(name):\n    return name\n"
RUBY = "puts 'hello, world'\n"
UNSURE = "hello, world\n"


async def open_python(client, **options):
    """A client that listens, and was told of a document."""
    await client.start(notify=True, **options)
    client.open(URI, PYTHON)
    return await client.notice()


async def test_all_commands_are_announced(client):
    result = await client.start()

    announced = set(result["capabilities"]["executeCommandProvider"]["commands"])
    assert announced >= {
        "langid.reclassify",
        "langid.identifySelection",
        "langid.explain",
        "langid.choose",
        "langid.forget",
        "langid.languages",
        "langid.pause",
        "langid.resume",
        "langid.state",
    }


@pytest.mark.parametrize(
    "command",
    [
        "langid.reclassify",
        "langid.identifySelection",
        "langid.explain",
        "langid.choose",
        "langid.pause",
        "langid.resume",
        "langid.state",
    ],
)
async def test_a_document_that_is_not_open_is_refused_by_name(client, command):
    await client.start()
    position = {"line": 0, "character": 0}
    rest = {"range": {"start": position, "end": position}, "language": "ruby"}

    error = await client.refused(command, {"uri": "untitled:closed", **rest})

    assert error["code"] == -32602
    assert error["message"].startswith(command)
    assert '"untitled:closed"' in error["message"]


@pytest.mark.parametrize("arguments", [None, [], [1], [URI, URI], [[]], [{"uri": 1}]])
async def test_what_names_no_document_is_refused(client, arguments):
    await client.start()

    error = await client.error(
        "workspace/executeCommand", {"command": "langid.reclassify", "arguments": arguments}
    )

    assert error["code"] == -32602
    assert "langid.reclassify" in error["message"]


@pytest.mark.parametrize("argument", [URI, {"uri": URI}])
async def test_reclassify_answers_and_tells_even_of_a_decided_document(client, argument):
    await client.start(notify=True)
    client.open(URI, PYTHON, language_id="ruby", version=3)

    answer = await client.execute("langid.reclassify", argument)

    assert answer["language"] == "python"
    notice = await client.told(language="python")
    assert (notice["uri"], notice["version"], notice["why"]) == (URI, 3, "asked")


async def test_a_selection_is_answered_as_a_whole_and_piece_by_piece(client):
    await client.start()
    client.open(URI, f"some notes\n```\n{PYTHON}```\n", language_id="markdown")

    answer = await client.execute(
        "langid.identifySelection",
        {
            "uri": URI,
            "range": {"start": {"line": 2, "character": 0}, "end": {"line": 4, "character": 0}},
        },
    )

    assert answer["language"] == "python"
    (region,) = answer["regions"]
    assert (region["language"], region["startLine"], region["endLine"]) == ("python", 2, 4)


async def test_marks_around_a_sloppy_selection_are_not_part_of_it(client, detector):
    await client.start()
    client.open(URI, "    > def f():\n    >     pass\n")

    everything = {"start": {"line": 0, "character": 0}, "end": {"line": 2, "character": 0}}
    await client.execute("langid.identifySelection", {"uri": URI, "range": everything})

    assert "def f():\n    pass" in {text.rstrip("\n") for text, _ in detector.asked}


async def test_a_selection_needs_a_range(client):
    await open_python(client)

    assert "`range`" in (await client.refused("langid.identifySelection", URI))["message"]


async def test_an_explanation_says_where_the_tokens_stand(client):
    await client.start()
    client.open(URI, "# 😋\n" + PYTHON)
    chosen = {"start": {"line": 1, "character": 0}, "end": {"line": 3, "character": 0}}

    answer = await client.execute("langid.explain", {"uri": URI, "range": chosen})

    (token,) = answer["explanation"]["supporting"]
    assert (token["token"], token["weight"]) == ("def", 3.1416)
    assert token["ranges"] == [{"start": {"line": 1, "character": 0}, "end": {"line": 1, "character": 3}}]


async def test_another_language_than_the_answer_can_be_explained(client):
    await open_python(client)

    answer = await client.execute("langid.explain", {"uri": URI, "language": "Nim"})

    assert (answer["language"], answer["explanation"]["answer"]) == ("python", "nim")


async def test_a_language_that_the_model_cannot_name_cannot_be_explained(client):
    await open_python(client)

    error = await client.refused("langid.explain", {"uri": URI, "language": "shell"})

    assert "the model cannot answer with Shell" in error["message"]


async def test_a_choice_is_told_locked_and_learned(client, store):
    await open_python(client)

    answer = await client.execute("langid.choose", {"uri": URI, "language": "Ruby"})
    notice = await client.notice()

    assert (notice["languageId"], notice["change"], notice["state"], notice["why"]) == (
        *("ruby", True, "locked"),
        "chosen",
    )
    assert (answer["language"], answer["state"]) == ("ruby", "locked")
    assert list(store.kept) == [answer["learned"]]
    assert (await client.result("langid/identify", {"text": PYTHON}))["language"] == "ruby"


async def test_what_was_learned_reaches_other_open_documents(client):
    await client.start(notify=True)
    for uri in (URI, OTHER):
        client.open(uri, UNSURE)
        await client.notice()

    await client.execute("langid.choose", {"uri": URI, "language": "nim"})

    assert (await client.told(uri=OTHER))["language"] == "nim"


async def test_plain_text_can_be_chosen_and_learned(client, store):
    await open_python(client)

    answer = await client.execute("langid.choose", {"uri": URI, "language": None})
    notice = await client.notice()

    assert (notice["language"], notice["languageId"], notice["change"]) == (None, "plaintext", True)
    assert answer["why"] in ("plain", "chosen")
    assert [one.label for one in store.kept.values()] == ["plaintext"]


@pytest.mark.parametrize(
    ("text", "choice", "options", "why"),
    [
        pytest.param(
            PYTHON, {"language": "ruby", "remember": False}, {}, "not to be remembered", id="unwanted"
        ),
        pytest.param(
            PYTHON, {"language": "ruby"}, {"learn": False}, "langid.learn is off", id="switched-off"
        ),
        pytest.param(PYTHON, {"language": "python"}, {}, "says so already", id="known-already"),
        pytest.param("x", {"language": "ruby"}, {}, "too short", id="too-short"),
        pytest.param(PYTHON, {"language": "shell"}, {}, "cannot answer with Shell", id="no-label"),
    ],
)
async def test_why_a_choice_was_not_learned_is_said(client, store, text, choice, options, why):
    await client.start(**options)
    client.open(URI, text)

    answer = await client.execute("langid.choose", {"uri": URI, **choice})

    assert (answer["state"], answer["learned"], store.kept) == ("locked", None, {})
    assert why in answer["notLearned"]


async def test_a_choice_is_answered_also_when_the_document_is_reopened_meanwhile(client):
    """As VS Code does it, while the server learns."""
    await open_python(client)
    command = client.begin("langid.choose", {"uri": URI, "language": "ruby"})
    await client.told(why="chosen")
    client.close_document(URI)

    assert (await client.find(id=command))["result"]["why"] == "chosen"


@pytest.fixture
def read_only(store, monkeypatch):
    """The memory takes nothing in."""

    def add(correction):
        raise PermissionError("the folder is read-only")

    monkeypatch.setattr(store, "add", add)


async def test_a_choice_that_cannot_be_kept_is_learned_until_the_server_ends(client, read_only, caplog):
    await open_python(client)

    answer = await client.execute("langid.choose", {"uri": URI, "language": "ruby"})

    assert answer["state"] == "locked"
    assert "read-only" in answer["notLearned"]
    assert "read-only" in caplog.text
    assert (await client.result("langid/identify", {"text": PYTHON}))["language"] == "ruby"


async def test_a_choice_that_could_not_be_kept_can_be_forgotten(client, read_only):
    await open_python(client)
    answer = await client.execute("langid.choose", {"uri": URI, "language": "ruby"})

    assert await client.execute("langid.forget", {"ids": [answer["learned"]]}) == {"forgotten": 1}
    assert (await client.result("langid/identify", {"text": PYTHON}))["language"] == "python"


async def test_a_choice_must_be_made(client):
    """Left out is not plain text."""
    await open_python(client)

    assert "`language`" in (await client.refused("langid.choose", {"uri": URI}))["message"]


async def test_corrections_can_be_forgotten_by_id_by_language_or_all(client, store):
    await client.start()
    for number, text in enumerate([PYTHON, PYTHON + "# 2", PYTHON + "# 3", RUBY]):
        uri = f"untitled:{number}"
        client.open(uri, text)
        chosen = "nim" if text is RUBY else "ruby"
        await client.execute("langid.choose", {"uri": uri, "language": chosen})
    first = next(iter(store.kept))

    assert await client.execute("langid.forget", {"ids": [first]}) == {"forgotten": 1}
    assert await client.execute("langid.forget", {"language": "Ruby"}) == {"forgotten": 2}
    assert await client.execute("langid.forget", {"all": True}) == {"forgotten": 1}
    assert (await client.result("langid/identify", {"text": PYTHON}))["language"] == "python"


@pytest.mark.parametrize(
    "argument", [{}, {"ids": ["a"], "all": True}, {"all": False}, {"language": None}, {"ids": []}]
)
async def test_nothing_is_forgotten_by_mistake(client, store, argument):
    await open_python(client)
    await client.execute("langid.choose", {"uri": URI, "language": "ruby"})

    error = await client.refused("langid.forget", argument)

    assert "`ids`" in error["message"]
    assert len(store.kept) == 1


async def test_the_languages_that_can_be_answered_are_listed(client, store):
    own = language("shellscript")
    store.taught = (TaughtLanguage(own, "stub", (), 0.0, {}, 0.5),)
    await client.start()

    rows = await client.execute("langid.languages")

    assert [row["language"] for row in rows] == ["cpp", "nim", "python", "ruby", "shellscript"]
    assert [row["language"] for row in rows if row["taught"]] == ["shellscript"]
    assert rows[1]["languageId"] is None  # VS Code has no Nim by itself


async def test_a_paused_document_is_left_alone_until_resumed(client, detector):
    await open_python(client)

    (paused,) = await client.execute("langid.pause", URI)
    client.change(URI, 2, {"text": RUBY})
    await client.result("langid/identify", {"text": "x"})
    (resumed,) = await client.execute("langid.resume", URI)

    assert (paused["state"], paused["why"]) == ("paused", "paused_here")
    assert resumed["state"] == "automatic"
    await client.told(language="ruby")


async def test_everything_can_be_paused(client):
    await open_python(client)
    client.open(OTHER, RUBY)
    await client.notice()

    paused = await client.execute("langid.pause")
    resumed = await client.execute("langid.resume")

    assert [(one["uri"], one["why"]) for one in paused] == [(URI, "paused_all"), (OTHER, "paused_all")]
    assert {one["state"] for one in resumed} == {"automatic"}


async def test_the_state_of_a_document_is_told_with_its_reason(client):
    await open_python(client)

    state = await client.execute("langid.state", URI)

    assert (state["uri"], state["version"], state["language"], state["languageId"]) == (
        *(URI, 1, "python"),
        "python",
    )
    assert (state["confidence"], state["state"], state["changes"]) == (0.9731, "automatic", 0)
    assert state["because"] == "Automatic: it may still change as you type"


async def test_the_state_of_a_document_opened_with_a_language_is_told(client):
    await client.start()
    client.open(URI, PYTHON, language_id="ruby")

    state = await client.execute("langid.state", URI)

    assert (state["state"], state["why"]) == ("locked", "opened")
