"""What we hold a text to be, who decides about it, and the texts of one document that we met before.

Knows: values and a bounded memory of them. Never: events, texts (a fingerprint stands for each).
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from lsp_langid.core.languages import Language
from lsp_langid.core.verdict import Verdict
from lsp_langid.lsp.session.values import State, Why

PAST_TEXTS = 32  # that undo and redo can come back to


@dataclass(frozen=True, slots=True)
class Stance:
    """What we hold a text to be, and who decides about it. Pauses are no part of it: they pass."""

    state: State
    why: Why
    told: Language | None = None  # None: nothing, or plain text
    confidence: float | None = None
    changes: int = 0  # of a language that was told, for the text that is there
    verdict: Verdict | None = None  # of the last look


@dataclass(frozen=True, slots=True)
class PastText:
    """A text of this document, as it stood when the document was last in it."""

    stance: Stance
    judged: bool  # it was looked at


class PastTexts:
    """The last texts worth knowing again: those that were looked at, and those before a big edit."""

    def __init__(self) -> None:
        self._by_fingerprint: OrderedDict[int, PastText] = OrderedDict()

    def __len__(self) -> int:
        return len(self._by_fingerprint)

    def remember(self, fingerprint: int | None, text: PastText) -> None:
        """Keep a text in mind; the one not met for longest is forgotten for it."""
        if fingerprint is None:
            return
        self._by_fingerprint[fingerprint] = text
        self._by_fingerprint.move_to_end(fingerprint)
        if len(self._by_fingerprint) > PAST_TEXTS:
            self._by_fingerprint.popitem(last=False)

    def find(self, fingerprint: int | None) -> PastText | None:
        """The text as it stood, None when it is new."""
        return None if fingerprint is None else self._by_fingerprint.get(fingerprint)

    def forget(self) -> None:
        """Whatever was told of them counts no longer."""
        self._by_fingerprint.clear()
