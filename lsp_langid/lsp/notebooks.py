"""Notebooks: cells are documents of their own, and their neighbours say what they are likely written in.

Knows: which cells a notebook has, of which kind. Never: how a document is kept in step (`documents.py`),
how a cell is identified.
"""

from __future__ import annotations

import logging
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from lsprotocol import types

from lsp_langid.core.policy import NOT_CODE
from lsp_langid.lsp.client import language_of_word
from lsp_langid.lsp.handlers import documents

if TYPE_CHECKING:
    from lsp_langid.core.languages import LanguageTable
    from lsp_langid.lsp.server import LangidServer

_log = logging.getLogger(__name__)

# Every cell of every notebook.
EVERY_NOTEBOOK = types.NotebookDocumentSyncOptions(
    notebook_selector=[types.NotebookDocumentFilterWithNotebook(notebook="*")]
)

_TIMES = 20  # as likely is the language that all other cells are in


def register(server: LangidServer) -> None:
    """Follow the notebooks."""
    notebooks = Notebooks(server)
    server.judge.expected_beside = notebooks.expected_beside

    @server.feature(types.NOTEBOOK_DOCUMENT_DID_OPEN)
    def did_open(params: types.DidOpenNotebookDocumentParams) -> None:
        notebooks.opened(params.notebook_document, params.cell_text_documents)

    @server.feature(types.NOTEBOOK_DOCUMENT_DID_CHANGE)
    def did_change(params: types.DidChangeNotebookDocumentParams) -> None:
        notebooks.changed(params.notebook_document, params.change)

    @server.feature(types.NOTEBOOK_DOCUMENT_DID_CLOSE)
    def did_close(params: types.DidCloseNotebookDocumentParams) -> None:
        notebooks.closed(params.notebook_document.uri, params.cell_text_documents)


class Notebook:
    """The cells of one notebook, in order."""

    def __init__(self, version: int, cells: Iterable[types.NotebookCell]) -> None:
        self.version = version
        self.cells = list(cells)

    @property
    def code(self) -> list[str]:
        """URIs of the cells that hold code, in order. What is markup is never code."""
        return [cell.document for cell in self.cells if cell.kind == types.NotebookCellKind.Code]

    def splice(self, change: types.NotebookCellArrayChange) -> bool:
        """Take cells out and put others in. False, and nothing is done, when there are no such cells."""
        end = change.start + change.delete_count
        if end > len(self.cells):
            return False
        self.cells[change.start : end] = change.cells or ()
        return True

    def update(self, changed: Iterable[types.NotebookCell]) -> None:
        """Take over what changed about cells, be it their kind."""
        by_uri = {cell.document: cell for cell in changed}
        self.cells = [by_uri.get(cell.document, cell) for cell in self.cells]


class Notebooks:
    """The notebooks one client has open; their cells lie in its documents."""

    def __init__(self, server: LangidServer) -> None:
        self._server = server
        self._open: dict[str, Notebook] = {}

    def opened(self, notebook: types.NotebookDocument, texts: Sequence[types.TextDocumentItem]) -> None:
        """A notebook was opened, with the texts of its cells. A second opening replaces the first."""
        if notebook.uri in self._open:
            self.closed(notebook.uri, ())
        self._open[notebook.uri] = Notebook(notebook.version, notebook.cells)
        self._open_cells(texts, self._open[notebook.uri].code)

    def changed(
        self,
        identifier: types.VersionedNotebookDocumentIdentifier,
        change: types.NotebookDocumentChangeEvent,
    ) -> None:
        """Cells came, went, moved, became another kind, or were edited."""
        notebook = self._open.get(identifier.uri)
        if notebook is None:
            _log.warning("a change of %s is ignored: the client never opened it", identifier.uri)
            return
        # Edits of a text need not change the version of the notebook; that of the text they do.
        if identifier.version < notebook.version:
            _log.warning(
                "a change of %s is ignored: it leads to version %d, but the notebook is at %d",
                identifier.uri,
                identifier.version,
                notebook.version,
            )
            return
        notebook.version = identifier.version
        cells = change.cells
        if cells is None:
            return
        code = notebook.code
        if cells.structure is not None and not notebook.splice(cells.structure.array):
            _log.warning("a change of %s is ignored: it has no such cells", identifier.uri)
            return
        notebook.update(cells.data or ())
        if cells.structure is not None:
            self._close_cells([text.uri for text in cells.structure.did_close or ()], code)
            self._open_cells(cells.structure.did_open or (), notebook.code)
        self._follow_kinds(code, notebook.code)
        for edited in cells.text_content or ():
            edit = self._server.documents.change(edited.document, edited.changes)
            if edit is not None and edited.document.uri in notebook.code:
                documents.changed(self._server, edited.document.uri, edit)

    def closed(self, uri: str, texts: Iterable[types.TextDocumentIdentifier]) -> None:
        """A notebook was closed, and with it the texts named and those of all its cells."""
        notebook = self._open.pop(uri, None)
        if notebook is None:
            _log.warning("%s is closed, but was not open", uri)
        else:
            cells = [cell.document for cell in notebook.cells]
            self._close_cells([*(text.uri for text in texts), *cells], notebook.code)

    def expected_beside(self, uri: str, table: LanguageTable) -> Mapping[str, float]:
        """What the other code cells make of a cell: language id -> log-odds. Nothing for other documents."""
        notebook = next((one for one in self._open.values() if uri in one.code), None)
        if notebook is None:
            return {}
        beside = [self._server.documents.get(cell) for cell in notebook.code if cell != uri]
        languages = [language_of_word(one.language_id, table) for one in beside if one is not None]
        counts = Counter(language.id for language in languages if language and language.id != NOT_CODE)
        total = sum(counts.values())
        return {name: math.log(1 + (_TIMES - 1) * count / total) for name, count in counts.items()}

    def _open_cells(self, texts: Sequence[types.TextDocumentItem], code: Sequence[str]) -> None:
        # All of them are there before the first is looked at: they speak for each other.
        for text in texts:
            self._server.documents.open(text)
        for text in texts:
            if text.uri in code:
                documents.opened(self._server, text.uri)

    def _close_cells(self, uris: Iterable[str], code: Sequence[str]) -> None:
        for uri in uris:
            if self._server.documents.close(uri) is not None and uri in code:
                documents.closed(self._server, uri)

    def _follow_kinds(self, before: Sequence[str], now: Sequence[str]) -> None:
        """What is code no more is left alone, what has become code is looked at."""
        for uri in before:
            if uri not in now and self._server.documents.get(uri) is not None:
                documents.closed(self._server, uri)
        for uri in now:
            if uri not in before and self._server.session.standing(uri) is None:
                documents.opened(self._server, uri)
