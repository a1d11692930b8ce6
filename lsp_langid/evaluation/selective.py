"""How much can be answered at a promised precision: the trade of silence for being right.

Knows: confidences and hits. Never: the thresholds of the shipped policy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lsp_langid.evaluation.items import Answer

PROMISES = (0.95, 0.97, 0.99)


@dataclass(frozen=True, slots=True)
class RiskCoverage:
    """What each threshold would give, from the strictest to the most lenient.

    All three have shape (T,), one entry a confidence that occurs.
    """

    threshold: np.ndarray  # answer when the confidence is at least this
    coverage: np.ndarray  # share of texts answered, ascending
    precision: np.ndarray  # share of the answered that are right

    def coverage_at(self, promise: float) -> float:
        """The largest share that one threshold answers with at least the promised precision.

        0 when no threshold keeps the promise; nan when there are no texts.
        """
        if not len(self.coverage):
            return float("nan")
        kept = self.coverage[self.precision >= promise]
        return float(kept.max()) if len(kept) else 0.0

    def thinned(self, points: int = 200) -> RiskCoverage:
        """At most so many points, the first and the last among them."""
        if len(self.coverage) <= points:
            return self
        places = np.unique(np.linspace(0, len(self.coverage) - 1, points).astype(int))
        return RiskCoverage(self.threshold[places], self.coverage[places], self.precision[places])


def risk_coverage(answers: Sequence[Answer]) -> RiskCoverage:
    """Coverage and precision of the best guess at every threshold on its confidence.

    Guesses of the same confidence are answered together or not at all. Plain text is a label like
    the others here.

    Source: El-Yaniv and Wiener, JMLR 2010.
    """
    confidence = np.array([answer.confidence for answer in answers], dtype=float)
    right = np.array([answer.best == answer.item.label for answer in answers], dtype=bool)
    order = np.argsort(-confidence, kind="stable")
    confidence, hits = confidence[order], np.cumsum(right[order])
    ends = np.flatnonzero(np.append(confidence[1:] != confidence[:-1], True)) if len(order) else order
    return RiskCoverage(confidence[ends], (ends + 1) / max(len(order), 1), hits[ends] / (ends + 1))
