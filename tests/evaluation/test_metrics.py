from __future__ import annotations

import math

import numpy as np
import pytest

from lsp_langid.evaluation.items import Answer, Item
from lsp_langid.evaluation.metrics import expected_calibration_error, figures, left_alone


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
