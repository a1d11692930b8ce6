"""The forward and the backward pass of the network, as functions of its weights.

Knows: matrices. Never: epochs, estimators, tokens.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

from lsp_langid.core.mlp import elu, softmax

Array = npt.NDArray[Any]


@dataclass
class Weights:
    """Parameters: `w1_DH`, `b1_H`, `w2_HK`, `b2_K`."""

    w1_DH: Array
    b1_H: Array
    w2_HK: Array
    b2_K: Array

    def copy(self) -> Weights:
        """An independent copy."""
        return Weights(self.w1_DH.copy(), self.b1_H.copy(), self.w2_HK.copy(), self.b2_K.copy())


def forward(X_ND: Array | sp.csr_matrix, weights: Weights, relu_logits: bool = False) -> tuple[Array, Array]:
    """Return hidden activations (N, H) and logits (N, K)."""
    H_NH = elu(np.asarray(X_ND @ weights.w1_DH) + weights.b1_H)
    return H_NH, activate_logits(H_NH @ weights.w2_HK + weights.b2_K, relu_logits)


def activate_logits(logits_NK: Array, relu_logits: bool) -> Array:
    """Linear, or the ReLU that makes logits die; see the study of the project's origin."""
    return np.maximum(logits_NK, 0) if relu_logits else logits_NK


def smooth_targets(y_N: Array, n_classes: int, smoothing: float, dtype: Any) -> Array:
    """One-hot rows with `smoothing` of their mass spread evenly, shape (N, K)."""
    targets = np.full((len(y_N), n_classes), smoothing / n_classes, dtype=dtype)
    targets[np.arange(len(y_N)), y_N] += 1 - smoothing
    return targets


def cross_entropy(logits_NK: Array, targets_NK: Array, weight_N: Array) -> float:
    """Weighted mean cross-entropy in nats of softmax(logits) against the target distribution."""
    shifted = logits_NK - logits_NK.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return float(-(weight_N * (targets_NK * log_p).sum(axis=1)).sum() / weight_N.sum())


def logit_gradient(logits_NK: Array, targets_NK: Array, weight_N: Array, relu_logits: bool) -> Array:
    """D cross_entropy / d (logits before their activation), shape (N, K)."""
    gradient = (softmax(logits_NK) - targets_NK) * (weight_N / weight_N.sum())[:, None]
    if relu_logits:
        gradient[logits_NK <= 0] = 0
    return np.asarray(gradient, dtype=logits_NK.dtype)


def hidden_gradient(gradient_NK: Array, weights: Weights, H_NH: Array, keep_NH: Array | None) -> Array:
    """D loss / d (hidden units before ELU), shape (N, H).

    Args:
        gradient_NK: d loss / d logits.
        weights: Of the forward pass.
        H_NH: Hidden activations before dropout; elu'(z) is elu(z) + 1 below zero and 1 above.
        keep_NH: Dropout's factors, 0 or 1 / (1 - rate); None without dropout.
    """
    gradient_NH = gradient_NK @ weights.w2_HK.T
    if keep_NH is not None:
        gradient_NH *= keep_NH
    gradient_NH *= np.minimum(H_NH, 0) + 1
    return np.asarray(gradient_NH)
