from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lsp_langid.core.batch import best_places
from lsp_langid.core.calibration import Calibration
from lsp_langid.core.features import RARE, FeatureSpec
from lsp_langid.core.mlp import Mlp, elu, softmax
from lsp_langid.core.weighting import DAMPED, WEIGHTINGS
from lsp_langid.native.network import Network, network_for
from lsp_langid.native.network import best_places as best_places_of_kernel

D, H, K = 50, 13, 7  # no multiples of what a vector register holds


def mlp(seed: int = 0) -> Mlp:
    rng = np.random.default_rng(seed)
    return Mlp(
        rng.integers(-127, 128, (D, H)).astype(np.int8),
        rng.random(D, dtype=np.float32) / 50,
        rng.standard_normal(H).astype(np.float32),
        rng.standard_normal((H, K)).astype(np.float32),
        rng.standard_normal(K).astype(np.float32),
    )


def network(weighting: str = DAMPED, seed: int = 0) -> Network:
    m = mlp(seed)
    found = network_for(m.w1_DH, m.scale_D, m.b1_H, m.w2_HK, m.b2_K, is_damped=weighting == DAMPED)
    assert found is not None
    return found


def documents(rng: np.random.Generator, n: int) -> tuple[list[np.ndarray], list[np.ndarray]]:
    rows = [np.sort(rng.choice(D, rng.integers(0, 30), replace=False)).astype(np.int64) for _ in range(n)]
    return rows, [rng.integers(1, 9, len(row)).astype(np.float32) for row in rows]


def joined(rows: list[np.ndarray], counts: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    borders = np.concatenate(([0], np.cumsum([len(row) for row in rows]))).astype(np.int64)
    return borders, np.concatenate(rows), np.concatenate(counts)


@pytest.mark.parametrize("weighting", WEIGHTINGS)
@pytest.mark.parametrize("seed", range(5))
def test_it_says_what_numpy_says(weighting, seed):
    rng = np.random.default_rng(seed)
    rows, counts = documents(rng, 9)
    temperatures = rng.uniform(0.5, 3, 9)
    hidden, probabilities = network(weighting, seed).forward(*joined(rows, counts), temperatures)
    spec = FeatureSpec((RARE, *map(str, range(D - 1))), np.empty(0, dtype=np.int64), weighting=weighting)
    for i, (row, count) in enumerate(zip(rows, counts, strict=True)):
        m = mlp(seed)
        expected = m.hidden(row, spec.weigh(count))
        np.testing.assert_allclose(hidden[i], expected, rtol=1e-4, atol=1e-5)
        calibration = Calibration((1.0,), (float(temperatures[i]),))
        np.testing.assert_allclose(
            probabilities[i], calibration.probabilities(m.output(expected), 5), rtol=1e-4, atol=1e-6
        )


def test_a_document_gets_the_same_numbers_alone_and_in_company():
    rows, counts = documents(np.random.default_rng(3), 20)
    temperatures = np.linspace(0.5, 2, 20)
    together = network().forward(*joined(rows, counts), temperatures)
    for i in range(20):
        alone = network().forward(*joined(rows[i : i + 1], counts[i : i + 1]), temperatures[i : i + 1])
        assert np.array_equal(alone[0][0], together[0][i])
        assert np.array_equal(alone[1][0], together[1][i])


def test_an_empty_document_has_the_biases_alone():
    m = mlp()
    none = np.empty(0, dtype=np.int64)
    hidden, probabilities = network().forward(
        np.zeros(2, dtype=np.int64), none, none.astype(np.float32), np.ones(1)
    )
    np.testing.assert_allclose(hidden[0], elu(m.b1_H), rtol=1e-5)
    np.testing.assert_allclose(probabilities[0], softmax(m.output(elu(m.b1_H))), rtol=1e-4)


def test_no_documents_are_no_rows():
    none = np.empty(0, dtype=np.int64)
    hidden, probabilities = network().forward(
        np.zeros(1, dtype=np.int64), none, none.astype(np.float32), np.empty(0)
    )
    assert (hidden.shape, probabilities.shape) == ((0, H), (0, K))


def test_huge_logits_overflow_nothing():
    m = mlp()
    found = network_for(m.w1_DH, m.scale_D * 1e20, m.b1_H, m.w2_HK, m.b2_K, is_damped=True)
    rows, counts = documents(np.random.default_rng(1), 3)
    _, probabilities = found.forward(*joined(rows, counts), np.full(3, 0.01))
    np.testing.assert_allclose(probabilities.sum(axis=1), 1)


def test_threads_do_not_disturb_each_other():
    shared = network()
    rows, counts = documents(np.random.default_rng(5), 64)
    expected = [shared.forward(*joined(rows[i : i + 1], counts[i : i + 1]), np.ones(1))[1] for i in range(64)]

    def again(i: int) -> bool:
        answer = shared.forward(*joined(rows[i : i + 1], counts[i : i + 1]), np.ones(1))[1]
        return np.array_equal(answer, expected[i])

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(again, [i % 64 for i in range(2000)]))


def test_it_travels_to_another_process():
    again = pickle.loads(pickle.dumps(network()))
    question = (*joined(*documents(np.random.default_rng(2), 4)), np.ones(4))
    assert np.array_equal(again.forward(*question)[1], network().forward(*question)[1])


@settings(deadline=None)
@given(
    st.lists(st.lists(st.sampled_from([0.0, 0.1, 0.5, 0.7, 1.0]), min_size=6, max_size=6), min_size=1),
    st.integers(1, 9),
)
def test_the_best_are_those_of_a_sort_that_keeps_ties_in_order(scores, top):
    scores_NK = np.array(scores)
    expected = np.argsort(-scores_NK, axis=1, kind="stable")[:, :top]
    assert best_places_of_kernel(scores_NK, top).tolist() == expected.tolist()
    assert best_places(scores_NK, top).tolist() == expected.tolist()


def test_of_none_wanted_there_are_none():
    assert best_places_of_kernel(np.ones((3, 4)), 0).shape == (3, 0)
