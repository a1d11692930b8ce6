from __future__ import annotations

import numpy as np
import pytest

from lsp_langid.core.calibration import Calibration
from lsp_langid.core.mlp import softmax
from lsp_langid.core.personal.background import Background, empty_background
from lsp_langid.core.personal.learn import Layer, Lessons, Rehearsal, learn
from lsp_langid.core.personal.outputs import ExtraOutputs, no_outputs

N_HIDDEN, N_LABELS = 80, 5
RNG = np.random.default_rng(3)
W2 = RNG.normal(0, 0.3, (N_HIDDEN, N_LABELS)).astype(np.float32)
LAYER = Layer(W2, np.zeros(N_LABELS, np.float32), Calibration((1.0, 100.0), (2.0, 1.0)), no_outputs(N_HIDDEN))
HIDDEN = RNG.normal(0, 1, (500, N_HIDDEN)).astype(np.float32)
LABELS = (HIDDEN @ W2).argmax(axis=1)
BACKGROUND = Background.of_activations(HIDDEN, LABELS, np.arange(500), np.full(500, 50))


def lessons(count: int, label: int, taken_for: int) -> Lessons:
    """Texts of one kind that the layer takes for another language."""
    rows = HIDDEN[np.flatnonzero(taken_for == LABELS)[:1]] + RNG.normal(0, 0.1, (count, N_HIDDEN))
    return Lessons(rows.astype(np.float32), np.full(count, 50), np.full(count, label))


def said(change: np.ndarray, hidden: np.ndarray) -> np.ndarray:
    return softmax(hidden @ (LAYER.w2_HK + change[:-1]) + LAYER.b2_K + change[-1])


def test_corrected_texts_come_out_right_and_hardly_anything_else_moves():
    taught = lessons(5, label=1, taken_for=0)

    change = learn(LAYER, taught, Rehearsal.of(LAYER, BACKGROUND))

    assert (said(change, taught.hidden_NH).argmax(axis=1) == 1).all()
    after = said(change, HIDDEN).argmax(axis=1)
    assert (after == LABELS).mean() > 0.93


def test_texts_like_the_corrected_follow():
    taught = lessons(5, label=1, taken_for=0)
    change = learn(LAYER, taught, Rehearsal.of(LAYER, BACKGROUND))
    alike = taught.hidden_NH[:1] + RNG.normal(0, 0.1, (50, N_HIDDEN))

    assert (said(change, alike).argmax(axis=1) == 1).mean() > 0.9


def test_the_background_holds_the_rest_in_its_place():
    taught = lessons(5, label=1, taken_for=0)
    with_it = learn(LAYER, taught, Rehearsal.of(LAYER, BACKGROUND))
    without = learn(LAYER, taught, Rehearsal.of(LAYER, empty_background(N_HIDDEN)))

    def drift(change: np.ndarray) -> float:
        return float(np.abs(said(change, HIDDEN) - said(0 * change, HIDDEN)).sum())

    # Without a background steps are short as well: compared at the same gain on the corrected texts.
    gain = [said(change, taught.hidden_NH)[:, 1].mean() for change in (with_it, without)]
    assert drift(with_it) / gain[0] < drift(without) / gain[1]


def test_equal_corrections_give_equal_changes():
    taught = lessons(3, label=2, taken_for=4)
    rehearsal = Rehearsal.of(LAYER, BACKGROUND)

    np.testing.assert_array_equal(learn(LAYER, taught, rehearsal), learn(LAYER, taught, rehearsal))


def test_a_text_that_is_right_already_teaches_next_to_nothing():
    surest = int(softmax(HIDDEN @ W2)[:, 3].argmax())
    right = Lessons(HIDDEN[[surest]], np.array([50]), np.array([3]))

    change = learn(LAYER, right, Rehearsal.of(LAYER, BACKGROUND))

    assert np.abs(change).max() < 1e-3


def test_a_change_is_bounded_whatever_is_corrected():
    """Contradictions and texts far from anything included."""
    wild = Lessons(50 * HIDDEN[:40], np.full(40, 50), np.arange(40) % N_LABELS)

    change = learn(LAYER, wild, Rehearsal.of(LAYER, BACKGROUND))

    assert np.isfinite(change).all()
    assert np.sqrt(np.square(change).sum(axis=0)).max() <= 3 + 1e-4


def test_one_label_of_many_corrections_does_not_drown_another_of_one():
    one = lessons(1, label=1, taken_for=0)
    many = lessons(40, label=2, taken_for=3)
    together = Lessons(
        np.vstack([one.hidden_NH, many.hidden_NH]),
        np.full(41, 50),
        np.concatenate([one.output_N, many.output_N]),
    )

    change = learn(LAYER, together, Rehearsal.of(LAYER, BACKGROUND))

    assert said(change, one.hidden_NH).argmax() == 1


def test_an_output_of_the_users_own_is_learned_too():
    extra = ExtraOutputs(("flow",), np.zeros((N_HIDDEN, 1)), np.array([-4.0]), ({},))
    layer = Layer(LAYER.w2_HK, LAYER.b2_K, LAYER.calibration, extra)
    taught = lessons(5, label=N_LABELS, taken_for=0)

    change = learn(layer, taught, Rehearsal.of(layer, BACKGROUND))

    log_odds = taught.hidden_NH @ change[:-1, N_LABELS] + change[-1, N_LABELS] - 4
    assert change.shape == (N_HIDDEN + 1, N_LABELS + 1)
    assert (log_odds > -1).all()


@pytest.mark.parametrize("n_tokens", [1, 50, 5000])
def test_short_texts_are_learned_at_their_own_temperature(n_tokens):
    taught = lessons(5, label=1, taken_for=0)
    taught = Lessons(taught.hidden_NH, np.full(5, n_tokens), taught.output_N)

    change = learn(LAYER, taught, Rehearsal.of(LAYER, BACKGROUND))

    assert (said(change, taught.hidden_NH).argmax(axis=1) == 1).all()
