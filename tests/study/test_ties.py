"""The four ways to count a tie, where they agree and by how much they differ."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from lsp_langid.study.ties import Accuracies, accuracies, dead_rows, silent_labels, zero_share

# Few different values, so that most rows hold ties.
FEW = st.sampled_from([0.0, 1.0, 2.0])


@st.composite
def logits_and_truth(draw, values=FEW):
    n, k = draw(st.integers(1, 12)), draw(st.integers(2, 7))
    logits = draw(arrays(np.float32, (n, k), elements=values))
    return logits, draw(arrays(np.int64, n, elements=st.integers(0, k - 1)))


@given(logits_and_truth())
def test_a_stricter_rule_never_counts_more(case):
    hits = accuracies(*case)

    assert hits.unique <= hits.random <= hits.tolerant
    assert hits.unique <= hits.first <= hits.tolerant


@given(logits_and_truth())
def test_each_rule_counts_as_it_says_row_by_row(case):
    """Against plain loops."""
    logits, truth = case
    tied = [[column for column in range(len(row)) if row[column] == max(row)] for row in logits.tolist()]

    hits = accuracies(logits, truth)

    n = len(truth)
    inside = [y in best for y, best in zip(truth, tied, strict=True)]
    assert hits.tolerant == pytest.approx(sum(inside) / n)
    assert hits.random == pytest.approx(
        sum(hit / len(best) for hit, best in zip(inside, tied, strict=True)) / n
    )
    assert hits.first == pytest.approx(sum(y == best[0] for y, best in zip(truth, tied, strict=True)) / n)
    assert hits.unique == pytest.approx(sum(best == [y] for y, best in zip(truth, tied, strict=True)) / n)


@given(st.integers(1, 12), st.permutations(range(7)), st.data())
def test_without_ties_the_rules_are_one(n, ranks, data):
    truth = data.draw(arrays(np.int64, n, elements=st.integers(0, 6)))
    logits = np.array([ranks] * n, dtype=np.float32)

    hits = accuracies(logits, truth)

    assert hits.tolerant == hits.random == hits.first == hits.unique


@given(st.integers(2, 9), st.integers(1, 5), st.floats(-5, 5, width=32))
def test_equal_logits_are_all_right_or_chance_depending_on_the_rule(k, each, value):
    """On as many texts of each label, argmax is right about those of the first label alone."""
    truth = np.repeat(np.arange(k), each)
    logits = np.full((len(truth), k), value, dtype=np.float32)

    assert accuracies(logits, truth) == Accuracies(1.0, pytest.approx(1 / k), pytest.approx(1 / k), 0.0)


def test_dead_rows_silent_labels_and_zeros_are_told_apart():
    logits = np.array([[0, 0, 0], [0, 2, 0], [0, 0, 0], [0, 1, -1]], dtype=np.float32)

    assert dead_rows(logits).tolist() == [True, False, True, False]
    assert silent_labels(logits) == 1
    assert zero_share(logits) == 9 / 12


def test_a_row_of_equal_logits_that_are_not_zero_is_no_dead_row():
    assert not dead_rows(np.ones((2, 3))).any()
