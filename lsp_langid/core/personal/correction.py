"""One correction by the user, as it is remembered: the token features of a text, and its language.

Knows: numbers and a label. Never: the text, its words, where corrections are kept.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

MOST_CORRECTIONS = 200  # kept and learned from; the oldest go first


@dataclass(frozen=True, slots=True)
class Correction:
    """A text that the user gave a language, as the network saw it.

    Equal texts have equal ids, so the user's last word on a text replaces the one before.
    """

    id: str
    label: str  # language id
    indices: tuple[int, ...]  # active features of the model's vocabulary, ascending
    counts: tuple[float, ...]  # how often each occurs, as long as `indices`
    n_tokens: int  # of the text
    model: str  # `Model.identity` of the model whose vocabulary these are features of
    when: str  # ISO 8601, UTC; orders corrections


def correction_id(indices: tuple[int, ...], counts: tuple[float, ...], model: str) -> str:
    """Sixteen hexadecimal digits that depend on the text's features and the model alone."""
    return hashlib.sha256(repr((indices, counts, model)).encode()).hexdigest()[:16]
