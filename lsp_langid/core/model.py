"""A trained model in memory: vocabulary, weights, labels, calibration, thresholds.

Knows: that these parts must fit together. Never: where they came from.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lsp_langid.core.calibration import Calibration
from lsp_langid.core.features import FeatureSpec
from lsp_langid.core.mlp import Mlp
from lsp_langid.core.personal.background import Background
from lsp_langid.core.policy import Policy


def no_background() -> Background | None:
    """What a model says that came without a background."""
    return None


@dataclass(frozen=True)
class Model:
    """Everything a detector needs besides the label table."""

    name: str
    labels: tuple[str, ...]  # in the order of the network's outputs
    spec: FeatureSpec
    mlp: Mlp
    calibration: Calibration
    policy: Policy
    facts: Mapping[str, object] = field(default_factory=dict)  # how it was made; for `doctor` and the card
    background: Callable[[], Background | None] = no_background  # read when somebody first asks
    digest: str = ""  # of the weights as they lie on disk; empty for a model that never did

    def __post_init__(self) -> None:
        n_features, n_hidden = self.mlp.w1_DH.shape
        expected = {
            "first layer's inputs": (n_features, self.spec.n_features),
            "row scales": (self.mlp.scale_D.shape, (n_features,)),
            "hidden biases": (self.mlp.b1_H.shape, (n_hidden,)),
            "second layer": (self.mlp.w2_HK.shape, (n_hidden, len(self.labels))),
            "output biases": (self.mlp.b2_K.shape, (len(self.labels),)),
            "temperatures": (len(self.calibration.temperatures), len(self.calibration.n_tokens)),
            "distinct labels": (len(set(self.labels)), len(self.labels)),
        }
        wrong = [
            f"{part}: got {got}, expected {want}" for part, (got, want) in expected.items() if got != want
        ]
        if wrong:
            raise ValueError("; ".join(wrong))

    @property
    def identity(self) -> str:
        """Tells whether features and hidden units mean the same: name and digest of the weights."""
        return f"{self.name}:{self.digest[:16]}"
