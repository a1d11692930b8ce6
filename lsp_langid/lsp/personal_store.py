"""What the server asks of the place where a user's corrections and languages are kept.

Knows: four questions. Never: folders, files; whoever starts the server hands an answer in.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # brings numpy with it, which the first reply should not wait for
    from lsp_langid.core.personal import Correction, Personal


class PersonalStore(Protocol):
    """Called from threads of a pool; several processes may share what lies behind it."""

    def load(self) -> Personal:
        """All that is kept."""
        ...

    def add(self, correction: Correction) -> None:
        """Keep one more correction."""
        ...

    def forget(self, *, ids: Collection[str] = (), label: str | None = None, everything: bool = False) -> int:
        """Drop corrections: those named, those of a language id, or all. Returns how many were dropped."""
        ...

    def stamp(self) -> object:
        """A value that changes when what is kept did, also by another process. Cheap."""
        ...
