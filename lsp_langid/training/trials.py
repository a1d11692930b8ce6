"""Judge a taught language by scores of what was held out: its own windows, and those of other languages.

Knows: scores, lengths, thresholds, labels. Never: texts, how the scores came about.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from lsp_langid.core.mlp import Array
from lsp_langid.core.model import Model
from lsp_langid.core.personal.logistic import fit_logistic, sigmoid
from lsp_langid.core.policy import BALANCED
from lsp_langid.errors import CorpusError

MOST_WRONGLY_CLAIMED = 0.005  # of windows of other languages, with 95 % confidence
MOST_OF_ONE_LANGUAGE = 0.5  # of any one language's windows may look more like the new one
PRIOR = 0.1  # all windows of the language together weigh so much against the background

_THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99)
_REMEDY = "Nothing was taught; leave out files that are in another language, or give more samples."


@dataclass
class Trials:
    """Scores of what was held out, one array a part of the files: log-odds and numbers of tokens, (2, N)."""

    own: list[Array] = field(default_factory=list)  # windows of any length
    bands: dict[int, list[Array]] = field(default_factory=dict)  # of a number of lines; 0 for whole files
    others: list[Array] = field(default_factory=list)  # windows of other languages
    labels: list[Array] = field(default_factory=list)  # outputs of `others`


@dataclass(frozen=True)
class Judgement:
    """What the scores come to."""

    slope: float  # to be multiplied into the scorer ...
    offset: float  # ... and added
    threshold: float
    card: dict[str, Any]


def judge(trials: Trials, model: Model, name: str) -> Judgement:
    """Scale the scores, choose the threshold, and say how good the language is in the balanced mode.

    Raises:
        CorpusError: Nothing tells the language from what the model knows.
    """
    slope, offset = _scaling(trials)
    scaled = _Scaled(trials, model, slope, offset)
    nearest, share = scaled.nearest()
    if share > MOST_OF_ONE_LANGUAGE:
        raise CorpusError(
            f"these files are hardly to be told from {nearest}: {100 * share:.0f} % of its windows look "
            f"like them. {_REMEDY}"
        )
    for threshold in _THRESHOLDS:
        claimed = scaled.told(scaled.others, threshold)
        if upper_bound(int(claimed.sum()), len(claimed)) < MOST_WRONGLY_CLAIMED:
            return Judgement(slope, offset, threshold, scaled.card(threshold))
    raise CorpusError(
        f"too much of what the model knows looks like these files: {100 * claimed.mean():.1f} % of windows "
        f"of other languages would be taken for {name}, most of them "
        f"{', '.join(scaled.most_claimed(claimed))}. {_REMEDY}"
    )


class _Scaled:
    """Trials whose scores mean what they say."""

    def __init__(self, trials: Trials, model: Model, slope: float, offset: float) -> None:
        self._model = model
        self._bands = {n_lines: _apply(parts, slope, offset) for n_lines, parts in trials.bands.items()}
        self.others = _apply(trials.others, slope, offset)
        self._labels = np.concatenate(trials.labels)

    def told(self, scored: Array, threshold: float) -> Array:
        """Whether an answer would be told."""
        limits = self._model.policy.modes[BALANCED]
        needed = np.array([max(limits.needed("", int(n)), threshold) for n in scored[1]])
        return np.asarray(sigmoid(scored[0]) >= needed)

    def nearest(self) -> tuple[str, float]:
        """The language that pays most, and the share of its windows that look more like the new one.

        Few of them may be told wrongly; of all of them it becomes doubtful what they are.
        """
        mistaken = self._labels[self.others[0] > 0]
        n_of_label = np.bincount(self._labels, minlength=len(self._model.labels))
        shares = np.bincount(mistaken, minlength=len(n_of_label)) / np.maximum(n_of_label, 1)
        return self._model.labels[int(shares.argmax())], float(shares.max())

    def most_claimed(self, claimed: Array) -> list[str]:
        """The languages whose windows are claimed, the commonest first."""
        counts = Counter(self._labels[claimed].tolist())
        return [self._model.labels[label] for label, _ in counts.most_common(3)]

    def card(self, threshold: float) -> dict[str, Any]:
        """The figures, for a person and for JSON."""
        recall = {
            str(n_lines) if n_lines else "file": {
                "windows": int(scored.shape[1]),
                "told": round(float(self.told(scored, threshold).mean()), 4),
                "best_guess": round(float((scored[0] > 0).mean()), 4),
            }
            for n_lines, scored in self._bands.items()
            if scored.shape[1]
        }
        claimed = self.told(self.others, threshold)
        nearest, share = self.nearest()
        return {
            "recall": recall,
            "other_languages": {
                "windows": len(claimed),
                "wrongly_claimed": round(float(claimed.mean()), 4),
                "at_most": round(upper_bound(int(claimed.sum()), len(claimed)), 4),
                "most_often": self.most_claimed(claimed),
                "nearest": nearest,
                "look_like_it": round(share, 4),
            },
        }


def _apply(parts: list[Array], slope: float, offset: float) -> Array:
    scores, n_tokens = np.hstack(parts)
    return np.stack([slope * scores + offset, n_tokens])


def _scaling(trials: Trials) -> tuple[float, float]:
    """Slope and offset after which the scores of what was held out mean what they say (Platt's scaling)."""
    own, others = np.hstack(trials.own)[0], np.hstack(trials.others)[0]
    truth = np.repeat([1, 0], [len(own), len(others)])
    weights = np.repeat([PRIOR * len(others) / len(own), 1.0], [len(own), len(others)])
    scores = np.concatenate([own, others])[:, None]
    slope, offset = fit_logistic(scores, truth, weights, np.array([0.01]), 0.0)
    return float(max(slope[0], 0.0)), offset


def upper_bound(hits: int, count: int) -> float:
    """Upper end of Wilson's 95 % interval of a share."""
    z = 1.96
    share = hits / count
    spread = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return (share + z * z / (2 * count) + spread) / (1 + z * z / count)
