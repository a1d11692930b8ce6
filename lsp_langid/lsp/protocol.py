"""pygls' protocol with the edges taken off that an editor would notice.

Knows: the insides of pygls 2.1. Never: languages, detectors, what our own messages mean.

What differs from pygls, and why:

- Documents live in our own store (`documents.py`); its refusals reach no handler.
- pygls keeps a future for every notification for ever (2 KiB an edit); here they go when they are done.
- Parameters that do not fit a standard request are answered; pygls only logs, and the client waits.
- Parameters of our own methods arrive as the plain JSON values; pygls makes named tuples of them by
  writing and reading the JSON once more, and renames what is no identifier.
- An internal error is answered without our traceback, which is in the log.
- The user is never shown a pop-up.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator
from concurrent.futures import Future
from typing import Any

import cattrs
from lsprotocol import converters, types
from pygls.exceptions import FeatureRequestError, JsonRpcException, JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer
from pygls.protocol import (
    JsonRPCNotification,
    JsonRPCRequestMessage,
    JsonRPCResponseMessage,
    LanguageServerProtocol,
    lsp_method,
)

from lsp_langid.lsp.documents import Documents

_log = logging.getLogger(__name__)

_UNREADABLE = object()  # stands for a message that was answered or logged already


def make_converter() -> cattrs.Converter:
    """JSON to objects and back. Less detailed errors, for half the time on the first message."""
    converter = converters.get_converter(cattrs.Converter(detailed_validation=False))
    for message_type in (JsonRPCRequestMessage, JsonRPCNotification):
        converter.register_structure_hook(message_type, _keep_params)
    converter.register_structure_hook(JsonRPCResponseMessage, _keep_result)
    return converter


def _keep_params(message: dict[str, Any], message_type: type) -> Any:
    known = {name: message[name] for name in ("id", "method", "jsonrpc") if name in message}
    return message_type(**known, params=message.get("params"))


def _keep_result(message: dict[str, Any], _: type) -> JsonRPCResponseMessage:
    return JsonRPCResponseMessage(message["id"], message["jsonrpc"], message.get("result"))


class GuardedProtocol(LanguageServerProtocol):
    """The protocol of one client."""

    def __init__(self, server: LanguageServer, converter: cattrs.Converter) -> None:
        super().__init__(server, converter)
        self.documents = Documents()

    @property
    def stopped_in_order(self) -> bool:
        """Whether the client asked for `shutdown`, as it must before it lets us go."""
        return bool(self._shutdown)

    @lsp_method(types.INITIALIZE)
    def lsp_initialize(self, params: types.InitializeParams) -> Generator[Any, Any, types.InitializeResult]:
        """Settle the position encoding, then let pygls answer."""
        result = yield from super().lsp_initialize(params)
        self.documents.encoding = self.workspace.position_encoding or "utf-16"
        return result

    @lsp_method(types.SHUTDOWN)
    def lsp_shutdown(self, *args: Any) -> Generator[Any, Any, None]:
        """Cancel what still runs, then let pygls do the rest."""
        # pygls walks over its futures while cancelling one takes it out of them.
        for msg_id, future in tuple(self._request_futures.items()):
            if msg_id != self.msg_id:
                future.cancel()
        yield from super().lsp_shutdown(*args)

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
        if self.documents.change(params.text_document, params.content_changes) is not None:
            yield from self._tell_handler(types.TEXT_DOCUMENT_DID_CHANGE, params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(
        self, params: types.DidCloseTextDocumentParams
    ) -> Generator[Any, Any, None]:
        """Forget the document, then tell our handler, unless it was not open."""
        if self.documents.close(params.text_document.uri) is not None:
            yield from self._tell_handler(types.TEXT_DOCUMENT_DID_CLOSE, params)

    def _tell_handler(self, method: str, params: object) -> Generator[Any, Any, None]:
        handler = self.fm.features.get(method)
        if handler is not None:
            yield handler, (params,), None

    def structure_message(self, data: dict[str, Any]) -> Any:
        """Turn JSON into a message object; called for every JSON object, messages and parts of them."""
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if "id" in data and "method" in data:
                wrong = error.__cause__ or error
                refusal = JsonRpcInvalidParams(
                    f"{data['method']}: the parameters do not have the shape that LSP 3.17 gives them "
                    f"({type(wrong).__name__}: {wrong})"
                )
                self._send_response(data["id"], error=refusal.to_response_error())
            return _UNREADABLE

    def handle_message(self, message: Any) -> None:
        """Pass a message on to its handler."""
        if message is not _UNREADABLE:
            super().handle_message(message)

    def _execute_handler(
        self,
        msg_id: str | int,
        handler: Callable[..., Any],
        callback: Callable[[Future[Any]], None],
        args: tuple[Any, ...] | None = None,
        kwargs: dict[str, Any] | None = None,
    ) -> None:
        super()._execute_handler(msg_id, handler, callback, args, kwargs)
        future = self._request_futures.get(msg_id)
        if future is not None:
            future.add_done_callback(lambda _: self._request_futures.pop(msg_id, None))

    def _send_response(
        self,
        msg_id: str | int,
        result: Any | None = None,
        error: types.ResponseError | None = None,
    ) -> None:
        if error is not None and isinstance(error.data, dict):
            error.data.pop("traceback", None)
            error.data = error.data or None
        super()._send_response(msg_id, result, error)


class QuietServer(LanguageServer):
    """A language server that reports its troubles to the log, where pygls would open a pop-up."""

    protocol: GuardedProtocol

    def __init__(self, name: str, version: str) -> None:
        super().__init__(name, version, protocol_cls=GuardedProtocol, converter_factory=make_converter)

    def report_server_error(self, error: Exception, source: type[Exception]) -> None:
        """Log it. Errors of requests are in the log already, and in the answer."""
        if source is not FeatureRequestError:
            _log.error("%s", error)
