"""The document that a command is about.

Knows: that it must be open. Never: what the command does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsp_langid.lsp.params import Arguments, not_open

if TYPE_CHECKING:
    from lsp_langid.lsp.documents import Document
    from lsp_langid.lsp.server import LangidServer


def document_of(server: LangidServer, arguments: Arguments) -> Document:
    """The document of the argument `uri`, refused when it is not open."""
    uri = arguments.uri()
    document = server.documents.get(uri)
    if document is None:
        raise not_open(arguments.command, "`uri`", uri)
    return document
