"""lsprotocol's classes for LSP, imported in two thirds of the time.

Knows: how attrs makes classes. Never: what they are for.

There are 554 of them, and for each attrs writes and compiles a `__repr__`, which takes a quarter of the time
that an editor waits for our first reply. One that serves them all does as well.
"""

from __future__ import annotations

import sys
from functools import partial

import attrs

_MODULE = "lsprotocol.types"


def import_quickly() -> None:
    """Import `lsprotocol.types`, unless somebody did before."""
    if _MODULE in sys.modules:
        return
    define = attrs.define
    attrs.define = partial(define, repr=False)
    try:
        from lsprotocol import types
    finally:
        attrs.define = define
    for kind in vars(types).values():
        if isinstance(kind, type) and attrs.has(kind) and kind.__repr__ is object.__repr__:
            kind.__repr__ = _repr  # type: ignore[assignment, method-assign]


def _repr(self: attrs.AttrsInstance) -> str:
    fields = (f"{field.name}={getattr(self, field.name)!r}" for field in attrs.fields(type(self)))
    return f"{type(self).__name__}({', '.join(fields)})"
