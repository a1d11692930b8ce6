"""How an accuracy counts a row whose largest logit is shared by several labels, the true one among them.

Knows: logits and true labels. Never: networks, epochs.

A tie of m labels is a hit (tolerant: what TensorFlow's in_top_k counts), 1/m of a hit (random: what
drawing among them scores on average), a hit where the true label is the first of them (first: argmax),
or a miss (unique). Without ties all four are the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class Accuracies:
    """The share of hits under each rule, 0..1."""

    tolerant: float
    random: float
    first: float
    unique: float


def accuracies(logits_NK: Array, y_N: Array) -> Accuracies:
    """Count the hits of one set of logits in all four ways.

    Args:
        logits_NK: Finite.
        y_N: Column of the true label.
    """
    best_NK = logits_NK == logits_NK.max(axis=1, keepdims=True)
    among_best = best_NK[np.arange(len(y_N)), y_N]
    n_best = best_NK.sum(axis=1)
    return Accuracies(
        tolerant=float(among_best.mean()),
        random=float((among_best / n_best).mean()),
        first=float((logits_NK.argmax(axis=1) == y_N).mean()),
        unique=float((among_best & (n_best == 1)).mean()),
    )


def zero_share(logits_NK: Array) -> float:
    """The share of all logits that are exactly zero."""
    return float((logits_NK == 0).mean())


def dead_rows(logits_NK: Array) -> npt.NDArray[np.bool_]:
    """Which rows have nothing but zeros, shape (N,)."""
    return np.asarray((logits_NK == 0).all(axis=1))


def silent_labels(logits_NK: Array) -> int:
    """How many outputs are zero for every row."""
    return int((logits_NK == 0).all(axis=0).sum())
