from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_langid.evaluation.items import Answer, Item
from lsp_langid.evaluation.selective import risk_coverage


def answers(*guesses: tuple[float, bool]) -> list[Answer]:
    item = Item("1", "x", "c", 1)
    return [Answer(item, "c" if right else "go", None, confidence, 0.1) for confidence, right in guesses]


def test_coverage_is_the_largest_share_that_keeps_the_promise():
    """Two right, one wrong, one right: all four are 75 % right, the surest two 100 %."""
    curve = risk_coverage(answers((0.9, True), (0.8, True), (0.7, False), (0.6, True)))

    assert curve.precision == pytest.approx([1, 1, 2 / 3, 3 / 4])
    assert curve.coverage_at(0.75) == 1.0
    assert curve.coverage_at(0.76) == 0.5
    assert curve.coverage_at(1.0) == 0.5


def test_guesses_of_one_confidence_are_answered_together():
    """No threshold parts the right one from the wrong one."""
    curve = risk_coverage(answers((0.9, True), (0.9, False)))

    assert curve.coverage_at(0.5) == 1.0
    assert curve.coverage_at(0.6) == 0.0


def test_a_promise_nobody_can_keep_covers_nothing():
    assert risk_coverage(answers((1.0, False), (0.5, True))).coverage_at(0.95) == 0.0


def test_of_no_texts_there_is_no_coverage():
    assert math.isnan(risk_coverage([]).coverage_at(0.95))


def test_a_thinned_curve_keeps_its_ends():
    curve = risk_coverage(answers(*((i / 1000, i % 3 > 0) for i in range(1000))))

    thin = curve.thinned(50)

    assert len(thin.coverage) <= 50
    assert (thin.threshold[0], thin.coverage[-1]) == (curve.threshold[0], 1.0)


@given(st.lists(st.tuples(st.sampled_from([0.1, 0.3, 0.5, 0.9]), st.booleans()), min_size=1), st.floats(0, 1))
def test_the_coverage_is_what_trying_every_threshold_finds(guesses, promise):
    tried = [0.0]
    for threshold, _ in guesses:
        chosen = [right for confidence, right in guesses if confidence >= threshold]
        if np.mean(chosen) >= promise:
            tried.append(len(chosen) / len(guesses))

    assert risk_coverage(answers(*guesses)).coverage_at(promise) == pytest.approx(max(tried))
