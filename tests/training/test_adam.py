from __future__ import annotations

import numpy as np
import pytest

from lsp_langid.training.adam import Adam, scheduled_rate


def reference_adam(parameters, gradients, rate):
    """Algorithm 1 of the paper, line by line, in double precision."""
    m, v, w = 0.0, 0.0, parameters.astype(np.float64)
    for t, g in enumerate(gradients, 1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        w = w - rate * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8 / np.sqrt(1 - 0.999**t))
    return w


def test_the_first_step_is_as_long_as_the_learning_rate():
    """m / sqrt(v) is the sign of the gradient once both are corrected for bias."""
    parameters = np.array([1.0, 1.0])

    Adam(parameters).update(np.array([0.5, -4.0]), 1, 0.1)

    np.testing.assert_allclose(parameters, [0.9, 1.1], atol=1e-6)


def test_many_steps_follow_the_paper():
    rng = np.random.default_rng(0)
    start = rng.normal(size=(50, 3))
    gradients = [rng.normal(size=(50, 3)) for _ in range(20)]
    parameters = start.copy()
    adam = Adam(parameters)
    for step, gradient in enumerate(gradients, 1):
        adam.update(gradient, step, 0.01)

    np.testing.assert_allclose(parameters, reference_adam(start, gradients, 0.01), rtol=1e-6)


def test_halves_and_blocks_make_the_same_step_as_the_whole():
    rng = np.random.default_rng(0)
    gradient = rng.normal(size=(3000, 64))
    whole, halves = np.zeros((3000, 64)), np.zeros((3000, 64))
    Adam(whole).update(gradient, 1, 0.1)
    adam = Adam(halves)
    adam.update(gradient[:1300], 1, 0.1, slice(0, 1300))
    adam.update(gradient[1300:], 1, 0.1, slice(1300, 3000))

    np.testing.assert_array_equal(whole, halves)


def test_the_schedule_rises_then_falls():
    rates = [scheduled_rate(1.0, step, 1000, "cosine") for step in range(1000)]

    assert rates[0] < 0.1
    assert max(rates) == pytest.approx(1.0)
    assert rates[-1] == pytest.approx(0.02, abs=1e-3)
    assert np.argmax(rates) < 50


def test_a_constant_schedule_is_constant():
    assert {scheduled_rate(0.3, step, 10, "constant") for step in range(10)} == {0.3}
