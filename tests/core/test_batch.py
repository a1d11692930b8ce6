from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from lsp_langid.core.batch import BagMatrix, best_places, count, hidden, logits, probabilities
from lsp_langid.core.features import Bag, TokenBag
from lsp_langid.core.weighting import RAW

TEXTS = ["def f(x):\n    return x\n", "", "fn let fn", "    def\n" * 40]


@pytest.fixture(scope="module")
def bags(detector):
    return TokenBag(detector.model.spec)


def test_a_matrix_holds_the_bags_row_by_row(bags):
    matrix = count(TEXTS, bags)

    assert len(matrix) == len(TEXTS)
    for i, text in enumerate(TEXTS):
        bag, row = bags.bag(text), slice(matrix.indptr[i], matrix.indptr[i + 1])
        np.testing.assert_array_equal(matrix.indices[row], bag.indices)
        np.testing.assert_array_equal(matrix.values[row], bag.counts)
        assert matrix.n_tokens[i] == bag.n_tokens


def test_no_texts_make_a_matrix_without_rows(detector, bags):
    matrix = count([], bags)

    assert len(matrix) == 0
    assert hidden(matrix.weighed(bags.spec), detector.model.mlp).shape == (0, len(detector.model.mlp.b1_H))


def test_rows_are_weighed_as_bags_are(bags):
    matrix = count(TEXTS, bags).weighed(bags.spec)

    expected = np.concatenate([bags.spec.weigh(bags.bag(text).counts) for text in TEXTS])
    np.testing.assert_allclose(matrix.values, expected, rtol=1e-5)
    assert matrix.values.dtype == np.float32


def test_raw_counts_stay_as_they_are(bags):
    matrix = count(TEXTS, bags)

    np.testing.assert_array_equal(matrix.weighed(replace(bags.spec, weighting=RAW)).values, matrix.values)


def test_a_row_without_features_is_all_zeros_and_disturbs_no_other(detector, bags):
    empty = Bag(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32), 0)
    bag = bags.bag("def f():")
    mlp = detector.model.mlp

    rows = hidden(BagMatrix.of([empty, bag, empty]).weighed(bags.spec), mlp)

    np.testing.assert_allclose(rows[1], mlp.hidden(bag.indices, bags.spec.weigh(bag.counts)), atol=1e-5)
    nothing = mlp.hidden(bag.indices[:0], bag.counts[:0])
    np.testing.assert_allclose(rows[[0, 2]], [nothing, nothing], atol=1e-6)


def test_probabilities_are_those_of_each_text_alone(detector, bags):
    model, matrix = detector.model, count(TEXTS, bags)

    P = probabilities(
        logits(hidden(matrix.weighed(bags.spec), model.mlp), model.mlp), matrix.n_tokens, model.calibration
    )

    for row, text in zip(P, TEXTS, strict=True):
        bag = bags.bag(text)
        alone = model.mlp.logits(bag.indices, bags.spec.weigh(bag.counts))
        np.testing.assert_allclose(row, model.calibration.probabilities(alone, bag.n_tokens), atol=1e-6)


@pytest.mark.parametrize("n", [1, 2, 3, 7, 8, 31])
def test_what_stands_beside_a_text_does_not_show_in_its_numbers(detector, bags, n):
    """A batch may be cut anywhere, on any number of workers, and give the same report."""
    texts = [f"let x{i} = {i};\n" * (i + 1) + "def f(): pass\n" * (i % 5) for i in range(31)]
    mlp = detector.model.mlp

    def answers(part):
        return logits(hidden(count(part, bags).weighed(bags.spec), mlp), mlp)

    in_parts = np.concatenate([answers(texts[i : i + n]) for i in range(0, len(texts), n)])
    np.testing.assert_array_equal(in_parts, answers(texts))


@pytest.fixture(scope="module", params=["compiled where possible", "numpy alone"])
def ranking(request):
    """`best_places`, with the compiled kernel and without."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "numpy alone":
            patch.setattr("lsp_langid.core.batch.native_best_places", lambda *_: None)
        yield best_places


@given(
    arrays(
        np.float64, st.tuples(st.integers(1, 5), st.integers(1, 30)), elements=st.sampled_from((0, 0.1, 0.2))
    ),
    st.integers(1, 16),
)
def test_the_best_are_found_in_order_and_ties_in_order_of_place(ranking, scores, top):
    expected = np.argsort(-scores, axis=1, kind="stable")[:, :top]

    np.testing.assert_array_equal(ranking(scores, top), expected)


@given(arrays(np.float64, (3, 40), elements=st.floats(0, 1), unique=True))
def test_the_best_of_scores_that_differ_are_found(ranking, scores):
    np.testing.assert_array_equal(ranking(scores, 16), np.argsort(-scores, axis=1, kind="stable")[:, :16])
