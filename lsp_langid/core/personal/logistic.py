"""Logistic regression with a ridge, by Newton's method: one language against everything else.

Knows: numbers. Never: what they stand for.
"""

from __future__ import annotations

import numpy as np

from lsp_langid.core.mlp import Array

_MOST_STEPS = 30
_SMALLEST_GAIN = 1e-6  # of the objective, relative; what is gained later is not seen in any answer


def sigmoid(score: Array) -> Array:
    """1 / (1 + exp(-score)), without overflow."""
    return np.asarray(0.5 * (1 + np.tanh(0.5 * score)))


def fit_logistic(
    X_NF: Array, y_N: Array, weight_N: Array, ridge_F: Array, bias: float
) -> tuple[Array, float]:
    """Minimise `sum(weight * log loss) + 0.5 * sum(ridge * w ** 2)`; the bias is free.

    The objective is strictly convex, so there is one answer, and the same rows give the same weights.

    Args:
        X_NF: Inputs.
        y_N: 0 or 1.
        weight_N: Of each row, >= 0.
        ridge_F: Of each input, > 0.
        bias: Where to begin.

    Returns:
        Weights, shape (F,), and bias.
    """
    X = np.hstack([np.asarray(X_NF, dtype=np.float64), np.ones((len(X_NF), 1))])
    ridge = np.append(ridge_F, 1e-3)
    w = np.zeros(X.shape[1])
    w[-1] = bias
    loss = _objective(w, X, y_N, weight_N, ridge)
    for _ in range(_MOST_STEPS):
        p = sigmoid(X @ w)
        gradient = X.T @ (weight_N * (p - y_N)) + ridge * w
        curvature = (X * (weight_N * p * (1 - p))[:, None]).T @ X + np.diag(ridge)
        step = np.linalg.solve(curvature, gradient)
        before = loss
        for _ in range(_MOST_STEPS):  # halved until it leads down, as near the answer it does at once
            tried = w - step
            loss = _objective(tried, X, y_N, weight_N, ridge)
            if loss <= before:
                w = tried
                break
            step = step / 2
        else:
            break
        if before - loss < _SMALLEST_GAIN * (before + 1):
            break
    return w[:-1], float(w[-1])


def _objective(w: Array, X: Array, y_N: Array, weight_N: Array, ridge: Array) -> float:
    score = X @ w
    losses = np.logaddexp(0, np.where(y_N > 0, -score, score))
    return float(weight_N @ losses + 0.5 * (ridge @ np.square(w)))
