"""The documents the client has open, kept in step with its edits.

Knows: open, change, close, which of them to refuse, and what an edit did. Never: disk (a document that is
not open does not exist here), languages, what anyone does with the text.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lsprotocol import types

from lsp_langid.core.sample import kept_parts
from lsp_langid.lsp.chunk import count_line_breaks
from lsp_langid.lsp.text import Text

if TYPE_CHECKING:  # brings numpy with it, which the first reply should not wait for
    from lsp_langid.core.line_bag import LineBag

_log = logging.getLogger(__name__)

_FINGERPRINT_CHARS = 65_536  # of a longer text it would cost more than a look at the text
_STRANGERS = 256  # URIs never opened that are remembered as complained about


@dataclass(frozen=True, slots=True)
class Edit:
    """What one didChange did, all its content changes together."""

    removed: int  # characters that went
    inserted: int  # characters that came
    line_breaks: int  # among those that came
    length: int  # characters of the text afterwards
    blank: bool  # nothing visible is left
    fingerprint: int | None  # equal for equal texts; None for texts longer than 65,536 characters


class Document:
    """One open document."""

    def __init__(self, item: types.TextDocumentItem) -> None:
        self.uri = item.uri
        self.language_id = item.language_id
        self.version = item.version
        self.lines: LineBag | None = None  # what was counted of this text; for who identifies it
        self._text = Text(item.text)

    @property
    def text(self) -> str:
        """The whole text. Put together when asked for; ask for `condensed` if that is enough."""
        return self._text.source

    @property
    def condensed(self) -> str:
        """What a detector needs of the text, at a cost that does not grow with it."""
        parts = kept_parts(self.length)
        if len(parts) == 1:
            return self.text
        return "".join(self._text.part(start, end) for start, end in parts)

    @property
    def length(self) -> int:
        """Characters of the text."""
        return len(self._text)

    @property
    def blank(self) -> bool:
        """Whether nothing visible is there."""
        return self._text.blank

    @property
    def fingerprint(self) -> int | None:
        """Equal for equal texts of one process; None for texts longer than 65,536 characters."""
        return hash(self.text) if self.length <= _FINGERPRINT_CHARS else None

    @property
    def n_lines(self) -> int:
        """Lines of the text; behind a line end at its end is one more, an empty one."""
        return self._text.n_lines

    @property
    def filename(self) -> str | None:
        """The last part of the URI: "notes" of `file:///ada/notes`, "Untitled-1" of `untitled:Untitled-1`."""
        return unquote(re.split("[/:]", self.uri)[-1]) or None

    def line(self, index: int) -> str:
        """One line without its line end. Raises IndexError."""
        return self._text.line(index)

    def offsets(self, chosen: types.Range, encoding: str) -> tuple[int, int]:
        """Where a range of the client begins and ends, in characters of the text."""
        return self._text.offsets(chosen, encoding)

    def text_in(self, chosen: types.Range, encoding: str) -> str:
        """The part of the text inside a range of the client."""
        return self._text.part(*self.offsets(chosen, encoding))

    def apply(self, changes: Sequence[types.TextDocumentContentChangeEvent], encoding: str) -> Edit:
        """Edit the text as the client did.

        Some clients send the whole text at every keystroke; what counts is in how much it differs.
        """
        removed = inserted = line_breaks = 0
        for change in changes:
            if isinstance(change, types.TextDocumentContentChangePartial):
                start, end = self._text.offsets(change.range, encoding)
                new = change.text
            else:
                start, end, new = self._text.difference(change.text)
            self._text.replace(start, end, new)
            removed += end - start
            inserted += len(new)
            line_breaks += count_line_breaks(new)
        return Edit(removed, inserted, line_breaks, self.length, self.blank, self.fingerprint)


class Documents:
    """All open documents, by URI as the client writes it."""

    def __init__(self) -> None:
        self.encoding: str = "utf-16"  # of the client's columns, until `initialize` settles another
        self._open: dict[str, Document] = {}
        self._strangers: dict[str, None] = {}  # never opened, and complained about once; oldest first

    def __iter__(self) -> Iterator[Document]:
        return iter(tuple(self._open.values()))

    def get(self, uri: str) -> Document | None:
        """The document, or None when it is not open."""
        return self._open.get(uri)

    def open(self, item: types.TextDocumentItem) -> Document:
        """Remember a document. A second opening replaces the first: unnamed buffers may share a URI."""
        document = Document(item)
        self._open[item.uri] = document
        self._strangers.pop(item.uri, None)
        return document

    def change(
        self,
        identifier: types.VersionedTextDocumentIdentifier,
        changes: Sequence[types.TextDocumentContentChangeEvent],
    ) -> Edit | None:
        """Apply edits in order and tell what they did. None when they were refused, which is logged.

        VS Code may reopen a document with a paste already in its text and send the edit of the same
        paste afterwards, under the same version; applied again it would double the text. Neovim sends
        edits under the new name of a renamed buffer without ever opening it.
        """
        document = self.get(identifier.uri)
        if document is None:
            self._complain_once(identifier.uri)
            return None
        if identifier.version <= document.version:
            _log.warning(
                "an edit of %s is ignored: it leads to version %d, but the document is at %d",
                identifier.uri,
                identifier.version,
                document.version,
            )
            return None
        edit = document.apply(changes, self.encoding)
        document.version = identifier.version
        return edit

    def close(self, uri: str) -> Document | None:
        """Forget a document and return it. None when it was not open."""
        return self._open.pop(uri, None)

    def _complain_once(self, stranger: str) -> None:
        if stranger in self._strangers:
            return
        if len(self._strangers) == _STRANGERS:
            del self._strangers[next(iter(self._strangers))]
        self._strangers[stranger] = None
        _log.warning("edits of %s are ignored: the client never opened it", stranger)
