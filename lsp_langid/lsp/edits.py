"""Insertions as the client wants them written down, and the asking to make them.

Knows: positions, versions and workspace/applyEdit. Never: what is inserted and why.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from lsp_langid.errors import LangidError
from lsp_langid.lsp.chunk import units_of
from lsp_langid.lsp.documents import Document
from lsp_langid.lsp.shapes import shared_converter

if TYPE_CHECKING:
    from lsp_langid.lsp.server import LangidServer

EditJson: TypeAlias = dict[str, Any]


class EditRefusedError(LangidError):
    """The client did not make an edit; the message says why, if the client did."""


@dataclass(frozen=True, slots=True)
class Insertion:
    """Text to put into a line, behind the characters `before` of it. Lines count from 0."""

    line: int
    before: str
    text: str


def workspace_edit(
    document: Document, insertions: Iterable[Insertion], *, encoding: str, versioned: bool
) -> types.WorkspaceEdit:
    """The edit that makes the insertions in the document as it is now.

    Args:
        document: Its version goes with the edit, so that a client can refuse what came too late.
        insertions: In any order, no two at one place.
        encoding: Of the client's columns.
        versioned: Whether the client reads `documentChanges`; others get `changes`, which carry no version.
    """
    edits = [_text_edit(insertion, encoding) for insertion in insertions]
    if not versioned:
        return types.WorkspaceEdit(changes={document.uri: edits})
    identifier = types.OptionalVersionedTextDocumentIdentifier(document.uri, document.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(identifier, list(edits))])


def edit_for(
    server: LangidServer, document: Document, insertions: Iterable[Insertion]
) -> types.WorkspaceEdit:
    """The same, as the server's client reads it."""
    return workspace_edit(
        document,
        insertions,
        encoding=server.documents.encoding,
        versioned=server.client.versions_edits,
    )


def edit_to_json(edit: types.WorkspaceEdit) -> EditJson:
    """The edit as JSON. Takes 0.1 ms a place: write a large one down beside the event loop."""
    as_json: EditJson = shared_converter().unstructure(edit, types.WorkspaceEdit)
    return as_json


async def have_made(server: LangidServer, edit: EditJson, label: str) -> None:
    """Ask the client to make an edit, and wait until it has.

    Args:
        server: Its client applies edits.
        edit: What to do.
        label: What the user may undo it as.

    Raises:
        EditRefusedError: The client did not.
    """
    params = {"label": label, "edit": edit}
    try:
        done = await server.protocol.send_request_async(types.WORKSPACE_APPLY_EDIT, params)
    except JsonRpcException as error:
        raise EditRefusedError(f"{label}: the client could not make the edit: {error}") from error
    if not done.applied:
        reason = done.failure_reason or "it did not say why"
        raise EditRefusedError(f"{label}: the client did not make the edit: {reason}")


def _text_edit(insertion: Insertion, encoding: str) -> types.TextEdit:
    place = types.Position(insertion.line, units_of(insertion.before, encoding))
    return types.TextEdit(types.Range(place, place), insertion.text)
