from __future__ import annotations

import numpy as np
import pytest
from sklearn.metrics import mutual_info_score

from lsp_langid.core.features import RARE, readable
from lsp_langid.core.weighting import RAW
from lsp_langid.training.select import LabelWindows, choose_vocabulary, information


def windows(text: str, n: int = 12, projects: int = 4) -> LabelWindows:
    return LabelWindows([text] * n, [f"p{i % projects}" for i in range(n)])


PYTHON = windows("def alpha(self):\n    return beta\n")
RUST = windows("fn gamma(&self) -> u8 {\n    delta\n}\n")


def test_the_vocabulary_holds_what_tells_the_languages_apart():
    """Two texts alike but for one word: that word is chosen, and the pairs and triples around it."""
    spec = choose_vocabulary([windows("( def x\n"), windows("( fn x\n")], 2, 4, 1000)

    assert spec.symbols[0] == RARE
    assert {"def", "fn"} <= set(spec.symbols)
    grams = [readable(spec, len(spec.symbols) + i) for i in range(4)]
    assert all({"def", "fn"} & set(gram.split(" ")) for gram in grams)


def test_a_vocabulary_may_have_no_ngrams_and_say_how_it_counts():
    spec = choose_vocabulary([PYTHON, RUST], 50, 0, 1000, RAW)

    assert (len(spec.ngrams), spec.weighting) == (0, RAW)


def test_a_token_of_one_project_stays_out():
    lonely = LabelWindows([*RUST.texts, *["zebra fn x"] * 12], [*RUST.projects, *["one"] * 12])

    assert "zebra" not in choose_vocabulary([PYTHON, lonely], 50, 0, 1000).symbols


def test_numbers_and_hashes_enter_by_shape_only():
    text = "x = 31337 + 0xBEEF\ny = d41d8cd98f00b204e9800998ecf8427e\n"

    symbols = choose_vocabulary([windows(text), RUST], 50, 0, 1000).symbols

    assert not {"31337", "0xBEEF", "d41d8cd98f00b204e9800998ecf8427e"} & set(symbols)


def test_information_is_scikit_learns_mutual_information():
    held, total = np.array([[8, 1, 3], [5, 5, 5], [0, 9, 10]]), np.array([10, 10, 10])

    expected = [mutual_info_score(None, None, contingency=np.array([row, total - row])) for row in held]

    np.testing.assert_allclose(information(held, total), expected, atol=1e-9)


def test_a_feature_as_common_everywhere_tells_nothing():
    assert information(np.array([[5, 50]]), np.array([10, 100]))[0] == pytest.approx(0, abs=1e-9)
