"""lsprotocol's classes for LSP, each made when it is first needed.

Knows: how attrs makes classes, how lsprotocol asks for all of them. Never: what they are for.

There are 554, and for each attrs writes and compiles functions: half of the time that an editor waited for
our first reply. A session uses a hundred at most. The others stay as their source has them, a class with a
list of fields. Whoever makes an object of such a class, or asks for its fields, is given what attrs makes of
it, and sees no difference but one: these classes have no slots.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Any

import attrs

_MODULE = "lsprotocol.types"
_FIELDS = "__attrs_attrs__"  # where attrs keeps them, as its documentation promises

_making = RLock()


def import_quickly() -> None:
    """Import `lsprotocol.types`, unless somebody did before."""
    if _MODULE in sys.modules:
        return
    define = attrs.define
    attrs.define = _later  # type: ignore[assignment]
    try:
        from lsprotocol import types  # noqa: F401
    finally:
        attrs.define = define


@contextmanager
def one_by_one() -> Iterator[None]:
    """For making a converter of lsprotocol's, which would resolve the types of all classes, and so make all.

    Here each is resolved when it is made. A version of lsprotocol that does not look its classes up in this
    table makes them all, which takes longer and is as right.
    """
    from lsprotocol import types

    everything = types.ALL_TYPES_MAP
    if any(map(_waiting, everything.values())):
        types.ALL_TYPES_MAP = {}
    try:
        yield
    finally:
        types.ALL_TYPES_MAP = everything


class _Waiting:
    """Stands where the fields of a class will be, until somebody looks there."""

    def __init__(self, kind: type[Any]) -> None:
        self.kind = kind
        self.is_being_made = False

    def __get__(self, instance: object, owner: type[Any] | None = None) -> object:
        _make(self.kind)
        if _waiting(self.kind):  # attrs itself looks, at work
            raise AttributeError(_FIELDS)
        return attrs.fields(self.kind)


def _later(kind: Any = None, **options: Any) -> Any:
    """In the place of `attrs.define` while the module is imported."""
    foreign = not isinstance(kind, type) or kind.__module__ != _MODULE
    if foreign or options or "__init__" in vars(kind):
        return attrs.mutable(kind, **options)  # `define` by its other name, for what lsprotocol has not today
    setattr(kind, _FIELDS, _Waiting(kind))
    kind.__init__ = _init_once_made(kind)
    return kind


def _init_once_made(kind: Any) -> Callable[..., None]:
    def init(self: object, *args: object, **kwargs: object) -> None:
        _make(kind)
        kind.__init__(self, *args, **kwargs)

    return init


def _make(kind: Any) -> None:
    """Let attrs do its work, on the class itself, which many have a hold of by now."""
    with _making:
        waiting = _waiting(kind)
        if waiting is None or waiting.is_being_made:
            return
        waiting.is_being_made = True
        # With slots it would be another class. `__repr__` is a quarter of the work, and nobody calls it.
        attrs.define(kind, init=True, repr=False, slots=False)
        if kind.__repr__ is object.__repr__:
            kind.__repr__ = _repr
        attrs.resolve_types(kind)


def _waiting(kind: object) -> _Waiting | None:
    found = vars(kind).get(_FIELDS) if isinstance(kind, type) else None
    return found if isinstance(found, _Waiting) else None


def _repr(self: attrs.AttrsInstance) -> str:
    fields = (f"{field.name}={getattr(self, field.name)!r}" for field in attrs.fields(type(self)))
    return f"{type(self).__name__}({', '.join(fields)})"
