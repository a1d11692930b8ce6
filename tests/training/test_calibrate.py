from __future__ import annotations

import numpy as np
import pytest

from lsp_langid.core.mlp import softmax
from lsp_langid.evaluation.metrics import expected_calibration_error
from lsp_langid.training.calibrate import PROMISES, choose_policy, fit_temperatures


def overconfident(n=6000, temperature=2.5, seed=0):
    """Logits whose truth was drawn at a higher temperature than they claim."""
    rng = np.random.default_rng(seed)
    honest = rng.normal(size=(n, 4)) * 2
    y = np.array([rng.choice(4, p=row) for row in softmax(honest)])
    return honest * temperature, y


def test_the_temperature_that_made_the_truth_is_found():
    logits, y = overconfident()

    calibration = fit_temperatures(logits, y, np.full(len(y), 50), np.ones(len(y)))

    assert calibration.temperatures[0] == pytest.approx(2.5, rel=0.1)


def test_each_length_gets_its_own_temperature():
    short, y_short = overconfident(temperature=4)
    long, y_long = overconfident(temperature=1, seed=1)
    n_tokens = np.repeat([6, 400], len(y_short))

    calibration = fit_temperatures(
        np.vstack((short, long)), np.concatenate((y_short, y_long)), n_tokens, np.ones(len(n_tokens))
    )

    assert calibration.temperature(6) == pytest.approx(4, rel=0.15)
    assert calibration.temperature(400) == pytest.approx(1, rel=0.15)


def test_calibrated_confidence_means_probability():
    logits, y = overconfident()
    calibration = fit_temperatures(logits, y, np.full(len(y), 50), np.ones(len(y)))
    fresh, y_fresh = overconfident(seed=2)
    P = np.vstack([calibration.probabilities(row, 50) for row in fresh])

    before = softmax(fresh)
    assert expected_calibration_error(before.max(1), before.argmax(1) == y_fresh) > 0.1
    assert expected_calibration_error(P.max(1), P.argmax(1) == y_fresh) < 0.03


def all_of_a_length(n):
    return np.full(n, 50)


def chosen(P, y, labels, stands_for=None, n_tokens=None):
    n_tokens = all_of_a_length(len(y)) if n_tokens is None else n_tokens
    relatives = np.eye(len(labels), dtype=bool) if stands_for is None else np.array(stands_for, dtype=bool)
    return choose_policy(P, y, n_tokens, labels, np.ones(len(y)), relatives)


@pytest.mark.parametrize("mode", PROMISES)
def test_the_thresholds_buy_the_precision_asked_for(mode):
    logits, y = overconfident(20_000, 1)
    P = softmax(logits)
    labels = ["a", "b", "c", "d"]

    limits = chosen(P, y, labels).modes[mode]

    needed = np.array([limits.needed(label, 50) for label in labels])
    told = P.max(axis=1) >= needed[P.argmax(axis=1)]
    assert (P.argmax(axis=1) == y)[told].mean() >= PROMISES[mode].precision - 0.01
    assert 0.01 < told.mean() < 0.8


def test_a_careful_mode_asks_for_more_than_an_eager_one():
    logits, y = overconfident(20_000, 1)

    policy = chosen(softmax(logits), y, ["a", "b", "c", "d"])

    needed = [policy.modes[mode].needed("a", 50) for mode in ("careful", "balanced", "eager")]
    assert needed == sorted(needed, reverse=True)
    assert needed[0] > needed[-1]


def test_a_length_that_is_often_wrong_needs_more():
    """At 10 tokens an answer at 0.8 is right in half of the cases, at 200 tokens always."""
    P = np.repeat([[0.8, 0.2]], 800, axis=0)
    y = np.array([0, 1] * 200 + [0] * 400)

    limits = chosen(P, y, ["a", "b"], n_tokens=np.repeat([10, 200], 400)).modes["balanced"]

    assert limits.needed("a", 10) > 0.8 > limits.needed("a", 200)


def test_a_label_that_is_often_wrong_needs_more():
    """Label b is claimed at 0.9 and right half the time; a is claimed at 0.9 and right."""
    P = np.repeat([[0.9, 0.1], [0.1, 0.9]], [1900, 60], axis=0)
    y = np.array([0] * 1900 + [0] * 30 + [1] * 30)

    limits = chosen(P, y, ["a", "b"]).modes["balanced"]

    assert limits.by_label["b"] > 0.9
    assert "a" not in limits.by_label


def test_a_relative_of_the_truth_is_good_enough():
    """Half of what is called a is b: too often, unless the two are of one family."""
    P = np.repeat([[0.8, 0.2]], 100, axis=0)
    y = np.array([0, 1] * 50)

    strangers = chosen(P, y, ["a", "b"])
    relatives = chosen(P, y, ["a", "b"], [[1, 1], [1, 1]])

    assert strangers.modes["balanced"].needed("a", 50) > 0.8 > relatives.modes["balanced"].needed("a", 50)


def test_so_much_doubt_is_kept_that_prose_is_left_alone():
    """One text in ten that is not code looks like language a, with 0.1 left for not-code."""
    P = np.repeat([[0.99, 0.01], [0.9, 0.1], [0.01, 0.99]], [2000, 20, 180], axis=0)
    y = np.array([0] * 2000 + [1] * 200)

    limits = chosen(P, y, ["a", "plaintext"]).modes["balanced"]

    assert 0.01 < limits.not_code <= 0.1
