from __future__ import annotations

import math

import numpy as np
import pytest

from lsp_langid.evaluation.items import Answer, Item
from lsp_langid.evaluation.metrics import (
    expected_calibration_error,
    figures,
    left_alone,
    reliability,
    wilson_interval,
)


def answer(label: str, best: str, said: str | None = "", confidence: float = 0.9) -> Answer:
    return Answer(Item("1", "x", label, 1), best, best if said == "" else said, confidence, 0.1)


def test_accuracy_counts_best_guesses_and_macro_counts_languages():
    figure = figures([answer("c", "c"), answer("c", "c"), answer("c", "c"), answer("go", "c")])

    assert (figure.n, figure.n_labels, figure.accuracy, figure.macro_accuracy) == (4, 2, 0.75, 0.5)


def test_precision_is_of_what_was_told():
    figure = figures([answer("c", "c"), answer("go", "c", None), answer("go", "c"), answer("c", "c")])

    assert (figure.coverage, figure.precision) == (0.75, pytest.approx(2 / 3))


def test_silence_alone_has_no_precision():
    assert math.isnan(figures([answer("c", "c", None)]).precision)


def test_a_constant_answer_scores_one_in_k():
    """The trap the project began with: an answer that does not depend on the text."""
    labels = ["c", "go", "java", "python", "ruby", "rust", "zig"]

    figure = figures([answer(label, "c") for label in labels for _ in range(10)])

    assert figure.accuracy == pytest.approx(1 / 7)
    assert figure.macro_f1 == pytest.approx((2 * 1 / (1 + 7)) / 7)


def test_prose_left_alone_counts_prose_only():
    answers = [answer("plaintext", "plaintext", None), answer("plaintext", "c"), answer("c", "c", None)]

    assert left_alone(answers) == 0.5


def test_calibration_error_is_the_distance_between_belief_and_truth():
    """Ten answers at 0.9 of which five are right: off by 0.4."""
    assert expected_calibration_error(np.full(10, 0.9), np.arange(10) < 5) == pytest.approx(0.4)
    assert expected_calibration_error(np.full(10, 0.5), np.arange(10) < 5) == pytest.approx(0.0)


def test_nothing_measured_is_not_a_number():
    assert math.isnan(figures([]).accuracy)


def test_a_language_of_the_same_family_is_right_only_in_the_lenient_figure():
    kin = Answer(Item("1", "x", "typescript", 1), "javascript", "javascript", 0.9, 0.1, related=True)
    stranger = answer("c", "go")

    figure = figures([kin, stranger, answer("c", "c"), answer("c", "c")])

    assert (figure.accuracy, figure.precision, figure.family_precision) == (0.5, 0.5, 0.75)


def test_reliability_counts_the_guesses_of_each_bin():
    """Confidences on a border go where scikit-learn puts them."""
    guesses = [answer("c", "c", confidence=value) for value in (0.05, 0.21, 0.25, 0.8, 1.0, 1.0)]
    guesses.append(answer("c", "go", confidence=0.99))

    bins = reliability(guesses, bins=5)

    assert sum(bins.n) == len(guesses)
    assert len(bins.n) == len(bins.accuracy) == len(bins.confidence)
    assert bins.accuracy[0] == 1.0
    assert sum(n * share for n, share in zip(bins.n, bins.accuracy, strict=True)) == pytest.approx(6)
    assert reliability([]).n == ()


def test_the_interval_of_a_share_is_wide_for_few_and_stays_within_bounds():
    """Worked out by hand for 8 of 10: centre (0.8 + 0.19208) / 1.38416, half-width 0.2262."""
    low, high = wilson_interval(0.8, 10)

    assert (low, high) == (pytest.approx(0.4902, abs=1e-3), pytest.approx(0.9433, abs=1e-3))
    assert wilson_interval(1.0, 3)[1] == 1.0
    assert wilson_interval(0.8, 1000)[0] > 0.77
