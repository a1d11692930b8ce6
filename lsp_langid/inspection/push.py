"""How far one more token pushes each hidden unit, in the company of real texts.

Knows: weights, hidden activations. Never: what a token or a label is called.

A text of one token alone says little about a token: there the softmax is full, dozens of tokens give all
probability to one language, and their order is that of the last digits. So the token is added to texts. Those
at hand are the background's windows, whose hidden activations are kept. ELU can be undone, so what the token
adds is worked out on each of them and averaged, every label counting the same; and since logits are linear in
the hidden units, the mean change of a logit needs no more than the mean change of each unit. That the other
tokens lose weight when a text grows is left out: with a hundred of them it is half a percent.

A model without a background has one text for company: that of nothing.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from lsp_langid.core.mlp import Array, elu
from lsp_langid.core.model import Model

COMPANY = 100  # distinct features of an ordinary text of fifty to a hundred tokens
_GRID = 65  # points between which the change of a unit is interpolated
_SATURATED = -0.999  # below it nobody knows how far down a unit is; one token is taken not to move it


def weight_of_one(model: Model) -> float:
    """Input of a feature that occurs once among `COMPANY` that do: 0.1 of unit length, 1 of raw counts."""
    return float(model.spec.weigh(np.ones(COMPANY, dtype=np.float32))[0])


def company(model: Model) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """Hidden units before ELU of the texts to add a token to, shape (H, N), and their shares, shape (N,)."""
    background = model.background()
    if background is None or not len(background):
        return np.asarray(model.mlp.b1_H[:, None]), np.ones(1, dtype=np.float32)
    hidden = background.activations
    below = np.where(hidden > _SATURATED, np.log1p(np.clip(hidden, _SATURATED, 0)), -np.inf)
    before = np.where(hidden > 0, hidden, below)
    windows = np.bincount(background.label_N)
    share_N = 1 / windows[background.label_N]
    return np.ascontiguousarray(before.T, dtype=np.float32), (share_N / share_N.sum()).astype(np.float32)


def pushes(model: Model) -> npt.NDArray[np.float32]:
    """Mean change of each hidden unit when each feature comes to the company once; shape (H, D)."""
    mlp = model.mlp
    before_HN, share_N = company(model)
    weights_HD = np.ascontiguousarray(mlp.w1_DH.T)  # one unit at a time, and strides would cost most of it
    scale_D = mlp.scale_D * np.float32(weight_of_one(model))
    pushes_HD = np.empty(weights_HD.shape, dtype=np.float32)
    for unit, before_N in enumerate(before_HN):
        pushes_HD[unit] = _mean_change(before_N, share_N, weights_HD[unit] * scale_D)
    return pushes_HD


def _mean_change(before_N: Array, share_N: Array, shift_D: Array) -> Array:
    """Mean of elu(before + shift) - elu(before), for each shift; interpolated on an even grid."""
    low, high = min(0.0, float(shift_D.min())), max(0.0, float(shift_D.max()))
    grid = np.linspace(low, high, _GRID, dtype=np.float32)
    changes = share_N @ (elu(before_N[:, None] + grid) - elu(before_N)[:, None])
    return np.asarray(np.interp(shift_D, grid, changes), dtype=np.float32)
