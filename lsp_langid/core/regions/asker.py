"""Ask about pieces of a buffer, each once, and not endlessly.

Knows: how many questions a buffer is worth. Never: how an answer is found.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lsp_langid.core.languages import Language, LanguageTable
from lsp_langid.core.verdict import Verdict

MAX_QUESTIONS = 200  # for one buffer: about a tenth of a second


class Asker:
    """A detector that answers a bounded number of questions, and the table that goes with it."""

    def __init__(
        self, identify: Callable[[str], Verdict], table: LanguageTable, limit: int = MAX_QUESTIONS
    ) -> None:
        self.table = table
        self._identify = identify
        self._left = limit
        self._answers: dict[str, Verdict] = {}

    @property
    def left(self) -> int:
        """Questions that may still be asked."""
        return self._left

    def ask(self, lines: Sequence[str]) -> Verdict | None:
        """The verdict on some lines; None when they are blank or no questions are left."""
        text = "\n".join(lines)
        if not text or text.isspace():
            return None
        if (known := self._answers.get(text)) is not None:
            return known
        if self._left == 0:
            return None
        self._left -= 1
        verdict = self._answers[text] = self._identify(text)
        return verdict

    def told(self, lines: Sequence[str]) -> tuple[Language | None, float]:
        """The language of some lines with its confidence; `(None, 0.0)` when the verdict is silent."""
        verdict = self.ask(lines)
        if verdict is None or verdict.language is None:
            return None, 0.0
        return verdict.language, verdict.confidence
