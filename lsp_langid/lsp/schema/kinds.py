"""Types of Python as JSON Schema (draft 2020-12).

Knows: TypedDicts, enumerations, lists, unions, numbers and strings; what a field of a certain name is held
to in all our messages. Never: which message carries what.
Start reading at `Definitions.of`.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from enum import Enum
from types import NoneType, UnionType
from typing import Any, TypeAlias, Union, get_args, get_origin, get_type_hints, is_typeddict

from lsp_langid.core.regions.region import RegionKind
from lsp_langid.core.verdict import Reason
from lsp_langid.lsp.schema.comments import field_comments
from lsp_langid.lsp.session import State, Why

Schema: TypeAlias = dict[str, Any]

_SIMPLE: Mapping[object, str] = {
    str: "string",
    bool: "boolean",
    int: "integer",
    float: "number",
    object: "object",  # one of LSP, which describes it itself
    NoneType: "null",
}

# On the wire these are words of an enumeration.
_WORDS: Mapping[str, type[Enum]] = {"reason": Reason, "state": State, "why": Why, "kind": RegionKind}

_UINTEGER = {"minimum": 0, "maximum": 2**31 - 1}
_LIMITS: Mapping[str, Mapping[str, int]] = {
    "confidence": {"minimum": 0, "maximum": 1},
    "ids": {"minItems": 1},
    "languages": {"minItems": 1},
    **dict.fromkeys(("line", "character", "startLine", "endLine", "changes", "forgotten"), _UINTEGER),
}


class Definitions:
    """The shapes that were referred to so far, each by its name.

    Args:
        rules: What the fields of a TypedDict rule out together.
    """

    def __init__(self, rules: Mapping[type, Mapping[str, object]]) -> None:
        self.named: dict[str, Schema] = {}
        self._rules = rules

    def of(self, kind: Any) -> Schema:
        """The schema of a type, which refers to those it is made of. Raises TypeError for other types."""
        origin, arguments = get_origin(kind), get_args(kind)
        if kind in _SIMPLE:
            return {"type": _SIMPLE[kind]}
        if origin is list:
            return {"type": "array", "items": self.of(arguments[0])}
        if origin in (Union, UnionType):
            return any_of([self.of(one) for one in arguments])
        if is_typeddict(kind):
            return self._reference(kind, self._object)
        if isinstance(kind, type) and issubclass(kind, Enum):
            return self._reference(kind, _enumeration)
        raise TypeError(f"{kind} has no schema; teach it to {__name__}, or write the message otherwise")

    def _reference(self, kind: Any, describe: Any) -> Schema:
        name = kind.__name__.removesuffix("Json")
        if name not in self.named:
            self.named[name] = {}  # a region refers to itself
            self.named[name] = describe(kind)
        return {"$ref": f"#/$defs/{name}"}

    def _object(self, kind: Any) -> Schema:
        comments = field_comments(kind)
        properties: Schema = {}
        for name, hint in get_type_hints(kind, include_extras=True).items():
            properties[name] = self._field(name, hint)
            if name in comments:
                properties[name]["description"] = comments[name]
        schema = {"description": inspect.cleandoc(kind.__doc__), "type": "object", "properties": properties}
        required = [name for name in properties if name in kind.__required_keys__]
        return {**schema, **({"required": required} if required else {}), **self._rules.get(kind, {})}

    def _field(self, name: str, hint: Any) -> Schema:
        words = _WORDS.get(name)
        if words is not None:
            hint = words | None if NoneType in get_args(hint) else words
        return {**self.of(hint), **_LIMITS.get(name, {})}


def _enumeration(kind: type[Enum]) -> Schema:
    return {
        "description": inspect.cleandoc(kind.__doc__ or ""),
        "type": "string",
        "enum": [member.value for member in kind],
    }


def any_of(choices: list[Schema]) -> Schema:
    """`{"type": ["string", "null"]}` where that is enough."""
    null = {"type": "null"}
    others = [one for one in choices if one != null]
    if len(others) == 1 and null in choices and isinstance(others[0].get("type"), str):
        return {**others[0], "type": [others[0]["type"], "null"]}
    return {"anyOf": choices}
