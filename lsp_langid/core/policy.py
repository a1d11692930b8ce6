"""Decide whether to speak: thresholds over calibrated probabilities.

Knows: probabilities and how short a text is. Never: text, files, the protocol.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lsp_langid.core.languages import Language
from lsp_langid.core.verdict import Ranked, Reason, Verdict

NOT_CODE = "plaintext"  # the class that means: leave it alone


@dataclass(frozen=True)
class Policy:
    """When an answer is sure enough. Chosen on held-out projects; stored beside the weights."""

    threshold: float = 0.6  # probability of the best label
    label_thresholds: Mapping[str, float] = field(default_factory=dict)  # labels that need more
    min_visible_chars: int = 8  # fewer characters that are not white space: no answer

    def threshold_of(self, language: Language) -> float:
        """The probability this language needs."""
        return max(self.threshold, self.label_thresholds.get(language.id, 0.0))


MAJORITY = 0.5  # from here on the doubt about a member of a family is no reason to be silent


def decide(
    ranked: Sequence[Ranked], policy: Policy, visible_chars: int, not_code: Ranked | None = None
) -> Verdict:
    """Turn a ranking into an answer or into silence with its reason.

    Args:
        ranked: Best first, not empty.
        policy: Thresholds.
        visible_chars: Characters of the text that are not white space.
        not_code: The not-code class as ranked among all labels, when it is their best; `ranked`
            may leave it out because the user named the languages to choose from.
    """
    best = ranked[0]
    if visible_chars < policy.min_visible_chars:
        return Verdict(None, best.confidence, Reason.TOO_SHORT, tuple(ranked))
    if best.language.id == NOT_CODE:
        return Verdict(None, best.confidence, Reason.NOT_CODE, tuple(ranked))
    if not_code is not None and not_code.confidence >= policy.threshold:
        return Verdict(None, not_code.confidence, Reason.NOT_CODE, tuple(ranked))
    if _sureness(ranked) < policy.threshold_of(best.language):
        return Verdict(None, best.confidence, Reason.UNSURE, tuple(ranked))
    return Verdict(best.language, best.confidence, Reason.MODEL, tuple(ranked))


def _sureness(ranked: Sequence[Ranked]) -> float:
    """Probability that the best answer does no harm: its own, with that of its family behind a clear leader.

    Python that may be Cython is told as Python; the same doubt between strangers means silence.
    """
    best = ranked[0]
    if best.confidence < MAJORITY or best.language.family is None:
        return best.confidence
    return sum(row.confidence for row in ranked if row.language.family == best.language.family)
