"""A feature is shown with its blanks."""

from __future__ import annotations

import numpy as np
import pytest

from lsp_langid.core.features import RARE, FeatureSpec
from lsp_langid.core.ngrams import frame_keys, pair_keys, triple_keys
from lsp_langid.inspection.reading import kind_of, text_of

SYMBOLS = (RARE, "\n", "\n\t", "\n    ", "if", ":", " ->", ".‹word›")
AN_IF, LINE, TAB, COLON, ARROW = (np.array([SYMBOLS.index(s)]) for s in ("if", "\n", "\n\t", ":", " ->"))


def read(key=None, symbol=None):
    spec = FeatureSpec(SYMBOLS, np.empty(0, dtype=np.int64) if key is None else key)
    feature = SYMBOLS.index(symbol) if symbol else len(SYMBOLS)
    return text_of(spec, feature), kind_of(spec, feature)


@pytest.mark.parametrize(
    ("symbol", "text", "kind"),
    [
        pytest.param("if", "if", "token", id="word"),
        pytest.param(" ->", "·->", "token", id="the-blank-belongs-to-it"),
        pytest.param("\n    ", "⏎····", "token", id="indentation"),
        pytest.param("\n\t", "⏎⇥", "token", id="tab"),
        pytest.param(".‹word›", ".‹word›", "shape", id="shape"),
        pytest.param(RARE, RARE, "shape", id="any-other"),
    ],
)
def test_symbols(symbol, text, kind):
    assert read(symbol=symbol) == (text, kind)


def test_n_grams():
    assert read(pair_keys(np.concatenate((LINE, AN_IF)))) == ("⏎ if", "pair")
    assert read(triple_keys(np.concatenate((TAB, AN_IF, ARROW)))) == ("⏎→ if ·->", "triple")
    assert read(frame_keys(AN_IF, COLON)) == ("if … :", "frame")
