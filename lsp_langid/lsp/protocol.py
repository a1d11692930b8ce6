"""The protocol of one client: how it begins and ends, and which documents are open.

Knows: the insides of pygls 2.1. Never: languages, detectors, what our own messages mean, how bytes travel.

What differs from pygls, beside what `exchange.py` says, and why:

- Documents live in our own store (`documents.py`); its refusals reach no handler. The handler of didChange
  is given the `Edit` behind the parameters.
- `exit` ends this session, where pygls ends the process.
- The user is never shown a pop-up.
"""

from __future__ import annotations

import logging
from collections.abc import Generator, Mapping
from typing import Any
from urllib.parse import urlsplit

import cattrs
from lsprotocol import types
from pygls.exceptions import FeatureRequestError
from pygls.lsp.server import LanguageServer
from pygls.protocol import lsp_method

from lsp_langid.lsp.documents import Documents
from lsp_langid.lsp.exchange import Exchange
from lsp_langid.lsp.shapes import shared_converter

_log = logging.getLogger(__name__)


class GuardedProtocol(Exchange):
    """The protocol of one client."""

    def __init__(self, server: LanguageServer, converter: cattrs.Converter) -> None:
        super().__init__(server, converter)
        self.documents = Documents()
        self.experimental: Mapping[str, object] | None = None  # among the capabilities
        self.exited = False  # the client said `exit`: nothing that follows is for us

    @property
    def stopped_in_order(self) -> bool:
        """Whether the client asked for `shutdown`, as it must before it lets us go."""
        return bool(self._shutdown)

    # Beginning and end

    @lsp_method(types.INITIALIZE)
    def lsp_initialize(self, params: types.InitializeParams) -> Generator[Any, Any, types.InitializeResult]:
        """Settle the position encoding, then let pygls answer."""
        params.root_path = None  # given up in LSP 2, and pygls stumbles over `//`
        if not _is_uri(params.root_uri):
            params.root_uri = None
        result = yield from super().lsp_initialize(params)
        if result.capabilities.execute_command_provider is not None:
            result.capabilities.execute_command_provider.work_done_progress = True
        result.capabilities.experimental = self.experimental
        self.documents.encoding = self.workspace.position_encoding or "utf-16"
        self._initialized = True
        return result

    @lsp_method(types.SHUTDOWN)
    def lsp_shutdown(self, *args: Any) -> Generator[Any, Any, None]:
        """Cancel what still runs, then let pygls do the rest."""
        self._cancel_all(but=self.msg_id)
        yield from super().lsp_shutdown(*args)

    @lsp_method(types.EXIT)
    def lsp_exit(self, *args: Any) -> Generator[Any, Any, None]:
        """Let this client go."""
        self.exited = True
        yield from self._tell_handler(types.EXIT, *args)

    # Documents

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(
        self, params: types.DidOpenTextDocumentParams
    ) -> Generator[Any, Any, None]:
        """Remember the document, then tell our handler."""
        self.documents.open(params.text_document)
        yield from self._tell_handler(types.TEXT_DOCUMENT_DID_OPEN, params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(
        self, params: types.DidChangeTextDocumentParams
    ) -> Generator[Any, Any, None]:
        """Edit the document, then tell our handler, unless the edit was refused."""
        edit = self.documents.change(params.text_document, params.content_changes)
        if edit is not None:
            yield from self._tell_handler(types.TEXT_DOCUMENT_DID_CHANGE, params, edit)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(
        self, params: types.DidCloseTextDocumentParams
    ) -> Generator[Any, Any, None]:
        """Forget the document, then tell our handler, unless it was not open."""
        if self.documents.close(params.text_document.uri) is None:
            _log.warning("%s is closed, but was not open", params.text_document.uri)
        else:
            yield from self._tell_handler(types.TEXT_DOCUMENT_DID_CLOSE, params)

    # pygls keeps a copy of every cell, and stumbles over a notebook that was not opened.

    @lsp_method(types.NOTEBOOK_DOCUMENT_DID_OPEN)
    def lsp_notebook_document__did_open(
        self, params: types.DidOpenNotebookDocumentParams
    ) -> Generator[Any, Any, None]:
        """Tell our handler."""
        yield from self._tell_handler(types.NOTEBOOK_DOCUMENT_DID_OPEN, params)

    @lsp_method(types.NOTEBOOK_DOCUMENT_DID_CHANGE)
    def lsp_notebook_document__did_change(
        self, params: types.DidChangeNotebookDocumentParams
    ) -> Generator[Any, Any, None]:
        """Tell our handler."""
        yield from self._tell_handler(types.NOTEBOOK_DOCUMENT_DID_CHANGE, params)

    @lsp_method(types.NOTEBOOK_DOCUMENT_DID_CLOSE)
    def lsp_notebook_document__did_close(
        self, params: types.DidCloseNotebookDocumentParams
    ) -> Generator[Any, Any, None]:
        """Tell our handler."""
        yield from self._tell_handler(types.NOTEBOOK_DOCUMENT_DID_CLOSE, params)

    def _tell_handler(self, method: str, *args: object) -> Generator[Any, Any, None]:
        handler = self.fm.features.get(method)
        if handler is not None:
            yield handler, args, None


def _is_uri(value: str | None) -> bool:
    try:
        return value is not None and bool(urlsplit(value).scheme)
    except ValueError:  # "http://[": brackets without an address in them
        return False


class QuietServer(LanguageServer):
    """A language server that reports its troubles to the log, where pygls would open a pop-up."""

    protocol: GuardedProtocol

    def __init__(self, name: str, version: str, **options: Any) -> None:
        super().__init__(
            name, version, protocol_cls=GuardedProtocol, converter_factory=shared_converter, **options
        )

    def end(self) -> None:
        """The client is gone, in order or not: leave nothing of its session behind."""
        self.protocol.let_go()

    def report_server_error(self, error: Exception, source: type[Exception]) -> None:
        """Log it. Errors of requests are in the log already, and in the answer."""
        if source is not FeatureRequestError:
            _log.error("%s", error)
