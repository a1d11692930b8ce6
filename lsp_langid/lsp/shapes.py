"""JSON to the objects of LSP and back, taking no value for what it is not.

Knows: lsprotocol's types and how cattrs fills them. Never: what a message is for.

Left to itself, cattrs makes the version 3 of "3" or of true, the text "None" of null, three arguments of
"abc" and capabilities of a list.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin

import attrs
import cattrs
from cattrs.gen import make_dict_structure_fn, override
from lsprotocol import converters, types

from lsp_langid.lsp.quick_types import one_by_one

_log = logging.getLogger(__name__)

_Message = Mapping[str, object]


class ShapeError(ValueError):
    """A value does not have the shape that LSP gives it; the message says where, and what was wanted."""


@cache
def shared_converter(*, detailed: bool = False) -> cattrs.Converter:
    """The converter of all sessions: it writes a function when it first meets a type, which takes a while.

    Args:
        detailed: Raise errors that know the place, at twice the price.
    """
    with one_by_one():
        converter = converters.get_converter(cattrs.Converter(detailed_validation=detailed))
    for kind in _KINDS:
        converter.register_structure_hook(kind, _exactly(kind))
    converter.register_structure_hook(int, _whole_number)
    for kind in _ENUMERATIONS:  # one by one: most are kinds of int or str, whose hooks would go before a rule
        converter.register_structure_hook(kind, _enumerated)
        converter.register_unstructure_hook(kind, _enumerated_in_json)
    # lsprotocol lets anything pass for a token, and numbers for the id of a language. These are keys.
    converter.register_structure_hook(Union[types.LanguageKind, str], _exactly(str))  # noqa: UP007
    converter.register_structure_hook(Union[int, str], _token)  # noqa: UP007
    converter.register_structure_hook_factory(attrs.has, lambda kind: _object_of(converter, kind))
    converter.register_structure_hook_factory(_is_list, lambda kind: _list_of(converter, get_args(kind)[0]))
    return converter


def structure(value: object, shape: type) -> Any:
    """Make an object of LSP of a JSON value. Raises ShapeError."""
    try:
        return shared_converter().structure(value, shape)
    except Exception as error:  # whatever the functions that cattrs wrote stumble over
        raise ShapeError(_complaint(value, shape) or f"{type(error).__name__}: {error}") from error


def structure_initialize(message: _Message) -> types.InitializeRequest:
    """The same for `initialize`, where an editor newer than LSP 3.17 may say what that does not know.

    What does not fit is left out and named in the log; or else such an editor could not begin at all.
    Raises ShapeError when there are no capabilities.
    """
    try:
        return _initialize(message)
    except ShapeError as error:
        params = message.get("params")
        groups = params.get("capabilities") if isinstance(params, Mapping) else None
        if not isinstance(params, Mapping) or not isinstance(groups, Mapping):
            raise
        _log.warning("initialize: %s; what does not fit is left out", error)
        capabilities = {
            name: {key: value for key, value in group.items() if _fits(_with_capability(name, key, value))}
            for name, group in groups.items()
            if isinstance(group, Mapping)
        }
        others = {
            key: value
            for key, value in params.items()
            if key != "capabilities" and _fits({"capabilities": {}, key: value})
        }
        return _initialize({**message, "params": {**others, "capabilities": capabilities}})


def _initialize(message: _Message) -> types.InitializeRequest:
    request: types.InitializeRequest = structure(message, types.InitializeRequest)
    return request


def _with_capability(group: str, name: str, value: object) -> _Message:
    return {"capabilities": {group: {name: value}}}


def _fits(params: _Message) -> bool:
    try:
        structure(params, types.InitializeParams)
    except ShapeError:
        return False
    return True


def _exactly(kind: type) -> Callable[[object, object], object]:
    def hook(value: object, _: object) -> object:
        if not isinstance(value, kind):
            raise ShapeError(f"must be {_KINDS[kind]}")
        return value

    return hook


def _whole_number(value: object, _: object) -> int:
    if isinstance(value, float) and value.is_integer():
        return int(value)  # JSON has one kind of number, and Lua may write 3.0 for 3
    if not isinstance(value, int) or isinstance(value, bool):
        raise ShapeError("must be a whole number")
    return value


def _token(value: object, _: object) -> int | str:
    if not isinstance(value, str | int) or isinstance(value, bool):
        raise ShapeError("must be a string or a whole number")
    return value


def _enumerated(value: object, kind: type[Enum]) -> object:
    """The member or, from a client newer than our list, the value itself."""
    known = _token(value, kind)
    return next((member for member in kind if member.value == known), known)


def _enumerated_in_json(member: object) -> object:
    return member.value if isinstance(member, Enum) else member


def _object_of(converter: cattrs.Converter, kind: type[Any]) -> Callable[[object, object], object]:
    fill = _explaining(converter, kind) if converter.detailed_validation else _plain(converter, kind)

    def structure_object(value: object, _: object) -> object:
        if not isinstance(value, dict):
            raise ShapeError("must be an object")
        return fill(value, kind)

    return structure_object


def _explaining(converter: cattrs.Converter, kind: type[Any]) -> Callable[[Any, Any], object]:
    """What cattrs writes: it raises errors that know the place."""
    spelled: dict[str, Any] = {
        field.name: override(rename=_in_json(field.name)) for field in attrs.fields(kind)
    }
    return make_dict_structure_fn(kind, converter, **spelled)


def _plain(converter: cattrs.Converter, kind: type[Any]) -> Callable[[Any, Any], object]:
    """The same without the writing, which took longer than all that most classes are ever used for.

    What a field needs is looked up when the field first comes, for the same reason.
    """
    fields = [
        (_in_json(field.name), field.alias, field.type, field.default is attrs.NOTHING)
        for field in attrs.fields(kind)
    ]
    hooks: dict[str, Callable[[Any, Any], Any]] = {}

    def fill(value: dict[str, Any], _: object) -> object:
        arguments = {}
        for name, argument, wanted, is_required in fields:
            if name in value:
                hook = hooks.get(name)
                if hook is None:
                    hook = hooks[name] = converter.get_structure_hook(wanted)
                arguments[argument] = hook(value[name], wanted)
            elif is_required:
                raise KeyError(name)
        return kind(**arguments)

    return fill


def _in_json(name: str) -> str:
    """The name of a field as it is spelled on the wire: "textDocument" for `text_document`."""
    return re.sub("_([a-z])", lambda found: found[1].upper(), name).removesuffix("_")


def _is_list(kind: Any) -> bool:
    return get_origin(kind) is Sequence


def _list_of(converter: cattrs.Converter, kind: Any) -> Callable[[object, object], tuple[Any, ...]]:
    hook = converter.get_structure_hook(kind)

    def structure_list(value: object, _: object) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise ShapeError("must be a list")
        return tuple([hook(item, kind) for item in value])

    return structure_list


def _complaint(value: object, shape: type) -> str | None:
    """The first thing that is wrong, with its place: "`textDocument.version` must be a whole number"."""
    try:
        shared_converter(detailed=True).structure(value, shape)
    except Exception as error:
        first = cattrs.transform_error(error, path=_ROOT, format_exception=_in_words)[0]
        words, _, place = first.partition(f" @ {_ROOT}")
        place = _in_json(place.removeprefix(".params").lstrip("."))
        return f"`{place}` {words}" if place else f"the parameters: {words}"
    return None


def _in_words(error: BaseException, _: type | None) -> str:
    if isinstance(error, KeyError):
        return "is missing"
    return str(error) if isinstance(error, ShapeError) else f"does not fit ({error})"


_ENUMERATIONS = [kind for kind in vars(types).values() if isinstance(kind, type) and issubclass(kind, Enum)]
_KINDS: Mapping[type, str] = {str: "a string", bool: "true or false"}
_ROOT = "$"
