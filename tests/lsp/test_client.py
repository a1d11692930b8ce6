from __future__ import annotations

from dataclasses import replace

import pytest
from lsprotocol import types
from stub_detector import TABLE, language

from lsp_langid.lsp.client import Client, known_as, language_of_word

SILENT = types.ClientCapabilities()
NIM, PYTHON, SHELL = language("nim"), language("python"), language("shellscript")


def client(capabilities: types.ClientCapabilities = SILENT, name: str | None = None) -> Client:
    info = types.ClientInfo(name) if name else None
    return Client.from_wire(types.InitializeParams(capabilities=capabilities, client_info=info))


def test_a_client_that_says_nothing_can_nothing():
    assert client() == Client()


@pytest.mark.parametrize(
    ("formats", "markdown"),
    [
        (["markdown", "plaintext"], True),
        (["plaintext", "markdown"], False),
        ([], False),
        (None, False),
    ],
)
def test_markdown_is_for_clients_that_name_it_first(formats, markdown):
    hover = types.HoverClientCapabilities(content_format=formats)
    text_document = types.TextDocumentClientCapabilities(hover=hover)

    assert client(types.ClientCapabilities(text_document=text_document)).hover_markdown is markdown


def test_what_the_workspace_of_a_client_can_is_read():
    workspace = types.WorkspaceClientCapabilities(
        apply_edit=True,
        configuration=True,
        workspace_folders=True,
        did_change_configuration=types.DidChangeConfigurationClientCapabilities(dynamic_registration=True),
        workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True),
    )

    assert client(types.ClientCapabilities(workspace=workspace)) == Client(
        applies_edits=True,
        pulls_configuration=True,
        workspace_folders=True,
        registers_configuration=True,
        versions_edits=True,
    )


def test_what_the_window_of_a_client_can_is_read():
    window = types.WindowClientCapabilities(work_done_progress=True)

    assert client(types.ClientCapabilities(window=window)) == Client(asks_questions=True, shows_progress=True)


@pytest.mark.parametrize(
    ("name", "word", "plain"),
    [
        ("Visual Studio Code", "shellscript", "plaintext"),
        ("Neovim", "sh", "text"),
        ("coc.nvim", "sh", "text"),
        (None, "shellscript", "plaintext"),
    ],
)
def test_each_kind_of_editor_gets_its_own_words(name, word, plain):
    assert (client(name=name).word_for(SHELL), client(name=name).plain_word()) == (word, plain)


def test_an_editor_is_never_sent_a_word_of_another():
    assert client(name="Visual Studio Code").word_for(NIM) is None


def test_a_client_that_lists_its_ids_is_taken_at_its_word():
    listed = replace(client(name="Visual Studio Code"), languages=frozenset({"nim", "py", "plain"}))

    assert listed.word_for(NIM) == "nim"  # an extension brought it
    assert listed.word_for(PYTHON) == "py"
    assert listed.word_for(SHELL) is None


def test_every_word_that_a_client_may_use_is_known():
    assert known_as(PYTHON) == {"python", "py"}
    assert known_as(SHELL) == {"shellscript", "shell", "sh"}


@pytest.mark.parametrize(
    ("name", "emacs"), [("emacs", True), ("Eglot", True), ("Neovim", False), (None, False)]
)
def test_emacs_is_known_by_its_clients(name, emacs):
    assert client(name=name).is_emacs is emacs


@pytest.mark.parametrize(
    ("word", "meant"),
    [("shellscript", SHELL), ("sh", SHELL), ("nim", NIM), ("py", PYTHON), ("klingon", None), ("", None)],
)
def test_a_word_of_any_editor_leads_to_its_language(word, meant):
    assert language_of_word(word, TABLE) == meant
