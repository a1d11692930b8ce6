from __future__ import annotations

import pytest
from lsprotocol import types

from lsp_langid.lsp.documents import Document
from lsp_langid.lsp.edits import Insertion, workspace_edit

DOCUMENT = Document(types.TextDocumentItem("untitled:1", "markdown", 7, "é😋```\nx\n"))
BEHIND_EMOJI = Insertion(0, "é😋```", "python")


def place_of(edit: types.WorkspaceEdit) -> types.Range:
    (text_edit,) = edit.changes["untitled:1"]
    return text_edit.range


@pytest.mark.parametrize(("encoding", "column"), [("utf-8", 9), ("utf-16", 6), ("utf-32", 5)])
def test_columns_count_in_the_units_of_the_client(encoding, column):
    edit = workspace_edit(DOCUMENT, [BEHIND_EMOJI], encoding=encoding, versioned=False)

    here = types.Position(0, column)
    assert place_of(edit) == types.Range(here, here)


def test_a_client_that_reads_versions_is_told_which_one_the_edit_is_for():
    edit = workspace_edit(DOCUMENT, [BEHIND_EMOJI], encoding="utf-16", versioned=True)

    (change,) = edit.document_changes
    assert (change.text_document.uri, change.text_document.version) == ("untitled:1", 7)
    assert edit.changes is None


def test_other_clients_get_plain_changes():
    edit = workspace_edit(DOCUMENT, [BEHIND_EMOJI], encoding="utf-16", versioned=False)

    assert edit.document_changes is None
    assert [one.new_text for one in edit.changes["untitled:1"]] == ["python"]
