"""The best of a row of probabilities, made into values as far as somebody asks.

Knows: probabilities and places. Never: thresholds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lsp_langid.core.batch import best_places
from lsp_langid.core.languages import Language
from lsp_langid.core.mlp import Array
from lsp_langid.core.verdict import Ranked
from lsp_langid.native.network import best_of_row as native_best_of_row


@dataclass(frozen=True, slots=True)
class Ranking:
    """Places and probabilities of the best of one row, best first, ties in order of place."""

    languages: Sequence[Language]  # by place
    places: list[int]
    shares: list[float]

    def best(self, top: int) -> list[Ranked]:
        """The best `top`, or as many as there are."""
        languages = self.languages
        return [
            Ranked(languages[place], share)
            for place, share in zip(self.places[:top], self.shares[:top], strict=True)
        ]

    def together(self, language: Language) -> float:
        """Probability of all among them that may be shown as `language`, 1 at most."""
        languages = self.languages
        shares = zip(self.places, self.shares, strict=True)
        return min(sum(share for place, share in shares if language.stands_for(languages[place])), 1.0)


def ranking_of(P_K: Array, languages: Sequence[Language], places: Sequence[int] | None, top: int) -> Ranking:
    """The best `top` of one row; arguments as of `rankings`."""
    if places is not None:
        languages = [languages[place] for place in places]
        P_K = P_K[places]
        P_K = P_K / max(P_K.sum(), 1e-300)
    found = native_best_of_row(P_K, top)
    if found is None:
        order_T = best_places(P_K[None], top)[0]
        found = order_T.tolist(), P_K.take(order_T).tolist()
    return Ranking(languages, *found)


def rankings(
    P_NK: Array, languages: Sequence[Language], places: Sequence[int] | None, top: int
) -> list[Ranking]:
    """The best `top` of each row.

    Args:
        P_NK: Probabilities, shape (N, K).
        languages: Of each column.
        places: The columns to choose from, whose probabilities are scaled to sum to 1; None for all.
        top: How many each ranking holds.
    """
    if places is not None:
        languages = [languages[place] for place in places]
        P_NK = P_NK.take(places, axis=1)  # by rows in memory, so that each is summed as if it were alone
        P_NK = P_NK / np.maximum(P_NK.sum(axis=1, keepdims=True), 1e-300)
    order_NT = best_places(P_NK, top)
    rows = zip(P_NK, order_NT, strict=True)
    return [Ranking(languages, order_T.tolist(), P_K.take(order_T).tolist()) for P_K, order_T in rows]
