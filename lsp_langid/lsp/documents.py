"""The documents the client has open, kept in step with its edits.

Knows: open, change, close and which of them to refuse. Never: disk (a document that is not open does
not exist here), languages, what anyone does with the text.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from lsprotocol import types

from lsp_langid.lsp.text import Text

_log = logging.getLogger(__name__)


class Document:
    """One open document."""

    def __init__(self, item: types.TextDocumentItem) -> None:
        self.uri = item.uri
        self.language_id = item.language_id
        self.version = item.version
        self._text = Text(item.text)

    @property
    def text(self) -> str:
        """The whole text."""
        return self._text.source

    @property
    def filename(self) -> str | None:
        """The last part of the URI: "notes" of `file:///ada/notes`, "Untitled-1" of `untitled:Untitled-1`."""
        return unquote(re.split("[/:]", self.uri)[-1]) or None

    def text_in(self, chosen: types.Range, encoding: str) -> str:
        """The part of the text inside a range of the client."""
        start, end = self._text.offsets(chosen, encoding)
        return self.text[start:end]

    def apply(self, change: types.TextDocumentContentChangeEvent, encoding: str) -> None:
        """Edit the text as the client did."""
        if isinstance(change, types.TextDocumentContentChangePartial):
            start, end = self._text.offsets(change.range, encoding)
            self._text.replace(start, end, change.text)
        else:
            self._text = Text(change.text)


class Documents:
    """All open documents, by URI as the client writes it."""

    def __init__(self) -> None:
        self.encoding: str = "utf-16"  # of the client's columns, until `initialize` settles another
        self._open: dict[str, Document] = {}
        self._strangers: set[str] = set()  # never opened, and complained about once

    def __iter__(self) -> Iterator[Document]:
        return iter(tuple(self._open.values()))

    def get(self, uri: str) -> Document | None:
        """The document, or None when it is not open."""
        return self._open.get(uri)

    def open(self, item: types.TextDocumentItem) -> Document:
        """Remember a document. A second opening replaces the first: unnamed buffers may share a URI."""
        document = Document(item)
        self._open[item.uri] = document
        self._strangers.discard(item.uri)
        return document

    def change(
        self,
        identifier: types.VersionedTextDocumentIdentifier,
        changes: Sequence[types.TextDocumentContentChangeEvent],
    ) -> Document | None:
        """Apply edits in order. None when they were refused, which is logged.

        VS Code may reopen a document with a paste already in its text and send the edit of the same
        paste afterwards, under the same version; applied again it would double the text. Neovim sends
        edits under the new name of a renamed buffer without ever opening it.
        """
        document = self.get(identifier.uri)
        if document is None:
            if identifier.uri not in self._strangers:
                self._strangers.add(identifier.uri)
                _log.warning("edits of %s are ignored: the client never opened it", identifier.uri)
            return None
        if identifier.version <= document.version:
            _log.warning(
                "an edit of %s is ignored: it leads to version %d, but the document is at %d",
                identifier.uri,
                identifier.version,
                document.version,
            )
            return None
        for change in changes:
            document.apply(change, self.encoding)
        document.version = identifier.version
        return document

    def close(self, uri: str) -> Document | None:
        """Forget a document and return it. None when it was not open."""
        return self._open.pop(uri, None)
