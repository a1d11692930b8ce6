"""The choices of one training run, all in one value that is stored beside the weights.

Knows: numbers and their defaults. Never: how they are used.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from lsp_langid.core.policy import NOT_CODE
from lsp_langid.core.weighting import DAMPED


@dataclass(frozen=True)
class Plan:
    """What a run does. Two runs with equal plans and equal corpora give equal models."""

    preset: str = "shipped"  # its name among the presets
    model_name: str = "bag_v2"
    seed: int = 20261122
    n_tokens: int = 12_000  # vocabulary: single tokens that keep their name
    n_ngrams: int = 36_000  # vocabulary: pairs and triples
    weighting: str = DAMPED  # of counts, to become inputs
    vocabulary_windows: int = 500  # of each label, to choose the vocabulary from
    windows_per_label: int = 5_000  # to train on, at most
    everyday_factor: int = 2  # times as many of an everyday language
    windows_per_text: int = 16  # so that a language of few texts is not learnt by heart
    plaintext_factor: int = 4  # the not-code class is wider than any language
    prior_exponent: float = 0.3  # a label's share of the loss grows with its projects to this power
    everyday_weight: float = 3.0  # times that share for an everyday language: most pastes are in these
    not_code_weight: float = 3.0  # times that share for the not-code class: most pastes are prose
    held_windows_per_label: int = 40  # for each number of lines, to calibrate and to measure
    network: dict[str, Any] = field(
        default_factory=lambda: {
            "hidden_units": 160,
            "max_epochs": 6,
            "batch_size": 512,
            "learning_rate": 2e-3,
            "dropout": 0.4,
            "token_dropout": 0.3,
            "alpha": 0.0,
            "label_smoothing": 0.05,
            "early_stopping": True,
        }
    )

    def windows_of(self, label: str, everyday: bool) -> int:
        """How many windows of a label to train on, at most."""
        if label == NOT_CODE:
            return self.windows_per_label * self.plaintext_factor
        return self.windows_per_label * (self.everyday_factor if everyday else 1)

    def as_dict(self) -> dict[str, Any]:
        """Plain values, for JSON and for digests."""
        return asdict(self)
