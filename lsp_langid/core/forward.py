"""From counts to probabilities, by the compiled network where there is one, else by numpy.

Knows: how counts, weights and temperature go together. Never: how text is counted, languages.
"""

from __future__ import annotations

import numpy as np

from lsp_langid.core import batch
from lsp_langid.core.calibration import Calibration
from lsp_langid.core.features import Bag, FeatureSpec, TokenBag
from lsp_langid.core.mlp import Array, Mlp
from lsp_langid.core.weighting import DAMPED
from lsp_langid.native.network import network_for


class Forward:
    """The network of one model, calibrated. Either way gives the same probabilities to five digits.

    A text gets the same numbers whatever stands beside it in a batch.
    """

    def __init__(self, mlp: Mlp, spec: FeatureSpec, calibration: Calibration) -> None:
        self._mlp = mlp
        self._spec = spec
        self._calibration = calibration
        self._network = network_for(
            mlp.w1_DH, mlp.scale_D, mlp.b1_H, mlp.w2_HK, mlp.b2_K, is_damped=spec.weighting == DAMPED
        )

    def of_text(self, text: str, bags: TokenBag) -> tuple[Array, Array, int]:
        """Hidden activations and probabilities as of its bag, and the number of its tokens."""
        if self._network is None or (counted := bags.count(text)) is None:
            bag = bags.bag(text)
            return *self.of_bag(bag), bag.n_tokens
        temperature = self._calibration.temperature(counted.n_tokens)
        return *self._network.forward_counted(counted, temperature), counted.n_tokens

    def of_bag(self, bag: Bag) -> tuple[Array, Array]:
        """Hidden activations, shape (H,), and calibrated probabilities, float64, shape (K,)."""
        if self._network is None:
            hidden_NH, probabilities_NK = self.of_matrix(batch.BagMatrix.of([bag]))
            return hidden_NH[0], probabilities_NK[0]
        borders = np.array((0, len(bag.indices)), dtype=np.int64)
        temperatures = np.array((self._calibration.temperature(bag.n_tokens),))
        hidden_NH, probabilities_NK = self._network.forward(borders, bag.indices, bag.counts, temperatures)
        return hidden_NH[0], probabilities_NK[0]

    def of_matrix(self, bags: batch.BagMatrix) -> tuple[Array, Array]:
        """The same of many bags, counts not yet weighed: shapes (N, H) and (N, K)."""
        if self._network is None:
            hidden_NH = batch.hidden(bags.weighed(self._spec), self._mlp)
            logits_NK = batch.logits(hidden_NH, self._mlp)
            return hidden_NH, batch.probabilities(logits_NK, bags.n_tokens, self._calibration)
        temperatures = np.array([self._calibration.temperature(n) for n in bags.n_tokens.tolist()])
        return self._network.forward(bags.indptr, bags.indices, bags.values, temperatures)
