"""Everyday tokens, rare tokens and n-grams are told apart by the vocabulary alone."""

from __future__ import annotations

import numpy as np

from lsp_langid.core.features import RARE, FeatureSpec
from lsp_langid.core.ngrams import frame_keys, pair_keys, triple_keys
from lsp_langid.inspection.families import FEWEST_NGRAMS, Families, n_ngrams_with

SYMBOLS = (RARE, "\n", "def", "import", "x", ":")


def spec(*keys):
    return FeatureSpec(SYMBOLS, np.sort(np.concatenate(keys)) if keys else np.empty(0, dtype=np.int64))


def ids(*symbols):
    return np.array([SYMBOLS.index(symbol) for symbol in symbols])


KEYS = (
    pair_keys(ids("\n", "def", "x", ":")),
    triple_keys(ids("\n", "def", "x")),
    frame_keys(ids("def"), ids(":")),
)


def test_a_symbol_is_counted_wherever_it_stands_in_an_n_gram():
    assert dict(zip(SYMBOLS, n_ngrams_with(spec(*KEYS)).tolist(), strict=True)) == {
        RARE: 0,
        "\n": 2,
        "def": 4,
        "import": 0,
        "x": 3,
        ":": 2,
    }


def test_a_symbol_of_enough_n_grams_is_everyday_and_each_feature_is_in_one_family():
    vocabulary = spec(*KEYS)
    families = Families.of(vocabulary)

    assert FEWEST_NGRAMS == 4
    assert families.common.features.tolist() == [SYMBOLS.index("def")]
    assert families.ngrams.features.tolist() == list(range(6, 11))
    together = [family.features for family in (families.common, families.rare, families.ngrams)]
    assert sorted(np.concatenate(together).tolist()) == list(range(vocabulary.n_features))


def test_a_vocabulary_without_n_grams_has_no_rare_tokens():
    families = Families.of(spec())

    assert families.common.features.tolist() == list(range(6))
    assert families.common.salience.tolist() == [1] * 6
    assert not len(families.rare.features)
    assert not len(families.ngrams.features)
