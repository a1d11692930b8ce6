"""What is taken for what: the commonest confusions with examples, and a matrix of the labels they touch.

Knows: labels and first lines. Never: why.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from scipy.cluster.hierarchy import leaves_list, linkage
from sklearn.metrics import confusion_matrix

from lsp_langid.evaluation.items import Answer

_EXAMPLES = 3
_EXAMPLE_LINES, _EXAMPLE_CHARS = 3, 90


@dataclass(frozen=True, slots=True)
class Example:
    """A text that was taken for something else."""

    id: str
    source: str
    lines: str  # its first lines, cut short
    confidence: float


@dataclass(frozen=True, slots=True)
class Pair:
    """Texts of one label taken for another."""

    label: str
    best: str
    n: int
    share: float  # of the texts with that label
    related: bool  # both belong to one family
    told: int  # of `n`, those about which an editor would have been told something
    examples: tuple[Example, ...]  # surest mistakes first


def confused_pairs(answers: Sequence[Answer], top: int) -> list[Pair]:
    """The commonest confusions, commonest first; of equally common ones in order of label."""
    sizes = Counter(answer.item.label for answer in answers)
    groups: dict[tuple[str, str], list[Answer]] = {}
    for answer in answers:
        if answer.best != answer.item.label:
            groups.setdefault((answer.item.label, answer.best), []).append(answer)
    order = sorted(groups, key=lambda pair: (-len(groups[pair]), pair))[:top]
    return [_pair(label, best, groups[label, best], sizes[label]) for label, best in order]


def _pair(label: str, best: str, group: Sequence[Answer], size: int) -> Pair:
    surest = sorted(group, key=lambda answer: (-answer.confidence, answer.item.id))[:_EXAMPLES]
    return Pair(
        label,
        best,
        len(group),
        len(group) / size,
        group[0].related,
        sum(answer.said is not None for answer in group),
        tuple(
            Example(answer.item.id, answer.item.source, _first_lines(answer.item.text), answer.confidence)
            for answer in surest
        ),
    )


def _first_lines(text: str) -> str:
    """The first lines that hold something, each cut short."""
    lines = [line.expandtabs(4).rstrip() for line in text.strip("\r\n").split("\n")[:60] if line.strip()]
    cut = [
        line if len(line) <= _EXAMPLE_CHARS else line[: _EXAMPLE_CHARS - 1] + "…"
        for line in lines[:_EXAMPLE_LINES]
    ]
    return "\n".join([*cut, "…"] if len(lines) > _EXAMPLE_LINES else cut)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Shares of the texts of each label by best guess. A label without texts has a row of zeros."""

    labels: tuple[str, ...]
    n_L: np.ndarray  # texts of each label
    share_LL: np.ndarray  # rows are true labels, columns best guesses
    other_L: np.ndarray  # best guess is a label outside the matrix; with `share_LL` a row sums to 1


def most_confused(answers: Sequence[Answer], n_labels: int) -> Matrix:
    """The matrix of the labels with the most mistakes, given or received; those alike side by side."""
    truth = [answer.item.label for answer in answers]
    guesses = [answer.best for answer in answers]
    wrong = Counter(pair for pair in zip(truth, guesses, strict=True) if pair[0] != pair[1])
    weight: Counter[str] = Counter()
    for (label, best), n in wrong.items():
        weight[label] += n
        weight[best] += n
    if not weight:
        return Matrix((), np.zeros(0), np.zeros((0, 0)), np.zeros(0))
    everything = sorted({*truth, *guesses})
    all_LL = confusion_matrix(truth, guesses, labels=everything)
    labels = _side_by_side([label for label, _ in weight.most_common(n_labels)], wrong)
    places = [everything.index(label) for label in labels]
    n_L = all_LL[places].sum(axis=1)
    share_LL = all_LL[np.ix_(places, places)] / np.maximum(n_L, 1)[:, None]
    other_L = np.where(n_L > 0, 1 - share_LL.sum(axis=1), 0).clip(0, 1)
    return Matrix(tuple(labels), n_L, share_LL, other_L)


def _side_by_side(labels: Sequence[str], wrong: Counter[tuple[str, str]]) -> list[str]:
    """Order labels so that those mistaken for each other are neighbours."""
    if len(labels) < 3:
        return sorted(labels)
    distances = [1 / (1 + wrong[one, other] + wrong[other, one]) for one, other in combinations(labels, 2)]
    return [labels[place] for place in leaves_list(linkage(distances, "average", optimal_ordering=True))]
