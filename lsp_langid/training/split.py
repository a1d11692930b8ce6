"""Split a corpus by project, so that no project is on both sides.

Knows: labels and projects. Never: texts.
"""

from __future__ import annotations

import warnings
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
from sklearn.model_selection import StratifiedGroupKFold

TRAIN, VALIDATION, TEST = "train", "validation", "test"
PINNED_SHARE = 0.2  # of a label's texts
FOLDS = 8


def split_by_project(labels: Sequence[str], projects: Sequence[str], seed: int) -> list[str]:
    """Assign each text to train, validation or test; a whole project goes one way for all labels.

    A project that holds more than `PINNED_SHARE` of some label's texts stays in training: without
    it that label could not be learnt. So a label with very few projects has nothing held out, and
    reports must say that it was not measured. Of the other projects one fold in eight is for
    validation and one in eight for test, label proportions kept as well as whole projects allow.
    """
    pinned = _pinned(labels, projects)
    sides = np.array([TRAIN] * len(labels), dtype=object)
    free = np.array([i for i, project in enumerate(projects) if project not in pinned], dtype=int)
    if len(set(np.asarray(projects, dtype=object)[free])) < FOLDS:
        return list(sides)
    folds = StratifiedGroupKFold(n_splits=FOLDS, shuffle=True, random_state=seed)
    y = np.asarray(labels, dtype=object)[free]
    groups = np.asarray(projects, dtype=object)[free]
    with warnings.catch_warnings():
        # It warns of labels with fewer texts than folds: they are meant to be held out in few.
        warnings.filterwarnings("ignore", "The least populated class", UserWarning)
        parts = [held for _, held in folds.split(np.zeros(len(free)), y.astype(str), groups.astype(str))]
    sides[free[parts[0]]] = VALIDATION
    sides[free[parts[1]]] = TEST
    return list(sides)


def _pinned(labels: Sequence[str], projects: Sequence[str]) -> set[str]:
    by_label: dict[str, Counter[str]] = defaultdict(Counter)
    for label, project in zip(labels, projects, strict=True):
        by_label[label][project] += 1
    return {
        project
        for counts in by_label.values()
        for project, count in counts.items()
        if count > PINNED_SHARE * counts.total()
    }
