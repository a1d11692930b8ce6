"""What one more token does to each hidden unit, against numbers worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from math import expm1

import numpy as np
import pytest

from lsp_langid.core.mlp import elu
from lsp_langid.core.personal.background import Background, empty_background
from lsp_langid.core.weighting import RAW
from lsp_langid.inspection.push import company, pushes, weight_of_one

DEF, FN, LET = 3, 4, 5  # inputs of the small model: w1 10 for unit 1, 10 and 5 for unit 2


def with_background(model, hidden_NH, labels):
    hidden_NH, n = np.array(hidden_NH), len(labels)
    one = np.ones(n, dtype=np.int32)
    background = Background.of_activations(hidden_NH, np.array(labels), one, one)
    return replace(model, background=lambda: background)


def test_a_token_weighs_what_one_of_a_hundred_features_weighs(model):
    assert weight_of_one(model) == pytest.approx(0.1)
    assert weight_of_one(replace(model, spec=replace(model.spec, weighting=RAW))) == 1


def test_without_a_background_tokens_are_added_to_nothing(model):
    """A weight of 0.1 times a row of 10: elu(1) - elu(0) is 1."""
    pushes_HD = pushes(model)

    assert pushes_HD.shape == (3, 7)
    assert pushes_HD[:, DEF].tolist() == pytest.approx([0, 1, 0])
    assert pushes_HD[:, LET].tolist() == pytest.approx([0, 0, 0.5])


def test_an_empty_background_is_none(model):
    assert pushes(replace(model, background=lambda: empty_background(3))) == pytest.approx(pushes(model))


def test_a_silent_unit_answers_less_than_a_firing_one(model):
    """Unit 1 stands at elu(-1), unit 2 at 1: to the first a push of 1 brings 1 - 1/e, to the second 1."""
    push_HD = pushes(with_background(model, [[0.5, expm1(-1), 1.0]], [0]))

    assert push_HD[1, DEF] == pytest.approx(-expm1(-1), abs=1e-3)
    assert push_HD[2, FN] == pytest.approx(1, abs=1e-3)


def test_every_label_counts_the_same_however_many_windows_it_has(model):
    """Three windows of one label with the unit at elu(-1), one of another where it fires: half of each."""
    silent, firing = [0, expm1(-1), 0], [0, 1.0, 0]
    push_HD = pushes(with_background(model, [silent, silent, silent, firing], [0, 0, 0, 2]))

    assert push_HD[1, DEF] == pytest.approx((1 - expm1(-1)) / 2, abs=0.01)  # activations have 8 bits


def test_a_push_down_is_the_mean_over_the_company_too(model):
    w1_DH = model.mlp.w1_DH.copy()
    w1_DH[DEF] = -100
    push_HD = pushes(replace(model, mlp=replace(model.mlp, w1_DH=w1_DH)))

    assert push_HD[:, DEF].tolist() == pytest.approx([expm1(-1)] * 3, abs=1e-3)


def test_what_elu_did_is_undone(model):
    hidden = [[1.0, expm1(-0.5), -1.0]]
    before_HN, share_N = company(with_background(model, hidden, [0]))

    assert before_HN[:2, 0].tolist() == pytest.approx([1, -0.5], abs=0.01)
    assert before_HN[2, 0] == -np.inf
    assert share_N.tolist() == [1]


def test_a_unit_that_is_all_the_way_down_stays_there(model):
    """Nobody knows how far down it is, and one token is not to be seen lifting it."""
    push_HD = pushes(with_background(model, [[0.5, -1.0, 1.0]], [0]))

    assert push_HD[1].tolist() == [0] * 7


def test_the_shipped_model_gives_what_adding_the_row_to_every_window_gives(detector):
    """The grid between whose points changes are interpolated is fine enough."""
    model = detector.model
    before_HN, share_N = company(model)
    rows = np.random.default_rng(1).choice(model.spec.n_features, 20, replace=False)
    shift_DH = model.mlp.w1_DH[rows] * model.mlp.scale_D[rows, None] * weight_of_one(model)
    slow = [(elu(before_HN + shift_H[:, None]) - elu(before_HN)) @ share_N for shift_H in shift_DH]

    assert np.abs(pushes(model)[:, rows].T - slow).max() < 1e-5
