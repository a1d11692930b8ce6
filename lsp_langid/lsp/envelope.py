"""What the bytes of one message are in JSON-RPC: a request, a notification, a response, or none of them.

Knows: JSON, JSON-RPC 2.0 and the limits that LSP 3.17 puts on it. Never: methods, what parameters mean,
pygls. Nothing here raises: what cannot be read is a `Malformed`, with the sentence for whoever sent it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NoReturn, TypeAlias, TypeGuard

PARSE_ERROR = -32700
INVALID_REQUEST = -32600

DEEPEST = 64  # lists and objects within each other; real messages have ten, and Python's stack is finite

MessageId: TypeAlias = int | str


@dataclass(frozen=True, slots=True)
class Request:
    """Wants an answer that carries its id."""

    id: MessageId
    method: str
    params: object = None


@dataclass(frozen=True, slots=True)
class Notification:
    """Wants no answer."""

    method: str
    params: object = None


@dataclass(frozen=True, slots=True)
class Response:
    """The answer to a request of ours: a result or, when there is one, an error."""

    id: MessageId
    result: object = None
    error: object = None


@dataclass(frozen=True, slots=True)
class Malformed:
    """No message. It is answered with an error unless it looks like what is never answered."""

    complaint: str
    code: int = INVALID_REQUEST
    id: MessageId | None = None
    answerable: bool = True


Envelope: TypeAlias = Request | Notification | Response | Malformed


def decode(body: bytes) -> Envelope:
    """Read the bytes of one message."""
    try:
        value = json.loads(body.decode("utf-8"), parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        return Malformed(f"the message is not UTF-8, see byte {error.start}", PARSE_ERROR)
    except RecursionError:
        return Malformed(_TOO_DEEP, PARSE_ERROR)
    except ValueError as error:  # a JSONDecodeError, or a number of some thousand digits
        return Malformed(f"the message is not JSON: {error}", PARSE_ERROR)
    return Malformed(_TOO_DEEP, PARSE_ERROR) if _is_too_deep(value) else _read(value)


def _read(value: object) -> Envelope:
    if isinstance(value, list):
        return Malformed("a batch of messages; LSP has none, send each on its own")
    if not isinstance(value, Mapping):
        return Malformed(f"a message must be an object, got {_kind(value)}")
    raw_id = value.get("id")
    known_id = int(raw_id) if isinstance(raw_id, float) and raw_id.is_integer() else raw_id
    has_id = _is_id(known_id)
    reply_to = known_id if has_id else None
    is_call = "method" in value
    if value.get("jsonrpc") != "2.0":
        complaint = f'`jsonrpc` must be "2.0", got {_kind(value.get("jsonrpc"))}'
        # Neither a notification nor a response is ever answered.
        return Malformed(complaint, id=reply_to, answerable=is_call == ("id" in value))
    if not is_call:
        return _read_response(value, known_id)
    method = value["method"]
    if not isinstance(method, str):
        return Malformed(f"`method` must be a string, got {_kind(method)}", id=reply_to)
    if "id" not in value:
        return Notification(method, value.get("params"))
    if not _is_id(known_id):
        return Malformed(f"`id` must be a string or a whole number, got {_kind(raw_id)}")
    return Request(known_id, method, value.get("params"))


def _read_response(value: Mapping[str, object], known_id: object) -> Response | Malformed:
    if "result" not in value and "error" not in value:
        # An answer to this would be an answer to an answer if that is what it should have been.
        complaint = "a message has a `method`, a `result` or an `error`, this one has none"
        return Malformed(complaint, answerable="id" not in value)
    if not _is_id(known_id):
        complaint = f"a response to nothing: its `id` is {_kind(known_id)}; it says {_said(value)}"
        return Malformed(complaint, answerable=False)
    return Response(known_id, value.get("result"), value.get("error"))


def _said(response: Mapping[str, object]) -> str:
    error = response.get("error")
    message = error.get("message") if isinstance(error, Mapping) else None
    return message if isinstance(message, str) else "nothing"


def _is_id(value: object) -> TypeGuard[MessageId]:
    return isinstance(value, int | str) and not isinstance(value, bool)


def _is_too_deep(value: object) -> bool:
    level = [value]
    for _ in range(DEEPEST):
        level = [
            child
            for parent in level
            if isinstance(parent, dict | list)
            for child in (parent.values() if isinstance(parent, dict) else parent)
        ]
        if not level:
            return False
    return True


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number in JSON")


def _kind(value: object) -> str:
    """What a value is in JSON; the value itself may be long, or secret."""
    if value is None:
        return "null"
    return _KINDS.get(type(value), type(value).__name__)


_KINDS: Mapping[type, str] = {
    bool: "true or false",
    int: "a number",
    float: "a number",
    str: "a string",
    list: "a list",
    dict: "an object",
}

_TOO_DEEP = f"lists and objects within each other, more than {DEEPEST} deep"
