"""The network at serving time: a bag in, probabilities out, on small integers and numpy.

Knows: weights. Never: tokens, languages, files, training.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]


def elu(z: Array) -> Array:
    """Z where positive, exp(z) - 1 below: smooth, and never dead. Any shape."""
    return np.where(z > 0, z, np.expm1(np.minimum(z, 0)))


def softmax(logits: Array) -> Array:
    """Probabilities along the last axis; the largest logit is taken off first, so nothing overflows."""
    shifted = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=-1, keepdims=True))


@dataclass(frozen=True)
class Mlp:
    """One hidden layer of ELU units over a token bag, linear logits.

    The first layer is held as int8 with one scale a row: a row belongs to a feature, and features
    differ far more in size than units do.
    """

    w1_DH: npt.NDArray[np.int8]
    scale_D: npt.NDArray[np.float32]
    b1_H: npt.NDArray[np.float32]
    w2_HK: npt.NDArray[np.float32]
    b2_K: npt.NDArray[np.float32]

    def hidden_input(self, indices: Array, weights: Array) -> Array:
        """Hidden units before ELU for sparse inputs that share their active features.

        Args:
            indices: Active features, shape (n,).
            weights: Their counts, weighed; shape (n,) for one input or (N, n) for several.

        Returns:
            float32, shape (H,) or (N, H).
        """
        rows = self.w1_DH.take(indices, axis=0).astype(np.float32)  # a third of what w1_DH[indices] takes
        return np.asarray((weights * self.scale_D.take(indices)) @ rows + self.b1_H)

    def hidden(self, indices: Array, weights: Array) -> Array:
        """Hidden activations behind ELU, of the same shape as `hidden_input`."""
        return elu(self.hidden_input(indices, weights))

    def output(self, hidden: Array) -> Array:
        """Logits of hidden activations, shape (..., H) -> (..., K)."""
        return np.asarray(hidden @ self.w2_HK + self.b2_K)

    def logits(self, indices: Array, weights: Array) -> Array:
        """Logits of the inputs described at `hidden_input`, float32, shape (K,) or (N, K)."""
        return self.output(self.hidden(indices, weights))


def quantize_rows(w_DH: Array) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float32]]:
    """Round each row to 8 bits: `w_DH` is close to `scale_D[:, None] * int8`; zero rows stay zero."""
    scale_D = np.abs(w_DH).max(axis=1) / 127
    safe = np.where(scale_D > 0, scale_D, 1)
    rounded = np.clip(np.rint(w_DH / safe[:, None]), -127, 127).astype(np.int8)
    return rounded, scale_D.astype(np.float32)
