from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lsp_langid.core.explain import display, token_weights
from lsp_langid.core.features import RARE, FeatureSpec, TokenBag
from lsp_langid.core.mlp import Mlp
from lsp_langid.core.ngrams import frame_keys, pair_keys, triple_keys
from lsp_langid.core.weighting import WEIGHTINGS

SYMBOLS = (RARE, "\n", "a", "b", "‹word›")


@pytest.fixture(params=WEIGHTINGS)
def bags(request) -> TokenBag:
    ids = {symbol: i for i, symbol in enumerate(SYMBOLS)}
    keys = [
        pair_keys(np.array([ids["a"], ids["b"]]))[0],
        triple_keys(np.array([ids["a"], ids["a"], ids["b"]]))[0],
        frame_keys(np.array([ids["a"]]), np.array([ids["b"]]))[0],
    ]
    return TokenBag(FeatureSpec(SYMBOLS, np.sort(np.array(keys)), weighting=request.param))


@pytest.fixture
def mlp(bags: TokenBag) -> Mlp:
    rng = np.random.default_rng(1)
    n = bags.spec.n_features
    return Mlp(
        rng.integers(-127, 128, (n, 6)).astype(np.int8),
        np.full(n, 0.02, dtype=np.float32),
        rng.normal(size=6).astype(np.float32),
        rng.normal(size=(6, 2)).astype(np.float32),
        np.zeros(2, dtype=np.float32),
    )


def lead(bags: TokenBag, mlp: Mlp, counts: dict[int, int]) -> float:
    indices = np.array(sorted(counts))
    row = np.array([counts[i] for i in indices.tolist()], dtype=np.float32)
    logits = mlp.logits(indices, bags.spec.weigh(row))
    return float(logits[0] - logits[1])


def test_a_weight_is_what_the_answer_loses_without_the_token(bags, mlp):
    """Without `a`, the line start and two `b` are left of `a a b b`, and no pair, triple or frame."""
    whole = bags.bag("a a b b")
    counts = dict(zip(whole.indices.tolist(), whole.counts.tolist(), strict=True))

    weights = {item.token: item.weight for item in token_weights("a a b b", bags, mlp, 0, 1)}

    line, b = SYMBOLS.index("\n"), SYMBOLS.index("b")
    expected = lead(bags, mlp, counts) - lead(bags, mlp, {line: 1, b: 2})
    assert weights["a"] == pytest.approx(expected, abs=1e-4)


def test_strongest_support_comes_first(bags, mlp):
    weights = [item.weight for item in token_weights("a b x a b", bags, mlp, 0, 1)]

    assert weights == sorted(weights, reverse=True)


def test_swapping_answer_and_rival_turns_every_sign(bags, mlp):
    forward = {item.token: item.weight for item in token_weights("a b x", bags, mlp, 0, 1)}
    backward = {item.token: item.weight for item in token_weights("a b x", bags, mlp, 1, 0)}

    assert backward == pytest.approx({token: -weight for token, weight in forward.items()}, abs=1e-5)


def test_a_vocabulary_without_ngrams_can_be_explained(bags, mlp):
    bare = TokenBag(replace(bags.spec, ngrams=np.empty(0, dtype=np.int64)))
    line, b = SYMBOLS.index("\n"), SYMBOLS.index("b")

    weights = {item.token: item.weight for item in token_weights("a b", bare, mlp, 0, 1)}

    expected = lead(bare, mlp, {line: 1, SYMBOLS.index("a"): 1, b: 1}) - lead(bare, mlp, {line: 1, b: 1})
    assert weights["a"] == pytest.approx(expected, abs=1e-4)


def test_an_empty_text_can_be_explained(bags, mlp):
    assert [item.token for item in token_weights("", bags, mlp, 0, 1)] == ["⏎"]


@pytest.mark.parametrize(
    ("symbol", "shown"), [("\n    ", "⏎····"), ("\n\t", "⏎⇥"), (" =", "="), ("def", "def")]
)
def test_tokens_are_shown_as_a_person_reads_them(symbol, shown):
    assert display(symbol) == shown
