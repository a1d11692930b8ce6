"""Fields of JSON objects, taken out with a sentence for each that does not fit.

Knows: JSON and how to complain about it. Never: what a field means.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TypeGuard, TypeVar

from pygls.exceptions import JsonRpcInvalidParams

_T = TypeVar("_T")

_UINTEGER_MAX = 2**31 - 1  # of LSP
_LONGEST = 60  # characters; a whole document does not belong into an error message

_KINDS: Mapping[type, str] = {
    str: "a string",
    bool: "true or false",
    int: f"a whole number from 0 to {_UINTEGER_MAX}",
    list: "a list",
    dict: "an object",
}


def shown(value: object) -> str:
    """A value as JSON, cut when it is long, for an error message."""
    try:
        text = json.dumps(value, ensure_ascii=False)
    except (TypeError, ValueError):
        text = type(value).__name__
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."


def whole_number(value: object) -> int | None:
    """The number, None for other values. JSON has one kind of number, and Lua may write 3.0 for 3."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


class Fields:
    """One JSON object of a message. What does not fit raises JsonRpcInvalidParams."""

    def __init__(self, method: str, raw: object, path: str = "") -> None:
        self._method = method
        self._path = path  # "textDocument" for the object in that field, "" for the parameters themselves
        if not isinstance(raw, Mapping):
            what = f"`{path}`" if path else "the parameters"
            raise self.refusal(f"{what} must be an object, got {shown(raw)}")
        self._raw = raw

    def optional(self, name: str, kind: type[_T]) -> _T | None:
        """The field, or None when it is absent or null."""
        given: object = self._raw.get(name)
        if given is None:
            return None
        value = whole_number(given) if kind is int else given
        if not _is_a(value, kind):
            raise self.refusal(f"`{self._full(name)}` must be {_KINDS[kind]}, got {shown(given)}")
        return value

    def required(self, name: str, kind: type[_T]) -> _T:
        """The field, which must be there."""
        value = self.optional(name, kind)
        if value is None:
            got = "null" if name in self._raw else "nothing"
            raise self.refusal(f"`{self._full(name)}` must be {_KINDS[kind]}, got {got}")
        return value

    def has(self, name: str) -> bool:
        """Whether the field is there, be it as null."""
        return name in self._raw

    def inside(self, name: str) -> Fields | None:
        """The object in a field, or None when it is absent or null."""
        value: object = self._raw.get(name)
        return None if value is None else Fields(self._method, value, self._full(name))

    def refusal(self, complaint: str) -> JsonRpcInvalidParams:
        """The error for the client."""
        return JsonRpcInvalidParams(f"{self._method}: {complaint}")

    def _full(self, name: str) -> str:
        return f"{self._path}.{name}" if self._path else name


def _is_a(value: object, kind: type[_T]) -> TypeGuard[_T]:
    if isinstance(value, bool):  # which is an int to Python, but not to JSON
        return kind is bool
    return isinstance(value, kind) and not (isinstance(value, int) and not 0 <= value <= _UINTEGER_MAX)
