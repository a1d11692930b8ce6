from __future__ import annotations

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from lsp_langid.core.personal.logistic import fit_logistic, sigmoid


def test_agrees_with_scikit_learn():
    rng = np.random.default_rng(0)
    X = rng.normal(size=(400, 5))
    y = (X @ [1, -2, 0.5, 0, 0] + rng.normal(size=400) > 1).astype(int)
    weights = rng.uniform(0.2, 3, 400)

    ours, bias = fit_logistic(X, y, weights, np.full(5, 2.0), 0.0)

    theirs = LogisticRegression(C=1 / 2.0, tol=1e-9, max_iter=1000).fit(X, y, weights)
    np.testing.assert_allclose(ours, theirs.coef_[0], atol=2e-3)
    assert bias == pytest.approx(theirs.intercept_[0], abs=5e-3)


@pytest.mark.parametrize("start", [-30.0, 0.0, 30.0])
def test_the_answer_does_not_depend_on_where_it_began(start):
    """From far off the curvature is next to nothing and a whole step would lead away."""
    X = np.vstack([np.eye(3), 20 * np.eye(3)])
    y = np.array([0, 1, 0, 0, 1, 1])

    weights, bias = fit_logistic(X, y, np.ones(6), np.ones(3), start)

    expected, expected_bias = fit_logistic(X, y, np.ones(6), np.ones(3), 1.0)
    np.testing.assert_allclose(weights, expected, atol=1e-2)
    assert bias == pytest.approx(expected_bias, abs=1e-1)


def test_rows_that_a_plane_parts_give_finite_weights():
    weights, bias = fit_logistic(
        np.array([[1.0], [-1.0]]), np.array([1, 0]), np.ones(2), np.array([0.01]), 0.0
    )

    assert 1 < weights[0] < 100
    assert abs(bias) < 1e-6


def test_a_sigmoid_of_anything_is_a_probability():
    assert sigmoid(np.array([-1e9, 0, 1e9])).tolist() == [0, 0.5, 1]
