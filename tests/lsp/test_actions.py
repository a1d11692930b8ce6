"""Code actions, over the wire."""

from __future__ import annotations

import pytest
from lsprotocol import types
from stub_detector import language
from texts import MARKDOWN, NOTES, PYTHON, RUBY, UNCLEAR, URI, edited

from lsp_langid.core.verdict import Ranked, Reason, Verdict
from lsp_langid.errors import ModelMissingError
from lsp_langid.lsp.actions import is_asked_for, serious_candidates

LITERALS = {
    "textDocument": {"codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}}}
}


async def actions(client, uri=URI, line=0, last=None, only=None, diagnostics=()):
    context = {"diagnostics": list(diagnostics)} | ({} if only is None else {"only": only})
    chosen = {"start": {"line": line, "character": 0}, "end": {"line": last or line, "character": 0}}
    params = {"textDocument": {"uri": uri}, "range": chosen, "context": context}
    return await client.result("textDocument/codeAction", params)


def titles(offered):
    return [one["title"] for one in offered]


async def test_every_serious_candidate_can_be_set(client):
    await client.start(LITERALS, notify=True)
    client.open(URI, UNCLEAR)

    offered = await actions(client)

    assert titles(offered) == [
        "Set language to Ruby (30 %)",
        "Set language to Python (28 %)",
        "Leave as plain text",
    ]
    assert [one["command"]["arguments"] for one in offered] == [
        [{"uri": URI, "language": "ruby"}],
        [{"uri": URI, "language": "python"}],
        [{"uri": URI, "language": None}],
    ]
    assert {one["command"]["command"] for one in offered} == {"langid.choose"}
    assert {one["kind"] for one in offered} == {"source.setLanguage"}
    assert [one for one in offered if one.get("isPreferred")] == []


async def test_the_answer_is_preferred_and_long_shots_are_left_out(client):
    await client.start(LITERALS, notify=True)
    client.open(URI, PYTHON)

    offered = await actions(client)

    assert titles(offered) == ["Set language to Python (97 %)", "Leave as plain text"]
    assert [one.get("isPreferred") for one in offered] == [True, None]


async def test_a_language_that_is_set_is_not_offered_again(client):
    await client.start(LITERALS, notify=True)
    client.open(URI, UNCLEAR, language_id="ruby")

    assert titles(await actions(client)) == [
        "Set language to Python (28 %)",
        "Set language to plain text",
    ]


async def test_a_language_that_the_client_cannot_set_is_not_offered(client):
    await client.start(LITERALS, notify=True, clientLanguages=["nim", "plaintext", "python"])
    client.open(URI, UNCLEAR)

    assert titles(await actions(client))[:-1] == [
        "Set language to Python (28 %)",
        "Set language to Nim (22 %)",
    ]


async def test_who_chose_plain_text_is_not_offered_it_again(client):
    await client.start(LITERALS, notify=True)
    client.open(URI, PYTHON)
    await client.execute("langid.choose", {"uri": URI, "language": None, "remember": False})

    assert titles(await actions(client)) == ["Set language to Python (97 %)"]


async def test_a_shebang_needs_no_percent(client):
    await client.start(LITERALS, notify=True)
    client.open(URI, "#!/bin/sh\necho hello\n")

    assert titles(await actions(client))[0] == "Set language to Shell"


async def test_the_offers_are_carried_out_as_they_are(client):
    await client.start(LITERALS, notify=True)
    client.open(URI, UNCLEAR)

    offered = await actions(client)
    answer = await client.execute("langid.choose", *offered[1]["command"]["arguments"])

    assert (answer["language"], answer["why"]) == ("python", "chosen")


@pytest.mark.parametrize("text", ["", "hello"])
async def test_there_is_nothing_to_offer_for_next_to_no_text(client, text):
    await client.start(LITERALS, notify=True)
    client.open(URI, text)

    assert await actions(client) == []


@pytest.mark.parametrize(
    ("uri", "language_id"),
    [("file:///code.py", "python"), ("file:///notes.txt", "plaintext"), ("file:///never-opened", None)],
)
async def test_other_documents_are_left_alone(client, uri, language_id):
    await client.start(LITERALS, notify=True)
    if language_id is not None:
        client.open(uri, PYTHON, language_id=language_id)

    assert not await actions(client, uri)


async def test_who_cannot_set_a_language_is_offered_a_line_that_names_it(client):
    await client.start(LITERALS)
    client.open(URI, "proc greet() = discard\n", version=5)

    nim, python = await actions(client)

    assert (nim["title"], nim["kind"]) == ("Insert a modeline for Nim (88 %)", "source.insertModeline")
    assert python["title"] == "Insert a shebang for Python (5 %)"
    assert edited("x\n", nim["edit"]["changes"][URI]) == "# vim: set ft=nim:\nx\n"
    assert "command" not in nim
    assert nim["isPreferred"]


async def test_edits_carry_the_version_where_the_client_reads_it(client):
    await client.start({**LITERALS, "workspace": {"workspaceEdit": {"documentChanges": True}}})
    client.open(URI, RUBY, version=5)

    (action,) = await actions(client)

    (change,) = action["edit"]["documentChanges"]
    assert change["textDocument"] == {"uri": URI, "version": 5}


async def test_clients_without_literals_get_commands(client):
    await client.start()
    client.open(URI, RUBY)
    client.open(NOTES, MARKDOWN, language_id="markdown")

    assert await actions(client) == [
        {
            "title": "Insert a shebang for Ruby (92 %)",
            "command": "langid.insertModeline",
            "arguments": [{"uri": URI, "language": "ruby"}],
        }
    ]
    assert await actions(client, NOTES, 3) == [
        {
            "title": "Tag this fence as `python`",
            "command": "langid.tagFences",
            "arguments": [{"uri": NOTES, "line": 2}],
        },
        {
            "title": "Tag all bare fences (3)",
            "command": "langid.tagFences",
            "arguments": [{"uri": NOTES}],
        },
    ]


@pytest.mark.parametrize(
    ("line", "tag"), [(2, "python"), (4, "python"), (5, "python"), (10, "ruby"), (0, None), (18, None)]
)
async def test_the_fence_of_the_cursor_can_be_tagged(client, line, tag):
    await client.start(LITERALS)
    client.open(NOTES, MARKDOWN, language_id="markdown")

    offered = await actions(client, NOTES, line)

    expected = [] if tag is None else [f"Tag this fence as `{tag}`"]
    assert titles(offered) == [*expected, "Tag all bare fences (3)"]
    if tag is not None:
        assert offered[0]["kind"] == "quickfix"
        assert f"```{tag}\n" in edited(MARKDOWN, offered[0]["edit"]["changes"][NOTES])


async def test_without_bare_fences_there_is_nothing_to_tag(client):
    await client.start(LITERALS)
    client.open(NOTES, "```py\nx\n```\n", language_id="markdown")

    assert await actions(client, NOTES) == []


async def test_an_action_names_the_diagnostic_that_it_puts_right(client):
    await client.start(LITERALS)
    client.open(NOTES, MARKDOWN, language_id="markdown")
    here = {"start": {"line": 2, "character": 0}, "end": {"line": 2, "character": 3}}
    ours = {"range": here, "message": "This fence looks like Python", "source": "langid"}
    others = {"range": here, "message": "no blank line", "source": "markdownlint"}

    offered = await actions(client, NOTES, 2, diagnostics=[ours, others])

    assert [[solved["source"] for solved in one.get("diagnostics", [])] for one in offered] == [
        ["langid"],
        [],
    ]


@pytest.mark.parametrize(
    ("only", "kinds"),
    [
        (["quickfix"], {"quickfix"}),
        (["source"], {"source.tagFences"}),
        (["source.tagFences"], {"source.tagFences"}),
        ([""], {"quickfix", "source.tagFences"}),
        (["refactor", "source.fixAll", "source.tag"], None),
        ([], {"quickfix", "source.tagFences"}),
    ],
)
async def test_only_the_kinds_asked_for_are_offered(client, only, kinds):
    await client.start(LITERALS)
    client.open(NOTES, MARKDOWN, language_id="markdown")

    offered = await actions(client, NOTES, 2, only=only)

    assert kinds == (None if offered is None else {one["kind"] for one in offered})


async def test_nobody_is_asked_what_a_text_is_when_nobody_wants_to_set_it(client, detector):
    await client.start(LITERALS)
    client.open(URI, PYTHON, language_id="ruby")

    await actions(client, only=["quickfix", "source.organizeImports"])

    assert detector.asked == []


@pytest.mark.parametrize(("line", "last"), [(99_999, 99_999), (2, 0), (2**31 - 1, 2**31 - 1), (0, 2**31 - 1)])
async def test_a_range_that_is_stale_or_upside_down_does_no_harm(client, line, last):
    await client.start(LITERALS)
    client.open(NOTES, MARKDOWN, language_id="markdown")

    assert titles(await actions(client, NOTES, line, last))[-1] == "Tag all bare fences (3)"


async def test_the_kinds_are_announced(client):
    capabilities = (await client.start())["capabilities"]

    assert capabilities["codeActionProvider"]["codeActionKinds"] == [
        "source.setLanguage",
        "source.insertModeline",
        "source.tagFences",
        "quickfix",
    ]
    assert {"langid.tagFences", "langid.insertModeline"} <= set(
        capabilities["executeCommandProvider"]["commands"]
    )


async def test_without_a_model_nothing_is_offered_and_nobody_is_bothered(connect):
    def load_detector():
        raise ModelMissingError("no model")

    client = connect(load_detector)
    await client.start(LITERALS, notify=True)
    client.open(URI, PYTHON)

    assert await actions(client) is None


@pytest.mark.parametrize(
    "context",
    [
        {"diagnostics": "none"},
        {"diagnostics": [], "only": "quickfix"},
        {"diagnostics": [{"message": "no range"}]},
        None,
    ],
)
async def test_a_context_of_the_wrong_shape_is_refused_and_the_next_one_answered(client, context):
    await client.start(LITERALS)
    client.open(URI, RUBY)
    here = {"line": 0, "character": 0}
    params = {"textDocument": {"uri": URI}, "range": {"start": here, "end": here}, "context": context}

    error = await client.error("textDocument/codeAction", params)

    assert error["code"] == -32602
    assert titles(await actions(client)) == ["Insert a shebang for Ruby (92 %)"]


@pytest.mark.parametrize(
    ("only", "asked"),
    [
        (None, True),
        (["source.setLanguage"], True),
        (["source"], True),
        ([types.CodeActionKind.Source], True),
        ([""], True),
        (["sour"], False),
        (["source.setLanguage.now"], False),
        ([], True),
    ],
)
def test_a_kind_stands_for_those_below_it(only, asked):
    assert is_asked_for("source.setLanguage", only) is asked


def test_a_family_stands_before_its_members():
    cpp, nim = language("cpp"), language("nim")
    verdict = Verdict(cpp, 0.9, Reason.FAMILY, (Ranked(nim, 0.5), Ranked(cpp, 0.4)))

    assert serious_candidates(verdict) == [Ranked(cpp, 0.9), Ranked(nim, 0.5)]


def test_plain_text_is_no_candidate():
    plain, ruby = language("plaintext"), language("ruby")
    verdict = Verdict(None, 0.8, Reason.NOT_CODE, (Ranked(plain, 0.8), Ranked(ruby, 0.1)))

    assert serious_candidates(verdict) == [Ranked(ruby, 0.1)]
