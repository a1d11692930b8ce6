"""Fit what turns logits into honest probabilities, and the thresholds, on held-out projects.

Knows: logits, lengths, truth. Never: texts.
Source: temperature scaling, Guo et al., ICML 2017; here one temperature for each length.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from scipy.optimize import minimize_scalar

from lsp_langid.core.calibration import Calibration
from lsp_langid.core.policy import NOT_CODE, Policy
from lsp_langid.training.passes import cross_entropy, smooth_targets

LENGTHS = (4, 8, 16, 32, 64, 128, 256, 512)  # tokens: borders of the groups
MIN_ROWS = 300  # a group smaller than this joins its neighbour
PRECISION = 0.96  # of what an editor is told, all windows together
LABEL_PRECISION = 0.88  # of what it is told of one language; else that language needs more
HIGHEST_THRESHOLD = 0.95  # so that no language falls silent for good
MIN_ANSWERS = 30  # of one label before it may have a threshold of its own


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
    P_NK: np.ndarray, y_N: np.ndarray, labels: Sequence[str], weight_N: np.ndarray, kin: Mapping[str, str]
) -> Policy:
    """Choose the lowest threshold whose answers are good often enough, and higher ones where needed.

    An answer is good when it is the label or of its family: CSS shown as SCSS does no harm.

    Args:
        P_NK: Calibrated probabilities of held-out windows.
        y_N: Index of the true label.
        labels: Names of the columns.
        weight_N: Weight of each window.
        kin: Family of each label that has one.
    """
    best, confidence = P_NK.argmax(axis=1), P_NK.max(axis=1)
    families = np.array([kin.get(label, label) for label in labels])
    good = families[best] == families[y_N]
    speaks = best != (labels.index(NOT_CODE) if NOT_CODE in labels else -1)
    threshold = _lowest_threshold(confidence[speaks], good[speaks], weight_N[speaks], PRECISION)
    own = {}
    for place, label in enumerate(labels):
        rows = speaks & (best == place) & (confidence >= threshold)
        if rows.sum() < MIN_ANSWERS:
            continue
        needed = _lowest_threshold(confidence[rows], good[rows], weight_N[rows], LABEL_PRECISION)
        if needed > threshold:
            own[label] = min(needed, HIGHEST_THRESHOLD)
    return Policy(threshold, own)


def _lowest_threshold(
    confidence: np.ndarray, right: np.ndarray, weight: np.ndarray, precision: float
) -> float:
    """Lowest of 0.30, 0.31 … 0.99 from which on the answers above it are precise enough."""
    for threshold in np.arange(30, 100) / 100:
        above = confidence >= threshold
        if not above.any() or np.average(right[above], weights=weight[above]) >= precision:
            return float(threshold)
    return 0.99


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
