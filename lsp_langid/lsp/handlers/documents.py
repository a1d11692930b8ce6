"""Documents are opened, edited, closed; the session is told.

Knows: what of a document the session wants to know. Never: the texts themselves (the protocol's store has
taken them in before we are called), what follows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

if TYPE_CHECKING:
    from lsp_langid.lsp.documents import Document, Edit
    from lsp_langid.lsp.server import LangidServer


def register(server: LangidServer) -> None:
    """Follow the documents."""

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(ls: LangidServer, params: types.DidOpenTextDocumentParams) -> None:
        opened(ls, params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(ls: LangidServer, params: types.DidChangeTextDocumentParams, edit: Edit) -> None:
        changed(ls, params.text_document.uri, edit)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(ls: LangidServer, params: types.DidCloseTextDocumentParams) -> None:
        closed(ls, params.text_document.uri)


def opened(ls: LangidServer, uri: str) -> None:
    """The store has a new document."""
    document = ls.documents.get(uri)
    if document is None:
        return
    ls.perform(
        ls.session.opened(
            uri,
            document.version,
            document.language_id,
            length=document.length,
            blank=document.blank,
            fingerprint=document.fingerprint,
            now=ls.now(),
        )
    )
    _tell(ls, document)


def changed(ls: LangidServer, uri: str, edit: Edit) -> None:
    """A document of the store was edited."""
    document = ls.documents.get(uri)
    if document is not None:
        ls.perform(ls.session.changed(uri, document.version, edit, now=ls.now()))
        _tell(ls, document)


def closed(ls: LangidServer, uri: str) -> None:
    """A document has left the store, or is none of ours any more."""
    ls.timers.stop(uri)
    ls.judge.forget(uri)
    ls.perform(ls.session.closed(uri, now=ls.now()))
    for listener in ls.on_closed:
        listener(ls, uri)


def _tell(ls: LangidServer, document: Document) -> None:
    for listener in ls.on_text:
        listener(ls, document)
