"""Fit what turns logits into honest probabilities, and the thresholds, on held-out projects.

Knows: logits, lengths, truth. Never: texts.
Source: temperature scaling, Guo et al., ICML 2017; here one temperature for each length.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from scipy.optimize import minimize_scalar

from lsp_langid.core.calibration import Calibration
from lsp_langid.core.policy import BALANCED, CAREFUL, EAGER, MODES, NOT_CODE, Policy, Thresholds
from lsp_langid.training.passes import cross_entropy, smooth_targets

LENGTHS = (4, 8, 16, 32, 64, 128, 256, 512)  # tokens: borders of the groups
MIN_ROWS = 300  # a group smaller than this joins its neighbour
HIGHEST_THRESHOLD = 0.95  # so that no language falls silent for good
MIN_ANSWERS = 30  # of one label before it may have a threshold of its own
NOT_CODE_LIMITS = (1.0, 0.5, 0.4, 0.3, 0.2, 0.15, 0.1, 0.07, 0.05, 0.03, 0.02, 0.01, 0.005)


@dataclass(frozen=True, slots=True)
class Promise:
    """What a mode is chosen for, on windows of projects held out."""

    precision: float  # of what an editor is told, at every length
    label_precision: float  # of what it is told of one language
    prose_told: float  # share of not-code texts that may be given a language


PROMISES = {
    CAREFUL: Promise(0.99, 0.96, 0.002),
    BALANCED: Promise(0.97, 0.90, 0.004),
    EAGER: Promise(0.90, 0.75, 0.02),
}


def fit_temperatures(
    logits_NK: np.ndarray, y_N: np.ndarray, n_tokens_N: np.ndarray, weight_N: np.ndarray
) -> Calibration:
    """Choose for each length the temperature with the least weighted cross-entropy.

    Args:
        logits_NK: Of held-out windows.
        y_N: Index of the true label.
        n_tokens_N: Tokens of each window.
        weight_N: Weight of each window.
    """
    lengths, temperatures = [], []
    for rows in _length_groups(n_tokens_N):
        targets = smooth_targets(y_N[rows], logits_NK.shape[1], 0.0, np.float64)
        logits, weight = logits_NK[rows].astype(np.float64), weight_N[rows]

        def loss(log_t: float, logits=logits, targets=targets, weight=weight) -> float:  # type: ignore[no-untyped-def]
            return cross_entropy(logits / np.exp(log_t), targets, weight)

        found = minimize_scalar(loss, bounds=(-1.5, 2.0), method="bounded")
        lengths.append(float(np.exp(np.log(np.maximum(n_tokens_N[rows], 1)).mean())))
        temperatures.append(float(np.exp(found.x)))
    return Calibration(tuple(round(n, 2) for n in lengths), tuple(round(t, 4) for t in temperatures))


def choose_policy(
    P_NK: np.ndarray,
    y_N: np.ndarray,
    n_tokens_N: np.ndarray,
    labels: Sequence[str],
    weight_N: np.ndarray,
    stands_for_KK: np.ndarray,
) -> Policy:
    """Choose for each mode and length the lowest threshold whose answers are good often enough.

    An answer is good when it stands for the label: CSS shown as SCSS does no harm. A label
    whose answers are bad more often than its mode allows gets a threshold of its own, and so
    much doubt is kept for the not-code class that prose is left alone.

    Args:
        P_NK: Calibrated probabilities of held-out windows.
        y_N: Index of the true label.
        n_tokens_N: Tokens of each window.
        labels: Names of the columns.
        weight_N: Weight of each window.
        stands_for_KK: Whether the row's label may be shown for the column's; true on the diagonal.
    """
    prose = labels.index(NOT_CODE) if NOT_CODE in labels else -1
    best = P_NK.argmax(axis=1)
    answers = _Answers(
        best,
        (P_NK * stands_for_KK[best]).sum(axis=1),
        stands_for_KK[best, y_N],
        best != prose,
        y_N == prose,
        P_NK[:, prose] if prose >= 0 else np.zeros(len(P_NK)),
        weight_N,
    )
    return Policy({mode: _thresholds(answers, n_tokens_N, labels, PROMISES[mode]) for mode in MODES})


@dataclass(frozen=True, slots=True)
class _Answers:
    """What would be said of each held-out window if nothing held it back; arrays of shape (N,)."""

    best: np.ndarray
    confidence: np.ndarray  # of the best label, with those it stands for
    good: np.ndarray
    speaks: np.ndarray  # the best is a language
    prose: np.ndarray  # the truth is not code
    not_code: np.ndarray  # probability of the not-code class
    weight: np.ndarray


def _thresholds(
    answers: _Answers, n_tokens: np.ndarray, labels: Sequence[str], promise: Promise
) -> Thresholds:
    groups = _length_groups(n_tokens)
    borders = tuple(int(n_tokens[rows].max()) for rows in groups[:-1])
    by_length = _never_rising(_lowest_threshold(answers, rows, promise.precision) for rows in groups)
    needed = np.array(by_length)[np.searchsorted(borders, n_tokens)]
    own = {}
    for place, label in enumerate(labels):
        rows = np.flatnonzero((answers.best == place) & (answers.confidence >= needed))
        if len(rows) >= MIN_ANSWERS and answers.speaks[rows].all():
            lowest = _lowest_threshold(answers, rows, promise.label_precision)
            if lowest > min(by_length):
                own[label] = min(lowest, HIGHEST_THRESHOLD)
                needed[answers.best == place] = np.maximum(needed[answers.best == place], own[label])
    told = answers.speaks & (answers.confidence >= needed)
    return Thresholds(borders, by_length, own, _not_code_limit(answers, told, promise.prose_told))


def _never_rising(thresholds: Iterable[float]) -> tuple[float, ...]:
    """Let no length need more than a shorter one: where it would, it is chance in a small group."""
    return tuple(accumulate(thresholds, min))


def _lowest_threshold(answers: _Answers, rows: np.ndarray, precision: float) -> float:
    """Lowest of 0.30, 0.31 … 0.99 from which on the answers above it are precise enough."""
    rows = rows[answers.speaks[rows]]
    for threshold in np.arange(30, 100) / 100:
        above = rows[answers.confidence[rows] >= threshold]
        if not len(above) or np.average(answers.good[above], weights=answers.weight[above]) >= precision:
            return float(threshold)
    return 0.99


def _not_code_limit(answers: _Answers, told: np.ndarray, share: float) -> float:
    """Highest probability of not-code to speak at, so that no larger share of prose is given a language."""
    if not answers.prose.any():
        return 1.0
    for limit in NOT_CODE_LIMITS:
        wrong = told & (answers.not_code < limit) & answers.prose
        if np.average(wrong[answers.prose], weights=answers.weight[answers.prose]) <= share:
            return limit
    return NOT_CODE_LIMITS[-1]


def _length_groups(n_tokens: np.ndarray) -> list[np.ndarray]:
    """Row numbers grouped by length, short to long, none smaller than `MIN_ROWS` unless all are."""
    group = np.searchsorted(LENGTHS, n_tokens)
    groups: list[np.ndarray] = []
    for place in range(len(LENGTHS) + 1):
        rows = np.flatnonzero(group == place)
        if groups and len(groups[-1]) < MIN_ROWS:
            groups[-1] = np.concatenate((groups[-1], rows))
        elif len(rows):
            groups.append(rows)
    if len(groups) > 1 and len(groups[-1]) < MIN_ROWS:
        last = groups.pop()
        groups[-1] = np.concatenate((groups[-1], last))
    return groups
