"""Answers that the client may come back with: it reopens a document to change its language.

Knows: what was sent and when. Never: why, and what a document that comes back otherwise means.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lsp_langid.core.languages import Language
from lsp_langid.lsp.session.values import PLAIN

LATE_S = 10.0  # how long an answer that we have overtaken may still come back; the last one always may
UNDER_WAY = 4  # answers remembered; they are told seconds apart

Words = Callable[[Language], frozenset[str]]


@dataclass(slots=True)
class Sent:
    """The last answers that asked the client to set a language, oldest first; None stands for plain text."""

    _answers: list[tuple[Language | None, float]] = field(default_factory=list)

    def add(self, language: Language | None, now: float) -> None:
        """An answer leaves."""
        self._answers = [*self._answers, (language, now)][-UNDER_WAY:]

    def explains(self, language_id: str, known_as: Words, now: float) -> bool:
        """Whether the client uses this word because we said so. What was sent earlier is then over."""
        for place, (language, at) in enumerate(self._answers):
            is_last = place == len(self._answers) - 1
            words = PLAIN if language is None else known_as(language)
            if language_id in words and (is_last or now - at <= LATE_S):
                self._answers = self._answers[place if is_last else place + 1 :]
                return True
        return False

    def forget(self) -> None:
        """Somebody else decided: no answer of ours explains anything any more."""
        self._answers.clear()
