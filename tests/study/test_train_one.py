"""One network and what is written down of it."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from made_texts import LINES, made_records

from lsp_langid.corpus.progress import silent
from lsp_langid.errors import UsageError
from lsp_langid.study.data import prepare
from lsp_langid.study.defaults import DEFAULTS
from lsp_langid.study.result import ARMS
from lsp_langid.study.train_one import WATCHED_STEPS, _HeldOut, row_losses, train_one
from lsp_langid.training.passes import Weights, cross_entropy, forward, smooth_targets

SETTING = replace(
    DEFAULTS,
    languages=tuple(sorted(LINES)),
    vocabulary=30,
    epochs=3,
    batch_size=8,
    hidden_units=12,
)
A, B, C, D = ARMS


@pytest.fixture(scope="module")
def material():
    return prepare(made_records(), "digest", SETTING, silent())


@pytest.fixture(scope="module")
def runs(material):
    return {arm.key: train_one(material, arm, 0.01, 1, SETTING) for arm in ARMS}


def test_a_run_begins_before_the_first_step_and_has_one_look_an_epoch(runs):
    for run in runs.values():
        assert [epoch.epoch for epoch in run.epochs] == [0, 1, 2, 3]
        assert run.epochs[0].first < 0.8 < run.epochs[-1].tolerant
        assert [step.step for step in run.steps] == list(range(min(WATCHED_STEPS, len(run.steps))))


def test_the_first_fifty_steps_are_watched_and_no_more(material):
    assert len(train_one(material, C, 0.01, 1, replace(SETTING, epochs=9)).steps) == WATCHED_STEPS


def test_the_same_arguments_give_the_same_run(material, runs):
    assert train_one(material, A, 0.01, 1, SETTING) == runs["a"]
    assert train_one(material, A, 0.01, 2, SETTING) != runs["a"]


def test_networks_of_one_seed_start_alike(runs):
    """With ReLU or without: the positive logits are the same, the others are zero."""
    relu, linear = runs["a"].steps[0], runs["b"].steps[0]

    assert 0 < relu.logit_rms <= linear.logit_rms
    assert runs["b"].epochs[0].zero_logits == 0 < runs["a"].epochs[0].zero_logits


def test_linear_logits_do_not_die(runs):
    for key in "bc":
        assert {epoch.dead_rows for epoch in runs[key].epochs} == {0.0}
        assert {epoch.loss_dead for epoch in runs[key].epochs} == {None}


def test_a_dead_network_looks_perfect_to_who_counts_ties_as_hits(material):
    """All weights zero: the loss of equal logits, every row dead, no gradient to come back by."""
    held = _HeldOut(material.held_out.rows[A.scaling], material.held_out.y_N, 3, relu=True)
    n_features = material.facts.n_features
    dead = Weights(np.zeros((n_features, 4)), np.zeros(4), np.zeros((4, 3)), np.zeros(3))

    look = held.look(dead, 0)

    assert look.loss == look.loss_dead == pytest.approx(math.log(3))
    assert look.loss_alive is None
    assert (look.tolerant, look.unique, look.dead_rows, look.silent_labels) == (1.0, 0.0, 1.0, 3)
    assert look.random == pytest.approx(1 / 3)
    assert (look.gradient_w1, look.gradient_w2) == (0.0, 0.0)


@pytest.mark.parametrize("relu", [False, True])
def test_gradient_norms_agree_with_finite_differences(material, relu):
    rng = np.random.default_rng(0)
    X, y = material.held_out.rows[C.scaling].astype(np.float64), material.held_out.y_N
    shapes = ((X.shape[1], 3), (3,), (3, 3), (3,))
    weights = Weights(*(rng.normal(size=shape) for shape in shapes))
    targets, ones = smooth_targets(y, 3, 0.0, np.float64), np.ones(len(y))

    def norm_by_differences(array):
        slopes = []
        for place in np.ndindex(array.shape):
            kept = array[place]
            losses = []
            for step in (1e-6, -1e-6):
                array[place] = kept + step
                losses.append(cross_entropy(forward(X, weights, relu)[1], targets, ones))
            array[place] = kept
            slopes.append((losses[0] - losses[1]) / 2e-6)
        return np.linalg.norm(slopes)

    look = _HeldOut(X, y, 3, relu).look(weights, 0)

    assert look.gradient_w1 == pytest.approx(norm_by_differences(weights.w1_DH), rel=1e-4)
    assert look.gradient_w2 == pytest.approx(norm_by_differences(weights.w2_HK), rel=1e-4)


def test_losses_are_those_of_the_trainer():
    rng = np.random.default_rng(0)
    logits, y = rng.normal(size=(9, 4)) * 5, rng.integers(0, 4, 9)

    assert row_losses(logits, y).mean() == pytest.approx(
        cross_entropy(logits, smooth_targets(y, 4, 0.0, np.float64), np.ones(9))
    )


def test_the_loss_of_dead_and_of_other_rows_makes_up_the_whole(runs):
    for epoch in runs["a"].epochs:
        dead, alive = epoch.loss_dead or 0, epoch.loss_alive or 0
        assert epoch.loss == pytest.approx(epoch.dead_rows * dead + (1 - epoch.dead_rows) * alive)


def test_confusions_are_the_strict_mistakes_most_first(material, runs):
    for run in runs.values():
        numbers = [n for _, _, n in run.confusions]
        assert numbers == sorted(numbers, reverse=True)
        assert sum(numbers) == round((1 - run.epochs[-1].first) * material.facts.n_held_out)
        assert all(truth != guess for truth, guess, _ in run.confusions)


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_a_rate_that_leads_to_no_number_is_named(material):
    with pytest.raises(UsageError, match="1e\\+30"):
        train_one(material, B, 1e30, 1, SETTING)
