"""The conversation with one client: which message is handled, what answers the others, what we ask.

Knows: the insides of pygls 2.1, JSON-RPC, the order in which LSP allows messages. Never: what a method is
for, documents, how bytes travel.
Start reading at `Exchange.receive`.

What differs from pygls, and why:

- Every message is judged before it is handled: an `Envelope` first, then the order (`initialize` comes once
  and before all else, nothing but `exit` comes after `shutdown`), then the shape of its parameters. What
  fails is answered with the protocol's error, or logged if it wants no answer. pygls logs and goes silent.
- Parameters of our own methods arrive as the plain JSON values.
- pygls keeps a future for every notification for ever (2 KiB an edit), and every protocol itself in a cache
  of the class; here they go when they are done.
- Ids of the client's requests and of our own are kept apart: a client may choose any.
- A cancelled command stops. pygls answers that it did, and lets it run.
- An internal error is answered without our traceback, which is in the log.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable
from concurrent.futures import Future
from contextvars import ContextVar, copy_context
from functools import partial
from typing import Any

import cattrs
from lsprotocol import types
from pygls.exceptions import (
    JsonRpcException,
    JsonRpcInternalError,
    JsonRpcInvalidParams,
    JsonRpcInvalidRequest,
    JsonRpcRequestCancelled,
    JsonRpcServerNotInitialized,
)
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol

from lsp_langid.lsp.envelope import Envelope, Malformed, MessageId, Notification, Request, Response, decode
from lsp_langid.lsp.shapes import ShapeError, structure, structure_initialize

_log = logging.getLogger(__name__)

_OPTIONAL_METHOD = "$/"  # LSP: notifications whose method begins so may be ignored
_N_STRANGE_METHODS = 100  # so many unknown notifications are named in the log, each once

_work_done_token: ContextVar[types.ProgressToken | None] = ContextVar("work_done_token", default=None)


class Exchange(LanguageServerProtocol):
    """Messages in and out."""

    def __init__(self, server: LanguageServer, converter: cattrs.Converter) -> None:
        super().__init__(server, converter)
        self._initialized = False
        self._asked: dict[MessageId, tuple[str, Future[Any]]] = {}  # our requests: method, answer to come
        self._n_asked = 0
        self._strange_methods: set[str] = set()

    @property
    def work_done_token(self) -> types.ProgressToken | None:
        """Where the client wants to hear how far the request has come that is being handled."""
        return _work_done_token.get()

    # Messages that come in

    def receive(self, body: bytes) -> None:
        """Handle the bytes of one message."""
        self._judge(decode(body))

    def refuse(self, complaint: str) -> None:
        """Tell the client that what came was no message."""
        self._judge(Malformed(complaint))

    def _judge(self, envelope: Envelope) -> None:
        if isinstance(envelope, Request):
            try:
                params = self._params_of_request(envelope)
                copy_context().run(self._handle, envelope, params)
            except JsonRpcException as error:
                self._refuse(envelope, error)
        elif isinstance(envelope, Notification):
            self._notified(envelope)
        elif isinstance(envelope, Response):
            self._answered(envelope)
        else:
            _log.warning("%s", envelope.complaint)
            if envelope.answerable:
                said = types.ResponseError(envelope.code, envelope.complaint)
                self._send_response(envelope.id, error=said)

    def _handle(self, request: Request, params: Any) -> None:
        token = getattr(params, "work_done_token", None)
        _work_done_token.set(token if isinstance(token, int | str) else None)
        self._ctx_msg_id.set(request.id)
        handler = self._get_handler(request.method)
        self._execute_handler(request.id, handler, partial(self._answer, request), (params,))

    def _params_of_request(self, request: Request) -> Any:
        """The parameters in their shape. Raises JsonRpcException if the request may not be handled."""
        method = request.method
        if self._shutdown:
            raise JsonRpcInvalidRequest(f"{method}: the server was shut down; only `exit` may follow")
        if method == types.INITIALIZE:
            if self._initialized:
                raise JsonRpcInvalidRequest(f"{method} was sent before; it may be sent once")
        elif not self._initialized:
            raise JsonRpcServerNotInitialized(f"{method}: send `initialize` first")
        if request.id in self._request_futures:
            raise JsonRpcInvalidRequest(f"{method}: another request with this `id` is not answered yet")
        self._get_handler(method)  # raises JsonRpcMethodNotFound
        shape = self.get_message_type(method)
        if shape is None:
            return request.params
        if self.get_result_type(method) is None:
            raise JsonRpcInvalidRequest(f"{method} is a notification; send it without `id`")
        message = {"jsonrpc": "2.0", "id": request.id, "method": method, "params": request.params}
        try:
            if method == types.INITIALIZE:
                return structure_initialize(message).params
            return structure(message, shape).params
        except ShapeError as error:
            raise JsonRpcInvalidParams(f"{method}: {error}") from error

    def _notified(self, notification: Notification) -> None:
        method, params = notification.method, notification.params
        if method == types.EXIT:
            self._tell(method, None)
        elif self._shutdown or not self._initialized:
            when = "after `shutdown`" if self._shutdown else "before `initialize`"
            _log.warning("%s is ignored: it came %s", method, when)
        elif method == types.CANCEL_REQUEST:
            self._cancelled(params)
        elif self.get_result_type(method) is not None:
            _log.warning("%s is ignored: it is a request and came without `id`", method)
        elif method in self.fm.features or method in self.fm.builtin_features:
            shape = self.get_message_type(method)
            try:
                if shape is not None:
                    params = structure({"jsonrpc": "2.0", "method": method, "params": params}, shape).params
            except ShapeError as error:
                _log.warning("%s is ignored: %s", method, error)
            else:
                self._tell(method, params)
        elif not method.startswith(_OPTIONAL_METHOD):
            self._wonder_once(method)

    def _tell(self, method: str, params: Any) -> None:
        name = str(uuid.uuid4())  # of the work; the client has none for it
        self._execute_handler(name, self._get_handler(method), partial(self._log_failure, method), (params,))

    def _log_failure(self, method: str, future: Future[Any]) -> None:
        error = None if future.cancelled() else future.exception()
        if isinstance(error, JsonRpcException):
            _log.warning("%s is ignored: %s", method, error)
        elif error is not None:
            _log.error("%s could not be handled", method, exc_info=error)

    def _wonder_once(self, method: str) -> None:
        if method not in self._strange_methods and len(self._strange_methods) < _N_STRANGE_METHODS:
            self._strange_methods.add(method)
            _log.warning("%s is ignored: this server does not know it", method)

    def _cancelled(self, params: object) -> None:
        # Most of these come when the answer is already on its way; that is no mistake.
        msg_id = params.get("id") if isinstance(params, dict) else None
        future = self._request_futures.get(msg_id) if isinstance(msg_id, int | str) else None
        if future is not None:
            future.cancel()

    def _answered(self, response: Response) -> None:
        method, future = self._asked.pop(response.id, ("", None))
        if future is None:
            _log.warning("a response is ignored: nothing was asked with its `id`")
        elif response.error is not None:
            said = response.error if isinstance(response.error, dict) else {}
            code, message = said.get("code"), said.get("message")
            future.set_exception(
                JsonRpcException(
                    message if isinstance(message, str) else f"the client refused {method}",
                    code if isinstance(code, int) else None,
                )
            )
        else:
            try:
                future.set_result(self._result_in_shape(method, response.result))
            except ShapeError as error:
                future.set_exception(JsonRpcException(f"the answer to {method}: {error}"))

    def _result_in_shape(self, method: str, result: object) -> Any:
        shape = self.get_result_type(method)
        if shape is None:
            return result
        return structure({"jsonrpc": "2.0", "id": 0, "result": result}, shape).result

    # Messages that go out

    def send_request(
        self,
        method: str,
        params: Any | None = None,
        callback: Callable[[Any], None] | None = None,
        msg_id: MessageId | None = None,
    ) -> Future[Any]:
        """Ask the client. A cancelled future is told to the client and forgotten."""
        self._n_asked += 1
        wanted = f"langid-{self._n_asked}" if msg_id is None else msg_id
        future: Future[Any] = Future()
        self._asked[wanted] = (method, future)

        def settled(done: Future[Any]) -> None:
            if done.cancelled() and self._asked.pop(wanted, None) is not None:
                self.notify(types.CANCEL_REQUEST, types.CancelParams(wanted))
            elif callback is not None and not done.cancelled() and done.exception() is None:
                callback(done.result())

        future.add_done_callback(settled)
        request = {"jsonrpc": "2.0", "id": wanted, "method": method}
        self._send_data(request if params is None else {**request, "params": params})
        return future

    def _send_response(
        self,
        msg_id: MessageId | None,
        result: Any | None = None,
        error: types.ResponseError | None = None,
    ) -> None:
        if error is None:
            self._send_data({"jsonrpc": "2.0", "id": msg_id, "result": result})
        else:
            # pygls puts the traceback into `data`; null is the id of what had none that could be read.
            said = {"code": error.code, "message": error.message}
            self._send_data({"jsonrpc": "2.0", "id": msg_id, "error": said})

    def _answer(self, request: Request, future: Future[Any]) -> None:
        self._request_futures.pop(request.id, None)
        if future.cancelled():
            cancelled = JsonRpcRequestCancelled(f"{request.method} was cancelled")
            self._send_response(request.id, error=cancelled.to_response_error())
        elif (error := future.exception()) is None:
            self._send_response(request.id, future.result())
        elif isinstance(error, JsonRpcException):
            self._refuse(request, error)
        else:
            _log.error("%s could not be handled", request.method, exc_info=error)
            internal = JsonRpcInternalError(f"{type(error).__name__}: {error}")
            self._send_response(request.id, error=internal.to_response_error())

    def _refuse(self, request: Request, error: JsonRpcException) -> None:
        _log.warning("a request is refused: %s", error)
        self._send_response(request.id, error=error.to_response_error())

    # How work is done, and ends

    def let_go(self) -> None:
        """Forget what was still to be done for this client, which is gone."""
        self._cancel_all()
        asked, self._asked = self._asked, {}
        for _, future in asked.values():
            future.cancel()

    def _cancel_all(self, *, but: MessageId | None = None) -> None:
        # pygls walks over its futures while cancelling one takes it out of them.
        for msg_id, future in tuple(self._request_futures.items()):
            if msg_id != but:
                future.cancel()

    def _execute_handler(
        self,
        msg_id: MessageId,
        handler: Callable[..., Any],
        callback: Callable[[Future[Any]], None],
        args: tuple[Any, ...] | None = None,
        kwargs: dict[str, Any] | None = None,
    ) -> None:
        super()._execute_handler(msg_id, handler, callback, args, kwargs)
        future = self._request_futures.get(msg_id)
        if future is None:
            return
        future.add_done_callback(lambda _: self._request_futures.pop(msg_id, None))
        # A built-in of pygls hands over to a handler of ours, whose future knows nothing of the request's.
        caller = self._request_futures.get(self.msg_id) if self.msg_id is not None else None
        if caller is not None and caller is not future:
            caller.add_done_callback(lambda done: future.cancel() if done.cancelled() else None)

    # pygls caches the next two by protocol, which then never goes.

    def get_message_type(self, method: str) -> type[Any] | None:  # type: ignore[override]
        """The class of a message of LSP, None for others."""
        return types.METHOD_TO_TYPES.get(method, (None,))[0]

    def get_result_type(self, method: str) -> type[Any] | None:  # type: ignore[override]
        """The class of an answer of LSP, None for other methods and for notifications."""
        return types.METHOD_TO_TYPES.get(method, (None, None))[1]
