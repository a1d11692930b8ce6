"""Turn a trained estimator into a model for serving, and refuse one that answers differently.

Knows: both forms of the network. Never: how either was made, where files go.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from lsp_langid.core.calibration import Calibration
from lsp_langid.core.features import FeatureSpec, TokenBag
from lsp_langid.core.mlp import Mlp, quantize_rows, softmax
from lsp_langid.core.model import Model
from lsp_langid.core.policy import Policy
from lsp_langid.errors import CorpusError
from lsp_langid.training.network import TokenBagMLP

MAX_DIFFERENCE = 0.05  # of a probability, by rounding the first layer to 8 bits


def to_model(
    network: TokenBagMLP,
    spec: FeatureSpec,
    calibration: Calibration,
    policy: Policy,
    name: str,
    facts: Mapping[str, object],
) -> Model:
    """Quantize the weights and put the parts together."""
    return Model(
        name, tuple(map(str, network.classes_)), spec, quantized(network), calibration, policy, facts
    )


def quantized(network: TokenBagMLP) -> Mlp:
    """First layer int8 with a float16 scale a row, second layer float16, as the files hold them."""
    weights = network.weights_
    w1, scale = quantize_rows(weights.w1_DH)
    return Mlp(
        w1,
        scale.astype(np.float16).astype(np.float32),
        weights.b1_H,
        weights.w2_HK.astype(np.float16).astype(np.float32),
        weights.b2_K,
    )


def check_parity(network: TokenBagMLP, model: Model, texts: Sequence[str], X: Any) -> dict[str, float]:
    """Compare the estimator with the serving path on the same texts.

    Args:
        network: The estimator.
        model: What was made of it.
        texts: Some texts.
        X: Their rows, as the estimator was fed.

    Returns:
        Largest and mean difference of a probability, and the share of equal best labels.

    Raises:
        CorpusError: They differ by more than rounding explains.
    """
    bags = TokenBag(model.spec)
    served = []
    for text in texts:
        bag = bags.bag(text)
        served.append(softmax(model.mlp.logits(bag.indices, model.spec.weigh(bag.counts)).astype(np.float64)))
    P_served, P_trained = np.array(served), network.predict_proba(X)
    difference = np.abs(P_served - P_trained)
    agreement = float((P_served.argmax(axis=1) == P_trained.argmax(axis=1)).mean())
    if difference.mean() > MAX_DIFFERENCE / 10 or agreement < 0.97:
        raise CorpusError(
            f"the exported model differs from the trained one: mean difference of a probability "
            f"{difference.mean():.4f}, equal answers {agreement:.3f}. Nothing was written; the featurizer or "
            "the quantization must be wrong."
        )
    return {
        "largest_difference": float(difference.max()),
        "mean_difference": float(difference.mean()),
        "agreement": agreement,
    }
