from __future__ import annotations

import random

import pytest
from lsprotocol.types import (
    Position,
    Range,
    TextDocumentContentChangePartial,
    TextDocumentContentChangeWholeDocument,
    TextDocumentItem,
    VersionedTextDocumentIdentifier,
)

from lsp_langid.core.sample import LONG_CHARS, condense
from lsp_langid.lsp.documents import Documents, Edit

URI = "untitled:Untitled-1"


@pytest.fixture
def documents():
    return Documents()


def opened(documents, text="", *, uri=URI, version=1):
    return documents.open(TextDocumentItem(uri, "plaintext", version, text))


def insert(text, line=0, character=0):
    return TextDocumentContentChangePartial(Range(Position(line, character), Position(line, character)), text)


def replace(text, start, end):
    return TextDocumentContentChangePartial(Range(Position(*start), Position(*end)), text)


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


def test_the_memory_for_documents_never_opened_is_bounded(documents):
    for number in range(1000):
        change(documents, 1, insert("x"), uri=f"file:///renamed-{number}")

    assert len(documents._strangers) < 1000


def test_an_edit_tells_what_it_did(documents):
    opened(documents, "one two\n")

    edit = change(documents, 2, replace("1\r\n2\r", (0, 0), (0, 3)), insert("a\nb"))

    text = "a\nb1\r\n2\r two\n"
    assert edit == Edit(
        removed=3, inserted=8, line_breaks=3, length=len(text), blank=False, fingerprint=hash(text)
    )


def test_a_whole_new_text_is_told_as_what_differs(documents):
    """Some clients send everything at every keystroke; that is no paste."""
    opened(documents, "one\ntwo\nthree\n")

    edit = change(documents, 2, TextDocumentContentChangeWholeDocument("one\ntwoo\nthree\n"))

    assert (edit.removed, edit.inserted, edit.line_breaks) == (0, 1, 0)


def test_what_is_left_may_be_blank(documents):
    document = opened(documents, "one")

    assert not document.blank
    assert change(documents, 2, replace(" \t\n", (0, 0), (0, 3))).blank
    assert document.blank
    assert change(documents, 3, TextDocumentContentChangeWholeDocument("")).blank


def test_the_same_text_has_the_same_fingerprint_again(documents):
    document = opened(documents, "one")
    before = document.fingerprint

    edited = change(documents, 2, insert("!")).fingerprint
    undone = change(documents, 3, replace("", (0, 0), (0, 1))).fingerprint

    assert before == undone != edited


@pytest.mark.parametrize(("length", "has_one"), [(65_536, True), (65_537, False)])
def test_a_long_text_has_no_fingerprint(documents, length, has_one):
    assert (opened(documents, "x" * length).fingerprint is not None) == has_one


@pytest.mark.parametrize("length", [0, 1, LONG_CHARS, LONG_CHARS + 1, 300_001])
def test_a_document_condenses_as_its_text_does(documents, length):
    document = opened(documents, "".join(f"{number} " for number in range(length))[:length])

    change(documents, 2, insert("x"))

    assert document.condensed == condense(document.text)
    assert document.length == len(document.text) == length + 1


@pytest.mark.parametrize("length", [2_000, 150_000])
def test_a_look_at_an_edited_document_says_what_one_at_its_whole_text_says(documents, detector, length):
    lines = [f"value_{number} = compute({number})  # one of many" for number in range(length // 40)]
    document = opened(documents, "\r\n".join(lines))
    document.lines = detector.follow()
    rng = random.Random(length)
    for version in range(2, 42):
        line = rng.randrange(document.n_lines)
        new = rng.choice(["x", "\r\n", "fn main() {\n    let 😋 = 1;\n}\n" * 40, "# ", ""])
        change(documents, version, replace(new, (line, rng.randrange(20)), (line + rng.randrange(30), 0)))

        assert detector.identify(document.condensed, lines=document.lines) == detector.identify(document.text)


def test_a_document_has_the_lines_an_editor_shows(documents):
    document = opened(documents, "one\ftwo\r\nthree\n")

    assert [document.line(index) for index in range(document.n_lines)] == ["one\ftwo", "three", ""]


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
