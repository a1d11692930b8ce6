"""How much speaks for what was told, and for something else: when to change it, when to stop looking.

Knows: verdicts of successive looks at one text. Never: editors, edits, clocks.

The numbers were chosen on typed files of projects held out (`benchmarks/while_typing.py`).
"""

from __future__ import annotations

from dataclasses import dataclass

from lsp_langid.core.policy import NOT_CODE
from lsp_langid.core.verdict import Reason, Verdict

PROVEN = frozenset({Reason.SHEBANG, Reason.MODELINE, Reason.FILE_NAME, Reason.PROOF})
PROVEN_CHARS = 200  # less than that may be half a shebang, or the one line that makes JSON Lines JSON

SURE_CONFIDENCE = 0.9
SURE_CHARS = 400
SURE_LOOKS = 8


@dataclass(frozen=True, slots=True)
class Bar:
    """What another answer needs to replace the one that was told."""

    confidence: float  # its probability
    margin: float  # by which it leads the answer told
    looks: int  # in a row that find it, each at a newer text


BARS = (Bar(0.7, 0.5, 2), Bar(0.95, 0.9, 4))  # for the first change, for the second; there is no third


@dataclass(slots=True)
class Evidence:
    """What the looks since the last answer said."""

    agreeing: int = 0
    rival: str | None = None
    rival_looks: int = 0

    def agree(self, verdict: Verdict, length: int) -> bool:
        """Another look found what was told. Returns whether there were enough of them to stop looking."""
        self.agreeing += 1
        self.rival, self.rival_looks = None, 0
        enough = self.agreeing >= SURE_LOOKS and length >= SURE_CHARS
        return enough and verdict.confidence >= SURE_CONFIDENCE

    def oppose(self, answer: str, told: str, changes: int, verdict: Verdict) -> bool:
        """A look found something else. Returns whether that is enough to change what was told."""
        self.agreeing = 0
        if verdict.reason in PROVEN:
            return True
        bar = BARS[changes]
        confidence = probability(answer, verdict)
        if confidence < bar.confidence or confidence - probability(told, verdict) < bar.margin:
            return False
        self.rival_looks = self.rival_looks + 1 if answer == self.rival else 1
        self.rival = answer
        return self.rival_looks >= bar.looks


def is_evident(verdict: Verdict, length: int) -> bool:
    """Whether a text of so many characters, or its name, leaves no question."""
    return verdict.reason is Reason.FILE_NAME or (verdict.reason in PROVEN and length >= PROVEN_CHARS)


def probability(answer: str, verdict: Verdict) -> float:
    """What the model gives an answer, 0 when it is not among the best.

    For a family's answer that is less than the verdict's confidence: sure of the family is not sure of the
    member. The class of what is no code may be missing from the ranking.
    """
    if answer == NOT_CODE and verdict.reason is Reason.NOT_CODE:
        return verdict.confidence
    return next((row.confidence for row in verdict.ranked if row.language.id == answer), 0.0)
