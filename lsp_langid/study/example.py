"""Three texts worked by hand: what ReLU does to their logits, and what the rules for ties make of it.

Knows: a few small numbers. Never: a study.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lsp_langid.study.ties import Accuracies, accuracies

MOST_LABELS = 3
_LOGITS = ((2.1, -0.7, 0.4), (-0.3, -1.8, -0.9), (-1.2, -0.2, -2.0))
# The network is right about the first and the third text, and wrong about the second.
_TRUTHS = (0, -1, 1)


@dataclass(frozen=True, slots=True)
class Text:
    """One text: its logits, its loss in nats and its hits, all without and with ReLU."""

    truth: int
    logits: tuple[float, ...]
    clipped: tuple[float, ...]  # the logits after ReLU
    loss: float
    loss_clipped: float
    hits: Accuracies
    hits_clipped: Accuracies


def worked_texts(n_labels: int) -> tuple[Text, ...]:
    """The three texts, with logits for `n_labels` languages; 2 or 3."""
    return tuple(_text(row[:n_labels], truth % n_labels) for row, truth in zip(_LOGITS, _TRUTHS, strict=True))


def share(hits: list[Accuracies], rule: str) -> float:
    """The share of hits over texts, 0..1."""
    return float(np.mean([getattr(hit, rule) for hit in hits]))


def _text(logits: tuple[float, ...], truth: int) -> Text:
    clipped = tuple(max(0.0, logit) for logit in logits)
    return Text(
        truth,
        logits,
        clipped,
        _loss(logits, truth),
        _loss(clipped, truth),
        accuracies(np.array([logits]), np.array([truth])),
        accuracies(np.array([clipped]), np.array([truth])),
    )


def _loss(logits: tuple[float, ...], truth: int) -> float:
    return float(np.log(np.exp(logits).sum()) - logits[truth])
