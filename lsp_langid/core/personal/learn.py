"""Learn from corrections: move the output layer so that they come out right, and little else moves.

Knows: hidden activations, logits, labels. Never: texts, files. Everything is worked out anew from the
list of corrections, so forgetting one undoes it exactly, and no correction means no change at all.

What is minimised, over changes of the output layer, is convex, so there is one answer:

    corrections   cross entropy against what the model said, with the user's label raised to `_TARGET`
    rehearsal     cross entropy against what the model said of the background; half of the weight is
                  on the labels that the corrections take from, since these would pay
    size          a ridge

Each step multiplies the gradient by the inverse of a bound on the curvature (the rows' second
moment, halved), which suits all outputs at once and never overshoots; Nesterov's weights make a
few steps do.

Source of the bound: D. Boehning, Multinomial logistic regression algorithm, 1992.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lsp_langid.core.calibration import Calibration
from lsp_langid.core.mlp import Array
from lsp_langid.core.personal.background import Background
from lsp_langid.core.personal.outputs import ExtraOutputs, widened

_TARGET = 0.8  # probability that a corrected text's label is to reach
_REHEARSAL = 12.0  # weight of the background against the corrections of one label
_SHARE_OF_RIVALS = 0.5  # of the rehearsal's weight
_RIDGE = 0.05
_RIDGE_ALONE = 2.0  # without a background nothing else holds the layer back
_STEPS = 8
_RIVAL = 0.1  # an output that some correction gives less than this stays as it is
_MOST_CHANGE = 3.0  # length of the change of one output's weights; theirs are about as long


@dataclass(frozen=True, eq=False)
class Layer:
    """An output layer: that of the network and the user's own outputs, as one set of rows sees it."""

    w2_HK: Array
    b2_K: Array
    calibration: Calibration
    extra: ExtraOutputs

    def probabilities(self, hidden_NH: Array, n_tokens_N: Array) -> tuple[Array, Array]:
        """Calibrated probabilities, shape (N, K + X), and temperatures, shape (N, 1)."""
        temperatures = np.array([[self.calibration.temperature(int(n))] for n in n_tokens_N]).reshape(-1, 1)
        scaled = (hidden_NH @ self.w2_HK + self.b2_K) / temperatures
        scaled = np.exp(scaled - scaled.max(axis=1, keepdims=True, initial=-np.inf))
        known = scaled / scaled.sum(axis=1, keepdims=True)
        return widened(known, self.extra.log_odds(hidden_NH)), temperatures


@dataclass(frozen=True, eq=False)
class Lessons:
    """Corrections as the output layer sees them."""

    hidden_NH: Array
    n_tokens_N: Array
    output_N: Array  # the user's label: an output of the model, or K + i for the i-th of the others

    def __len__(self) -> int:
        return len(self.output_N)


@dataclass(frozen=True, eq=False)
class Rows:
    """Hidden activations with a one behind, and what the layer said of them."""

    inputs: Array  # (N, H + 1)
    said: Array  # (N, K + X)
    temperatures: Array  # (N, 1)

    @classmethod
    def of(cls, layer: Layer, hidden_NH: Array, n_tokens_N: Array) -> Rows:
        """Ask the layer about activations of shape (N, H)."""
        said, temperatures = layer.probabilities(hidden_NH, n_tokens_N)
        inputs = np.hstack([hidden_NH, np.ones((len(hidden_NH), 1))]).astype(np.float32)
        return cls(inputs, said, temperatures)


@dataclass(frozen=True, eq=False)
class Rehearsal:
    """What a layer said of the background. It stays the same while corrections come and go."""

    rows: Rows
    label_N: Array

    @classmethod
    def of(cls, layer: Layer, background: Background) -> Rehearsal:
        """Ask the layer about the background."""
        return cls(Rows.of(layer, background.activations, background.n_tokens_N), background.label_N)


