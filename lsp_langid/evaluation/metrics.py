"""Figures over answers. Strict throughout: one best guess an item, a tie is not a hit.

Knows: answers. Never: texts, models.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.calibration import calibration_curve
from sklearn.metrics import f1_score

from lsp_langid.core.policy import NOT_CODE
from lsp_langid.evaluation.items import Answer

ECE_BINS = 15


@dataclass(frozen=True, slots=True)
class Figures:
    """What one group of answers amounts to. Shares are 0..1; nan where there is nothing to divide."""

    n: int
    n_labels: int
    accuracy: float  # best guess is the label
    macro_accuracy: float  # mean over labels: every language counts the same
    macro_f1: float
    coverage: float  # an editor would be told a language
    precision: float  # of what an editor would be told
    family_precision: float  # the same, where a language of the label's family counts as right
    ece: float  # expected calibration error of the best guess


def figures(answers: Sequence[Answer]) -> Figures:
    """Measure a group of answers. Silence about plain text is right; so is the best guess `plaintext`."""
    truth = np.array([answer.item.label for answer in answers])
    best = np.array([answer.best for answer in answers])
    right = truth == best
    spoke = np.array([answer.said is not None for answer in answers], dtype=bool)
    said_right = np.array([answer.said == answer.item.label for answer in answers], dtype=bool)
    harmless = said_right | np.array([answer.related for answer in answers], dtype=bool)
    confidence = np.array([answer.confidence for answer in answers])
    labels = np.unique(truth)
    return Figures(
        n=len(answers),
        n_labels=len(labels),
        accuracy=_mean(right),
        macro_accuracy=_mean(np.array([right[truth == label].mean() for label in labels])),
        macro_f1=float(f1_score(truth, best, labels=labels, average="macro", zero_division=0))
        if len(labels)
        else np.nan,
        coverage=_mean(spoke),
        precision=_mean(said_right[spoke]),
        family_precision=_mean(harmless[spoke]),
        ece=expected_calibration_error(confidence, right),
    )


def expected_calibration_error(confidence: np.ndarray, right: np.ndarray, bins: int = ECE_BINS) -> float:
    """Mean distance between confidence and accuracy over equal bins, weighted by their size.

    Args:
        confidence: Of the best guess, 0..1, shape (N,).
        right: Whether it was right, shape (N,).
        bins: Number of equal bins.

    Source: Naeini et al., AAAI 2015.
    """
    if not len(confidence):
        return float("nan")
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    gaps = [
        abs(right[place == b].mean() - confidence[place == b].mean()) * (place == b).mean()
        for b in np.unique(place)
    ]
    return float(np.sum(gaps))


@dataclass(frozen=True, slots=True)
class Reliability:
    """How often guesses of a confidence are right. One entry a bin that has guesses, ascending."""

    confidence: tuple[float, ...]  # mean of the bin
    accuracy: tuple[float, ...]
    n: tuple[int, ...]


def reliability(answers: Sequence[Answer], bins: int = ECE_BINS) -> Reliability:
    """Accuracy of the best guess against its confidence, over equal bins."""
    if not answers:
        return Reliability((), (), ())
    confidence = np.array([answer.confidence for answer in answers])
    right = np.array([answer.best == answer.item.label for answer in answers])
    accuracy, mean_confidence = calibration_curve(right, np.clip(confidence, 0, 1), n_bins=bins)
    edges = np.linspace(0, 1, bins + 1)[1:-1]  # as calibration_curve parts them
    counts = np.bincount(np.searchsorted(edges, confidence), minlength=bins)
    return Reliability(
        tuple(mean_confidence.tolist()), tuple(accuracy.tolist()), tuple(counts[counts > 0].tolist())
    )


def wilson_interval(share: float, n: int, z: float = 1.96) -> tuple[float, float]:
    """Bounds that hold the true share in 95 of 100 samples.

    Source: Wilson, JASA 1927; unlike the normal approximation it stays within 0 and 1.
    """
    centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * float(np.sqrt(share * (1 - share) / n + z * z / (4 * n * n)))
    return max(0.0, centre - half), min(1.0, centre + half)


def left_alone(answers: Sequence[Answer]) -> float:
    """Share of the not-code items about which an editor would be told nothing."""
    prose = [answer for answer in answers if answer.item.label == NOT_CODE]
    return _mean(np.array([answer.said is None for answer in prose], dtype=bool))


def _mean(values: np.ndarray) -> float:
    return float(values.mean()) if len(values) else float("nan")
