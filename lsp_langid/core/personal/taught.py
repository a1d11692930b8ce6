"""A language that the user taught from samples: one more output beside those of the model.

Knows: weights over the model's hidden units, and a few words. Never: how they were found, files.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lsp_langid.core.languages import Language


@dataclass(frozen=True, slots=True)
class TaughtLanguage:
    """A scorer in log-odds: this language against everything that the model knows."""

    language: Language
    model: str  # `Model.identity` of the model whose hidden units the weights are for
    weights: tuple[float, ...]  # one a hidden unit
    bias: float
    words: Mapping[str, float]  # words that the vocabulary lacks -> log-odds when the text holds them
    threshold: float  # probability that an answer needs, at any length and in every mode
    card: Mapping[str, object] = field(default_factory=dict)  # how good it is, on files held out
