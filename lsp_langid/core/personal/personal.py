"""All that is known of one user.

Knows: corrections and taught languages. Never: how they are used, where they are kept.
"""

from __future__ import annotations

from dataclasses import dataclass

from lsp_langid.core.personal.correction import Correction
from lsp_langid.core.personal.taught import TaughtLanguage


@dataclass(frozen=True, slots=True)
class Personal:
    """What moves a detector away from the shipped model; the empty one moves nothing."""

    corrections: tuple[Correction, ...] = ()
    taught: tuple[TaughtLanguage, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.corrections or self.taught)


NOBODY = Personal()
