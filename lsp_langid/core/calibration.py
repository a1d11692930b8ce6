"""Turn logits into probabilities that mean what they say, at every length of text.

Knows: logits and lengths. Never: labels, tokens.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass

import numpy as np

from lsp_langid.core.mlp import Array, softmax


@dataclass(frozen=True)
class Calibration:
    """Temperature by length, fitted on held-out projects.

    A damped bag of three tokens and one of a thousand both have length 1, so the network is equally bold
    about them; the temperature is what knows better. Between two lengths it is interpolated on a
    logarithmic scale, outside them it is that of the nearest.
    """

    n_tokens: tuple[float, ...]  # ascending, > 0
    temperatures: tuple[float, ...]  # > 0, one a length

    def temperature(self, n_tokens: int) -> float:
        """Temperature for a text of `n_tokens` tokens."""
        place = bisect_left(self.n_tokens, n_tokens)
        if place == 0:
            return self.temperatures[0]
        if place == len(self.n_tokens):
            return self.temperatures[-1]
        low, high = self.n_tokens[place - 1], self.n_tokens[place]
        share = math.log(n_tokens / low) / math.log(high / low)
        return (1 - share) * self.temperatures[place - 1] + share * self.temperatures[place]

    def probabilities(self, logits_K: Array, n_tokens: int) -> Array:
        """Calibrated probabilities, float64, shape (K,), sum 1."""
        return softmax(np.asarray(logits_K, dtype=np.float64) / self.temperature(n_tokens))
