"""Train one network of a study and look at it all the while.

Knows: the trainer's network, step by step. Never: which networks are compared, what is hoped for.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import Any

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

from lsp_langid.errors import UsageError
from lsp_langid.study.data import Material
from lsp_langid.study.result import RELU, Arm, Epoch, Run, Setting, Step
from lsp_langid.study.ties import accuracies, dead_rows, silent_labels, zero_share
from lsp_langid.training.network import TokenBagMLP
from lsp_langid.training.passes import Weights, forward, hidden_gradient, logit_gradient, smooth_targets

Array = npt.NDArray[Any]

WATCHED_STEPS = 50  # the first ones, looked at one by one


def train_one(material: Material, arm: Arm, learning_rate: float, seed: int, setting: Setting) -> Run:
    """Learn for so many epochs at a constant rate; the same arguments give the same run.

    Networks of one seed start alike, see the batches in one order and leave out the same hidden units,
    whatever their arm and rate.

    Raises:
        UsageError: The rate is so high that the loss is no number any more.
    """
    X, y = material.train.rows[arm.scaling], material.train.y_N
    network = _network(arm, learning_rate, seed, setting)
    codes = np.arange(len(material.labels))
    network.initialize(X, codes)
    relu = arm.logit_activation == RELU
    held = _HeldOut(material.held_out.rows[arm.scaling], material.held_out.y_N, len(codes), relu)
    order = np.random.RandomState(seed)
    epochs = [held.look(network.weights_, 0)]
    steps: list[Step] = []
    for epoch in range(1, setting.epochs + 1):
        for rows in _batches(len(y), setting.batch_size, order):
            batch, truth = X[rows], y[rows]
            if len(steps) < WATCHED_STEPS:
                steps.append(_look_at_batch(network.weights_, batch, truth, len(steps), relu))
            network.partial_fit(batch, truth)
        epochs.append(held.look(network.weights_, epoch))
        if not math.isfinite(epochs[-1].loss):
            raise UsageError(
                f"at a learning rate of {learning_rate:g} the loss is no number after epoch {epoch}; "
                "choose a smaller rate or a smaller --l2."
            )
    confusions = _confusions(held.logits(network.weights_), held.y_N, material.labels)
    return Run(arm.key, learning_rate, seed, tuple(epochs), tuple(steps), confusions)


class _HeldOut:
    """The held-out texts, for one look after each epoch."""

    def __init__(self, X: sp.csr_matrix, y_N: Array, n_labels: int, relu: bool) -> None:
        self.X, self.X_DN, self.y_N, self.relu = X, X.T.tocsr(), y_N, relu
        self._targets_NK = smooth_targets(y_N, n_labels, 0.0, X.dtype)
        self._weight_N = np.ones(len(y_N), dtype=X.dtype)

    def logits(self, weights: Weights) -> Array:
        return forward(self.X, weights, self.relu)[1]

    def look(self, weights: Weights, epoch: int) -> Epoch:
        H_NH, logits_NK = forward(self.X, weights, self.relu)
        gradient_NK = logit_gradient(logits_NK, self._targets_NK, self._weight_N, self.relu)
        gradient_NH = hidden_gradient(gradient_NK, weights, H_NH, None)
        losses, dead = row_losses(logits_NK, self.y_N), dead_rows(logits_NK)
        hits = accuracies(logits_NK, self.y_N)
        return Epoch(
            epoch=epoch,
            loss=float(losses.mean()),
            loss_dead=float(losses[dead].mean()) if dead.any() else None,
            loss_alive=float(losses[~dead].mean()) if not dead.all() else None,
            tolerant=hits.tolerant,
            random=hits.random,
            first=hits.first,
            unique=hits.unique,
            zero_logits=zero_share(logits_NK),
            dead_rows=float(dead.mean()),
            silent_labels=silent_labels(logits_NK),
            logit_rms=_rms(logits_NK),
            gradient_w1=_norm(self.X_DN @ gradient_NH),
            gradient_w2=_norm(H_NH.T @ gradient_NK),
        )


def row_losses(logits_NK: Array, y_N: Array) -> Array:
    """Cross-entropy of each row in nats, float64, shape (N,). The L2 penalty is no part of it."""
    logits = logits_NK.astype(np.float64)
    logits -= logits.max(axis=1, keepdims=True)
    return np.asarray(np.log(np.exp(logits).sum(axis=1)) - logits[np.arange(len(y_N)), y_N])


def _network(arm: Arm, learning_rate: float, seed: int, setting: Setting) -> TokenBagMLP:
    return TokenBagMLP(
        setting.hidden_units,
        dropout=setting.dropout,
        token_dropout=0.0,
        alpha=setting.l2,
        label_smoothing=0.0,
        learning_rate=learning_rate,
        schedule="constant",
        batch_size=setting.batch_size,
        logit_activation=arm.logit_activation,
        init_scale=setting.init_scale,
        random_state=seed,
    )


def _look_at_batch(weights: Weights, X: sp.csr_matrix, y_N: Array, step: int, relu: bool) -> Step:
    H_NH, logits_NK = forward(X, weights, relu)
    targets_NK = smooth_targets(y_N, logits_NK.shape[1], 0.0, logits_NK.dtype)
    gradient_NK = logit_gradient(logits_NK, targets_NK, np.ones(len(y_N), logits_NK.dtype), relu)
    gradient_NH = hidden_gradient(gradient_NK, weights, H_NH, None)
    return Step(
        step=step,
        loss=float(row_losses(logits_NK, y_N).mean()),
        logit_rms=_rms(logits_NK),
        dead_rows=float(dead_rows(logits_NK).mean()),
        gradient=math.hypot(_norm(X.T @ gradient_NH), _norm(H_NH.T @ gradient_NK)),
    )


def _confusions(logits_NK: Array, y_N: Array, labels: tuple[str, ...]) -> tuple[tuple[str, str, int], ...]:
    pairs = Counter(zip(y_N.tolist(), logits_NK.argmax(axis=1).tolist(), strict=True))
    wrong = [(labels[truth], labels[guess], n) for (truth, guess), n in pairs.items() if truth != guess]
    return tuple(sorted(wrong, key=lambda pair: (-pair[2], pair[0], pair[1])))


def _batches(n: int, size: int, rng: np.random.RandomState) -> list[Array]:
    order = rng.permutation(n)
    return [order[i : i + size] for i in range(0, n, size)]


def _rms(values: Array) -> float:
    return float(np.sqrt(np.square(values, dtype=np.float64).mean()))


def _norm(values: Array) -> float:
    return float(np.sqrt(np.square(values, dtype=np.float64).sum()))
