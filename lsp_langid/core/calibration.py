"""Turn logits into probabilities that mean what they say, at every length of text.

Knows: logits and lengths. Never: labels, tokens.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from lsp_langid.core.mlp import Array, softmax


@dataclass(frozen=True)
class Calibration:
    """Temperature by length, fitted on held-out projects.

    A bag of three tokens and one of a thousand both have length 1, so the network is equally bold
    about them; the temperature is what knows better. Between two lengths it is interpolated on a
    logarithmic scale, outside them it is that of the nearest.
    """

    n_tokens: tuple[float, ...]  # ascending, > 0
    temperatures: tuple[float, ...]  # > 0, one a length

    def temperature(self, n_tokens: int) -> float:
        """Temperature for a text of `n_tokens` tokens."""
        lengths = [math.log(n) for n in self.n_tokens]
        return float(np.interp(math.log(max(1, n_tokens)), lengths, self.temperatures))

    def probabilities(self, logits_K: Array, n_tokens: int) -> Array:
        """Calibrated probabilities, float64, shape (K,), sum 1."""
        return softmax(np.asarray(logits_K, dtype=np.float64) / self.temperature(n_tokens))
