"""How values that go to workers and back by the thousand are pickled: as what they were made of.

Knows: fields of dataclasses. Never: which ones.

For a frozen dataclass with slots Python asks its fields one by one, on either side; that took as long as the
whole walk over the files.
"""

from __future__ import annotations

from typing import ClassVar


class Travels:
    """Base of a dataclass whose fields are the arguments it is made with, in their order."""

    __slots__ = ()
    __match_args__: ClassVar[tuple[str, ...]]

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        return type(self), tuple([getattr(self, name) for name in self.__match_args__])
