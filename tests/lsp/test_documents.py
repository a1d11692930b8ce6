from __future__ import annotations

import pytest
from lsprotocol.types import (
    Position,
    Range,
    TextDocumentContentChangePartial,
    TextDocumentContentChangeWholeDocument,
    TextDocumentItem,
    VersionedTextDocumentIdentifier,
)

from lsp_langid.lsp.documents import Documents

URI = "untitled:Untitled-1"


@pytest.fixture
def documents():
    return Documents()


def opened(documents, text="", *, uri=URI, version=1):
    return documents.open(TextDocumentItem(uri, "plaintext", version, text))


def insert(text, line=0, character=0):
    return TextDocumentContentChangePartial(Range(Position(line, character), Position(line, character)), text)


def change(documents, version, *changes, uri=URI):
    return documents.change(VersionedTextDocumentIdentifier(version, uri), changes)


def test_edits_are_applied_in_order(documents):
    document = opened(documents, "c")

    change(documents, 2, insert("b"), insert("a"))

    assert (document.text, document.version) == ("abc", 2)


def test_a_change_without_a_range_replaces_everything(documents):
    document = opened(documents, "old")

    change(documents, 2, TextDocumentContentChangeWholeDocument("new\n"), insert("very ", 0, 0))

    assert document.text == "very new\n"


def test_columns_are_counted_in_the_encoding_that_was_agreed_on(documents):
    documents.encoding = "utf-8"
    document = opened(documents, "😋")

    change(documents, 2, insert("!", 0, 4))

    assert document.text == "😋!"


@pytest.mark.parametrize("version", [2, 1])
def test_a_late_edit_that_the_text_already_holds_is_refused(documents, version, caplog):
    """VS Code reopens with the paste in the text, then sends the edit of that paste."""
    document = opened(documents, "paste", version=2)

    assert change(documents, version, insert("paste")) is None
    assert (document.text, document.version) == ("paste", 2)
    assert URI in caplog.text


def test_edits_of_a_document_never_opened_are_ignored_and_logged_once(documents, caplog):
    """Neovim sends them after `:file NAME`, one a keystroke."""
    for version in range(1, 5):
        assert change(documents, version, insert("x"), uri="file:///renamed") is None

    assert len(caplog.records) == 1
    assert documents.get("file:///renamed") is None


def test_nothing_is_read_from_disk(documents, tmp_path):
    file = tmp_path / "there.py"
    file.write_text("import os\n")

    assert documents.get(file.as_uri()) is None


def test_a_second_opening_replaces_the_first(documents):
    """All unnamed buffers of Neovim have the URI `file://`."""
    opened(documents, "first", uri="file://", version=7)
    opened(documents, "second", uri="file://", version=1)

    assert documents.get("file://").text == "second"


def test_a_closed_document_is_gone(documents):
    document = opened(documents, "text")

    assert documents.close(URI) is document
    assert documents.get(URI) is None
    assert documents.close(URI) is None


@pytest.mark.parametrize(
    ("uri", "filename"),
    [
        ("untitled:Untitled-1", "Untitled-1"),
        ("untitled:/home/ada/notes.py", "notes.py"),
        ("file:///home/ada/a%20b.rs", "a b.rs"),
        ("file://", None),
    ],
)
def test_the_file_name_is_the_last_part_of_the_uri(documents, uri, filename):
    assert opened(documents, uri=uri).filename == filename


def test_a_part_of_the_text_is_cut_by_the_clients_range(documents):
    document = opened(documents, "one\ntwo\nthree\n")

    assert document.text_in(Range(Position(1, 0), Position(2, 3)), "utf-16") == "two\nthr"
