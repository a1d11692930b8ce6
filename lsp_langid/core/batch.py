"""Many token bags at once: a sparse matrix, and what the network says of its rows.

Knows: arrays and weights. Never: languages, how a text is counted.

Whatever stands beside a text in its batch, the text gets the same numbers, to the last digit: either layer
is summed row by row, for BLAS takes sums in another order for another number of rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from lsp_langid.core.calibration import Calibration
from lsp_langid.core.features import Bag, FeatureSpec, FloatArray, TokenBag
from lsp_langid.core.mlp import Array, Mlp, elu, softmax
from lsp_langid.core.ngrams import IntArray
from lsp_langid.core.weighting import DAMPED
from lsp_langid.native.network import best_places as native_best_places


@dataclass(frozen=True, slots=True)
class BagMatrix:
    """Token bags of N texts, compressed by rows: row `i` is `indices[indptr[i]:indptr[i + 1]]`."""

    indptr: IntArray  # shape (N + 1,), ascending from 0
    indices: IntArray  # active features, ascending and distinct in each row
    values: FloatArray  # as long as `indices`: counts, or what `weighed` made of them
    n_tokens: IntArray  # shape (N,): of each text, known tokens or not

    @classmethod
    def of(cls, bags: Sequence[Bag]) -> BagMatrix:
        """The bags as rows, in their order."""
        if len(bags) == 1:
            (bag,) = bags
            borders = np.array((0, len(bag.indices)), dtype=np.int64)
            return cls(borders, bag.indices, bag.counts, np.array((bag.n_tokens,), dtype=np.int64))
        ends = np.cumsum([len(bag.indices) for bag in bags], dtype=np.int64)
        return cls(
            np.concatenate((np.zeros(1, dtype=np.int64), ends)),
            np.concatenate([np.empty(0, dtype=np.int64), *(bag.indices for bag in bags)]),
            np.concatenate([np.empty(0, dtype=np.float32), *(bag.counts for bag in bags)]),
            np.array([bag.n_tokens for bag in bags], dtype=np.int64),
        )

    def __len__(self) -> int:
        return len(self.n_tokens)

    def weighed(self, spec: FeatureSpec) -> BagMatrix:
        """Counts as the network sees them: each row as `FeatureSpec.weigh` makes it."""
        if spec.weighting != DAMPED:
            return self
        logs = np.log1p(self.values)
        rows = np.repeat(np.arange(len(self)), np.diff(self.indptr))
        norms = np.sqrt(np.bincount(rows, weights=np.square(logs), minlength=len(self)))
        scales = (1 / np.maximum(norms, 1e-12)).astype(np.float32)
        return replace(self, values=logs * scales[rows])


def count(texts: Sequence[str], bags: TokenBag) -> BagMatrix:
    """The token bags of several texts."""
    return BagMatrix.of([bags.bag(text) for text in texts])


def hidden(matrix: BagMatrix, mlp: Mlp) -> Array:
    """Hidden activations of every row, float32, shape (N, H).

    Gathered text by text: the rows of one fit into a cache, those of a batch do not, which makes this
    faster than one product of the whole, and takes memory for the longest text only.
    """
    z_NH = np.empty((len(matrix), len(mlp.b1_H)), dtype=np.float32)
    values = matrix.values * mlp.scale_D.take(matrix.indices)
    indices, w1_DH = matrix.indices, mlp.w1_DH
    start = 0
    for row, end in enumerate(matrix.indptr[1:].tolist()):
        z_NH[row] = values[start:end] @ w1_DH.take(indices[start:end], axis=0).astype(np.float32)
        start = end
    return elu(z_NH + mlp.b1_H)


def logits(hidden_NH: Array, mlp: Mlp) -> Array:
    """Logits of hidden activations, float32, shape (N, K)."""
    return np.array([hidden_H @ mlp.w2_HK for hidden_H in hidden_NH]).reshape(-1, len(mlp.b2_K)) + mlp.b2_K


def probabilities(logits_NK: Array, n_tokens: IntArray, calibration: Calibration) -> Array:
    """Calibrated probabilities, float64, shape (N, K), each row as `Calibration.probabilities` makes it."""
    temperatures = np.array([calibration.temperature(n) for n in n_tokens.tolist()])
    return softmax(logits_NK.astype(np.float64) / temperatures[:, None])


def best_places(scores_NK: Array, top: int) -> IntArray:
    """Places of the best `top` of each row, best first, ties in order of place; shape (N, min(top, K))."""
    if (found := native_best_places(scores_NK, top)) is not None:
        return found
    order = np.argsort(-scores_NK, axis=1)
    # A sort that keeps ties in order takes thrice as long, and there are hardly any to be kept.
    first = np.take_along_axis(scores_NK, order[:, : top + 1], axis=1)
    tied = (first[:, 1:] == first[:, :-1]).any(axis=1)
    if tied.any():
        order[tied] = np.argsort(-scores_NK[tied], axis=1, kind="stable")
    return order[:, :top]
