"""Outputs of the model and of the user in one row, for the question which tokens decided.

Knows: how outputs of both kinds compare, and what words add. Never: thresholds, priors.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from lsp_langid.core.mlp import Array, Mlp
from lsp_langid.core.personal.outputs import ExtraOutputs
from lsp_langid.core.personal.words import places_of_word, present_words
from lsp_langid.core.verdict import Evidence

_MOST_PLACES = 200  # of one word that are told


@dataclass(frozen=True, eq=False)
class AllOutputs:
    """Logits of the model's outputs with the user's behind them, in the units of the model's."""

    mlp: Mlp
    extra: ExtraOutputs
    temperature: float  # of the text in question: calibrated log-odds to logits

    def logits(self, indices: Array, weights: Array) -> Array:
        """As `Mlp.logits`, shape (..., K + X); words left out."""
        hidden = self.mlp.hidden(indices, weights)
        known = self.mlp.output(hidden)
        if not len(self.extra):
            return known
        scaled = known / self.temperature
        highest = scaled.max(axis=-1, keepdims=True)
        together = highest + np.log(np.exp(scaled - highest).sum(axis=-1, keepdims=True))
        others = self.temperature * (self.extra.log_odds(hidden) + together)
        return np.concatenate((known, others), axis=-1)

    def of_words(self, text: str) -> Array:
        """What words of the user's languages add to the logits, shape (K + X,)."""
        known = np.zeros(len(self.mlp.b2_K))
        return np.concatenate((known, self.temperature * self.extra.word_log_odds(text)))

    def words_for(self, text: str, answer: int, rival: int) -> Mapping[str, float]:
        """Each word that speaks for one output against another, with what it adds."""
        found: dict[str, float] = {}
        for output, sign in ((answer, 1.0), (rival, -1.0)):
            words = self.extra.words_X[output - len(self.mlp.b2_K)] if output >= len(self.mlp.b2_K) else {}
            for word in present_words(text, words):
                found[word] = found.get(word, 0.0) + sign * self.temperature * words[word]
        return found


def with_words(evidence: Sequence[Evidence], text: str, words: Mapping[str, float]) -> list[Evidence]:
    """The evidence of tokens with that of words among it, strongest first."""
    if not words:
        return list(evidence)
    of_words = (
        Evidence(word, weight, tuple(places_of_word(text, word, _MOST_PLACES)))
        for word, weight in words.items()
    )
    return sorted([*evidence, *of_words], key=lambda item: -item.weight)
