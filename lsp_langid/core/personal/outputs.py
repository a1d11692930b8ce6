"""Outputs beside those of the model: languages that the user taught, or named and the model lacks.

Knows: hidden activations and words -> log-odds. Never: how the weights were found.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from lsp_langid.core.mlp import Array
from lsp_langid.core.personal.words import present_words


@dataclass(frozen=True, eq=False)
class ExtraOutputs:
    """One column a language. An output is in calibrated log-odds against all that the model knows."""

    labels: tuple[str, ...]
    weights_HX: Array
    bias_X: Array
    words_X: Sequence[Mapping[str, float]]  # word -> log-odds when the text holds it

    def __len__(self) -> int:
        return len(self.labels)

    def log_odds(self, hidden: Array) -> Array:
        """What the hidden activations say, shape (..., H) -> (..., X); words left out."""
        return np.asarray(hidden @ self.weights_HX + self.bias_X, dtype=np.float64)

    def word_log_odds(self, text: str) -> Array:
        """What the words of a text add, shape (X,)."""
        return np.array([sum(words[word] for word in present_words(text, words)) for words in self.words_X])


def no_outputs(n_hidden: int) -> ExtraOutputs:
    """None at all."""
    return ExtraOutputs((), np.zeros((n_hidden, 0)), np.zeros(0), ())


def widened(probabilities: Array, log_odds: Array) -> Array:
    """Probabilities of the model's outputs and of the others behind them, sum 1.

    Args:
        probabilities: Of the model's outputs, shape (..., K), sum 1.
        log_odds: Of the others, each against all of the model's outputs together, shape (..., X).
    """
    odds = np.exp(np.clip(log_odds, -60.0, 60.0))
    return np.asarray(np.concatenate((probabilities, odds), axis=-1) / (1 + odds.sum(axis=-1, keepdims=True)))
