"""What a person at VS Code and at Neovim would see, with the real server, model and wire."""

from __future__ import annotations

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams
from real_server import PYTHON

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(300)]


async def test_an_empty_document_is_told_why_no_language_is_set(editor):
    uri = editor.new_document()

    notice = await editor.notice(uri)

    assert (notice.version, notice.language, notice.reason) == (1, None, "too_short")


async def test_a_paste_is_told_with_the_words_of_both_editors(editor):
    uri = editor.new_document()
    await editor.notice(uri)
    editor.paste(uri, 2, PYTHON)

    notice = await editor.notice(uri)

    assert (notice.version, notice.language, notice.vscode, notice.neovim) == (
        2,
        "python",
        "python",
        "python",
    )
    assert notice.candidates[0].name == "Python"


async def test_a_document_that_opens_with_text_is_told(editor):
    """As after a restart of VS Code, which brings untitled documents back."""
    uri = editor.new_document(PYTHON)

    assert (await editor.notice(uri)).language == "python"


async def test_deleting_everything_takes_the_answer_back(editor):
    uri = editor.new_document(PYTHON)
    await editor.notice(uri)
    editor.clear(uri, 2)

    notice = await editor.notice(uri)

    assert (notice.language, notice.reason) == (None, "too_short")


async def test_a_document_with_a_language_is_not_told(editor):
    decided = editor.new_document(PYTHON, language_id="markdown")
    other = editor.new_document(PYTHON)

    await editor.notice(other)

    assert editor.notices.empty()
    assert (await editor.identify(textDocument={"uri": decided})).language == "python"


async def test_a_text_is_identified_on_request(editor):
    answer = await editor.identify(text=PYTHON, explain=True)

    assert (answer.language, answer.reason) == ("python", "model")
    assert 0.5 < answer.confidence <= 1
    assert answer.explanation.answer == "python"
    assert answer.explanation.supporting


async def test_an_empty_text_is_answered_with_silence(editor):
    answer = await editor.identify(text="", explain=True)

    assert (answer.language, answer.reason) == (None, "too_short")


async def test_only_languages_asked_for_are_answered(editor):
    answer = await editor.identify(text=PYTHON, languages=["rust", "JavaScript"])

    assert {candidate.language for candidate in answer.candidates} == {"rust", "javascript"}


async def test_a_part_of_a_document_is_cut_in_the_agreed_encoding(editor):
    """VS Code counts utf-16, Neovim utf-8; an emoji stands before the code."""
    before = "Notes 😋 " * 3
    uri = editor.new_document(before + PYTHON, language_id="markdown")
    unit_bytes, codec = {"utf-8": (1, "utf-8"), "utf-16": (2, "utf-16-le")}[editor.position_encoding]
    start = {"line": 0, "character": len(before.encode(codec)) // unit_bytes}

    part = {"start": start, "end": {"line": 99, "character": 0}}
    answer = await editor.identify(textDocument={"uri": uri}, range=part)
    same = await editor.identify(text=PYTHON)

    assert answer == same


async def test_reclassify_answers_and_tells_even_a_decided_document(editor):
    uri = editor.new_document(PYTHON, language_id="markdown")

    answer = await editor.reclassify(uri)

    notice = await editor.notice(uri)
    assert (answer["language"], notice.language, notice.version) == ("python", "python", 1)


async def test_hover_tells_language_confidence_and_tokens(editor):
    uri = editor.new_document(PYTHON)

    hover = await editor.hover(uri)

    assert isinstance(hover.contents, types.MarkupContent)
    assert hover.contents.kind == types.MarkupKind.Markdown
    assert hover.contents.value.startswith("**Python**, ")
    assert "For Python: `" in hover.contents.value


@pytest.mark.parametrize(
    "params",
    [
        {},
        {"text": 5},
        {"text": "x", "languages": ["no such language"]},
        {"textDocument": {"uri": "file:///etc/hostname"}},
    ],
)
async def test_a_malformed_request_is_refused_and_the_server_goes_on(editor, params):
    with pytest.raises(JsonRpcInvalidParams, match="langid/identify: "):
        await editor.identify(**params)

    assert (await editor.identify(text=PYTHON)).language == "python"


async def test_a_huge_text_is_answered(editor):
    answer = await editor.identify(text=PYTHON * 5000)

    assert answer.language == "python"


async def test_no_pop_up_was_ever_opened(editor):
    """Whatever happened to this server before; edits of a document nobody opened among it."""
    editor.paste("file:///never/opened", 2, "x")
    await editor.identify(text=PYTHON)

    assert editor.messages == []
