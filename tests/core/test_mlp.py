from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from lsp_langid.core.mlp import Mlp, elu, quantize_rows, softmax

finite = st.floats(-50, 50, width=32)


def test_elu_is_the_identity_above_zero_and_saturates_below():
    np.testing.assert_allclose(elu(np.array([2.0, 0.0, -1.0, -50.0])), [2, 0, np.exp(-1) - 1, -1], atol=1e-12)


@given(arrays(np.float64, (3, 4), elements=finite))
def test_softmax_rows_are_probabilities_and_keep_the_order(logits):
    P = softmax(logits)

    np.testing.assert_allclose(P.sum(axis=1), 1)
    assert (np.diff(np.take_along_axis(P, logits.argsort(axis=1), axis=1), axis=1) >= 0).all()


def test_softmax_of_huge_logits_does_not_overflow():
    np.testing.assert_allclose(softmax(np.array([1e4, 1e4, -1e4])), [0.5, 0.5, 0])


def test_logits_match_numbers_worked_out_by_hand():
    """Hidden: 0.5 * 2 * [2, -4] + [0, 1] = [2, -3]; ELU gives [2, e^-3 - 1]; the output adds them up."""
    mlp = Mlp(
        np.array([[9, 9], [2, -4]], dtype=np.int8),
        np.array([1, 2], dtype=np.float32),
        np.array([0, 1], dtype=np.float32),
        np.array([[1, 0], [1, 2]], dtype=np.float32),
        np.array([0.5, 0], dtype=np.float32),
    )

    logits = mlp.logits(np.array([1]), np.array([0.5], dtype=np.float32))

    low = np.exp(-3) - 1
    np.testing.assert_allclose(logits, [2 + low + 0.5, 2 * low], rtol=1e-6)


def test_many_inputs_give_the_same_logits_as_one_at_a_time():
    rng = np.random.default_rng(0)
    mlp = Mlp(
        rng.integers(-127, 128, (5, 4)).astype(np.int8),
        rng.random(5, dtype=np.float32) / 100,
        rng.random(4, dtype=np.float32),
        rng.random((4, 3), dtype=np.float32),
        rng.random(3, dtype=np.float32),
    )
    indices, weights = np.array([0, 3]), rng.random((6, 2), dtype=np.float32)

    together = mlp.logits(indices, weights)

    np.testing.assert_allclose(together, [mlp.logits(indices, row) for row in weights], rtol=1e-5)


@given(arrays(np.float32, (4, 3), elements=st.floats(-3, 3, width=32)))
def test_quantized_rows_are_off_by_half_a_step_at_most(w):
    rounded, scale = quantize_rows(w)

    assert np.abs(rounded * scale[:, None] - w).max() <= scale.max() / 2 + 1e-6


@pytest.mark.parametrize("row", [[0.0, 0.0], [1.0, -1.0]])
def test_quantization_keeps_zeros_and_extremes(row):
    rounded, scale = quantize_rows(np.array([row], dtype=np.float32))

    np.testing.assert_allclose(rounded * scale[:, None], [row], atol=1e-6)
