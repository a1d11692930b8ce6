"""Three kinds of features that are listed apart: everyday tokens, rare tokens, n-grams.

Knows: the vocabulary. Never: weights, labels.

The tokens that shift most are rare ones: a word of a few projects that all write one language is decisive
where it stands, and hardly ever stands anywhere. One list of all tokens would be a list of accidents. A model
does not say how often it met a token, but its vocabulary does in a way: n-grams are made of what is common.
In the model that ships, `import` stands in 158 of them, `rrdtool` in none.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lsp_langid.core.features import FeatureSpec
from lsp_langid.core.ngrams import IntArray, symbols_of_key

FEWEST_NGRAMS = 4  # of the vocabulary that an everyday token stands in


@dataclass(frozen=True, eq=False)
class Family:
    """Features of one kind."""

    features: IntArray  # ascending
    salience: npt.NDArray[np.float32]  # > 0, of each; by effect times this they are chosen


@dataclass(frozen=True, eq=False)
class Families:
    """Features of each kind; together all of them."""

    common: Family
    rare: Family
    ngrams: Family

    @classmethod
    def of(cls, spec: FeatureSpec) -> Families:
        """Sort the features. Without n-grams nothing tells the rare tokens, and all are common."""
        if not len(spec.ngrams):
            nothing = np.empty(0, dtype=np.int64)
            return cls(_equal(np.arange(spec.n_features)), _equal(nothing), _equal(nothing))
        held_by = n_ngrams_with(spec)
        everyday = np.flatnonzero(held_by >= FEWEST_NGRAMS)
        return cls(
            Family(everyday, np.log1p(held_by[everyday]).astype(np.float32)),
            _equal(np.flatnonzero(held_by < FEWEST_NGRAMS)),
            _equal(np.arange(len(spec.symbols), spec.n_features)),
        )


def n_ngrams_with(spec: FeatureSpec) -> IntArray:
    """How often each symbol stands in an n-gram of the vocabulary, shape (n_symbols,)."""
    parts = [part for key in spec.ngrams.tolist() for part in symbols_of_key(key)]
    return np.bincount(np.array(parts, dtype=np.int64), minlength=len(spec.symbols))


def _equal(features: IntArray) -> Family:
    return Family(features, np.ones(len(features), dtype=np.float32))