def learn(layer: Layer, lessons: Lessons, rehearsal: Rehearsal) -> Array:
    """Find the change of the layer.

    Args:
        layer: As shipped and taught.
        lessons: One row a correction.
        rehearsal: What the same layer said of the background; of an empty one, too, but then the
            ridge alone holds the layer back.

    Returns:
        float64, shape (H + 1, K + X): to be added to the weights and, in the last row, the biases.
    """
    taught = Rows.of(layer, lessons.hidden_NH, lessons.n_tokens_N)
    wanted = _raised(taught.said, lessons.output_N)
    n_of_label = np.bincount(lessons.output_N, minlength=taught.said.shape[1])
    lesson_weights = 1 / n_of_label[lessons.output_N]  # every label is worth one correction
    moved = np.flatnonzero((n_of_label > 0) | (taught.said.max(axis=0) > _RIVAL))
    loss = (np.abs(wanted - taught.said) * lesson_weights[:, None]).sum(axis=0)
    loss[n_of_label > 0] = 0
    rehearsal_weights = _rehearsal_weights(rehearsal.label_N, loss, int((n_of_label > 0).sum()))
    return _minimised(
        [
            _Term.of(taught, wanted, lesson_weights, moved, len(layer.b2_K)),
            _Term.of(rehearsal.rows, rehearsal.rows.said, rehearsal_weights, moved, len(layer.b2_K)),
        ],
        moved,
        n_outputs=taught.said.shape[1],
        ridge=_RIDGE if len(rehearsal.label_N) else _RIDGE_ALONE,
    )


@dataclass(frozen=True, eq=False)
class _Term:
    """One sum of cross entropies, over the outputs that move; the others only take their share."""

    inputs: Array  # (N, H + 1)
    log_said: Array  # (N, C)
    rest: Array  # (N, 1): probability of the outputs that stay
    wanted: Array  # (N, C)
    weights: Array  # (N, 1)
    slopes: Array  # (N, C): logits to calibrated log-odds

    @classmethod
    def of(cls, rows: Rows, wanted: Array, weights: Array, moved: Array, n_known: int) -> _Term:
        said = rows.said[:, moved]
        slopes = np.where(moved < n_known, 1 / rows.temperatures, 1.0)
        parts = (
            np.log(np.maximum(said, 1e-30)),
            np.maximum(1 - said.sum(axis=1, keepdims=True), 0),
            wanted[:, moved],
            weights[:, None],
            slopes,
        )
        return cls(rows.inputs, *(part.astype(np.float32) for part in parts))

    def gradient(self, change: Array) -> Array:
        """With respect to the change, at it; both of shape (H + 1, C)."""
        shares = np.exp(self.log_said + (self.inputs @ change) * self.slopes)
        shares /= self.rest + shares.sum(axis=1, keepdims=True)
        return np.asarray(self.inputs.T @ ((shares - self.wanted) * self.slopes * self.weights))

    def curvature_bound(self) -> Array:
        """No second derivative along any output is larger; shape (H + 1, H + 1)."""
        steepest = np.square(self.slopes).max(axis=1, keepdims=True, initial=0)
        return np.asarray(0.5 * (self.inputs * (self.weights * steepest)).T @ self.inputs)


def _raised(said_NK: Array, output_N: Array) -> Array:
    """What was said, with one output of each row raised to the target where it is below."""
    rows = np.arange(len(output_N))
    own = said_NK[rows, output_N]
    aim = np.maximum(own, _TARGET)
    raised = said_NK * ((1 - aim) / np.maximum(1 - own, 1e-12))[:, None]
    raised[rows, output_N] = aim
    return np.asarray(raised)


def _rehearsal_weights(label_N: Array, loss_K: Array, n_taught: int) -> Array:
    """Of each row of the background: some for all, the rest where labels stand to lose."""
    n_of_label = np.bincount(label_N, minlength=len(loss_K))
    at_stake = loss_K / max(loss_K.sum(), 1e-12) / np.maximum(n_of_label, 1)
    everywhere = (1 - _SHARE_OF_RIVALS) / max(len(label_N), 1)
    return np.asarray(_REHEARSAL * n_taught * (everywhere + _SHARE_OF_RIVALS * at_stake[label_N]))


def _minimised(terms: Sequence[_Term], moved: Array, n_outputs: int, ridge: float) -> Array:
    n_inputs = terms[0].inputs.shape[1]
    bound = sum(term.curvature_bound() for term in terms) + ridge * np.eye(n_inputs)
    step = np.linalg.inv(bound).astype(np.float32)
    change = ahead = np.zeros((n_inputs, len(moved)), dtype=np.float32)
    momentum = 1.0
    for _ in range(_STEPS):
        gradient = terms[0].gradient(ahead) + terms[1].gradient(ahead) + ridge * ahead
        before, change = change, ahead - step @ gradient
        following = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
        ahead = change + ((momentum - 1) / following) * (change - before)
        ahead, momentum = ahead.astype(np.float32), following
    length = np.sqrt(np.square(change).sum(axis=0))
    change = change * np.minimum(1, _MOST_CHANGE / np.maximum(length, 1e-12))
    whole = np.zeros((n_inputs, n_outputs))
    whole[:, moved] = change
    return whole
