r"""Which tokens decided: leave each one out and see what the answer loses.

Knows: the network and its vocabulary. Never: thresholds, hints.

Leaving a token out removes all its occurrences and every n-gram it takes part in, and
the rest of the bag is weighed anew; nothing is approximated by a gradient.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from lsp_langid.core.features import FloatArray, TokenBag
from lsp_langid.core.mlp import Array
from lsp_langid.core.ngrams import IntArray
from lsp_langid.core.token_places import places_of_symbols
from lsp_langid.core.verdict import Evidence

MAX_SPANS = 200  # places of one token that are told
_MAX_TOKENS = 400  # distinct tokens tried, the commonest first; bounds the cost of a huge text


class Scorer(Protocol):
    """A network, or what was made of one."""

    def logits(self, indices: Array, weights: Array) -> Array:
        """As `Mlp.logits`."""


def token_weights(text: str, bags: TokenBag, scorer: Scorer, answer: int, rival: int) -> list[Evidence]:
    """Return what each distinct token does for output `answer` against output `rival`.

    Returns:
        Largest loss first. A weight is the fall, in natural log-odds of answer against rival,
        when the token is left out.
    """
    ids = bags.symbols(text)
    symbols, counts = np.unique(ids, return_counts=True)
    symbols = symbols[np.argsort(-counts, kind="stable")[:_MAX_TOKENS]]
    features, places = np.unique(bags.occurrences(ids), return_inverse=True)
    total = np.bincount(places, minlength=len(features)).astype(np.float32)
    without = _counts_without(ids, symbols, bags.ngrams.members(ids), places, total)
    known = features >= 0
    features, total, without = features[known], total[known], without[:, known]
    weights = bags.spec.weigh(np.vstack((total, without)))
    logits = scorer.logits(features, weights)
    lead = logits[:, answer] - logits[:, rival]
    losses = lead[0] - lead[1:]
    order = np.argsort(-losses, kind="stable")
    tried = set(symbols.tolist())
    spans = places_of_symbols(text, ids.tolist(), tried, bags.spec.window_chars, MAX_SPANS)
    return [
        Evidence(display(bags.spec.symbols[symbol]), float(loss), spans.get(symbol, ()))
        for symbol, loss in zip(symbols[order].tolist(), losses[order], strict=True)
    ]


def _counts_without(
    ids: IntArray, symbols: IntArray, ngrams: Sequence[IntArray], places: IntArray, total: FloatArray
) -> FloatArray:
    """Feature counts of the text without each symbol, shape (n_symbols, n_features).

    Args:
        ids: Symbol at each position, shape (n,).
        symbols: Those to leave out.
        ngrams: Positions that the n-grams are made of, one array of shape (m, size) for each kind.
        places: Feature of each occurrence: n single tokens, then the n-grams in order.
        total: Counts of the whole text, shape (n_features,).
    """
    row_of = {int(symbol): row for row, symbol in enumerate(symbols)}
    rows = np.array([row_of.get(int(symbol), -1) for symbol in ids])
    lost = np.zeros((len(symbols), len(total)), dtype=np.float32)
    begin = 0
    for members in (np.arange(len(ids))[:, None], *ngrams):
        part = places[begin : begin + len(members)]
        begin += len(members)
        taken: list[IntArray] = []
        for column in members.T:
            row = rows[column].copy()
            for earlier in taken:  # a token that stands twice in one n-gram takes it away once
                row[row == earlier] = -1
            hit = row >= 0
            np.add.at(lost, (row[hit], part[hit]), 1)
            taken.append(row)
    return np.asarray(total - lost, dtype=np.float32)


def display(symbol: str) -> str:
    r"""A symbol as a person reads it: `\n    ` is `⏎····`, a tab `⇥`."""
    if symbol[0] != "\n":
        return symbol.strip()
    return symbol.replace("\n", "⏎").replace("\t", "⇥").replace(" ", "·")
