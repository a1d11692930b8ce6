"""The network against numeric gradients, a step by hand, and scikit-learn's own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
import scipy.sparse as sp
from sklearn.base import clone
from sklearn.neural_network import MLPClassifier
from sklearn.utils.estimator_checks import estimator_checks_generator

from lsp_langid.training.network import TokenBagMLP, drop_tokens
from lsp_langid.training.passes import (
    Weights,
    cross_entropy,
    forward,
    hidden_gradient,
    logit_gradient,
    smooth_targets,
)

PLAIN = {"dropout": 0.0, "token_dropout": 0.0, "label_smoothing": 0.0, "schedule": "constant"}


def blobs(n=600, seed=0):
    """Three groups of sparse counts, each with its own few features."""
    rng = np.random.default_rng(seed)
    y = rng.integers(0, 3, n)
    X = rng.poisson(0.2, (n, 12)).astype(np.float32)
    for row, group in enumerate(y):
        X[row, 4 * group : 4 * group + 4] += rng.poisson(1.5, 4)
    return sp.csr_matrix(X), np.array(["c", "go", "rust"])[y]


def random_weights(rng, d=5, h=4, k=3, dtype=np.float64):
    return Weights(*(rng.normal(size=size).astype(dtype) for size in ((d, h), (h,), (h, k), (k,))))


@pytest.mark.parametrize("relu", [False, True])
@pytest.mark.parametrize("smoothing", [0.0, 0.1])
def test_gradients_agree_with_finite_differences(relu, smoothing):
    rng = np.random.default_rng(3)
    X, y, weight = rng.random((6, 5)), rng.integers(0, 3, 6), rng.random(6) + 0.5
    weights = random_weights(rng)
    targets = smooth_targets(y, 3, smoothing, np.float64)

    def loss() -> float:
        return cross_entropy(forward(X, weights, relu)[1], targets, weight)

    H, logits = forward(X, weights, relu)
    g_logits = logit_gradient(logits, targets, weight, relu)
    g_hidden = hidden_gradient(g_logits, weights, H, None)
    analytic = {
        "w1_DH": X.T @ g_hidden,
        "b1_H": g_hidden.sum(0),
        "w2_HK": H.T @ g_logits,
        "b2_K": g_logits.sum(0),
    }

    for name, gradient in analytic.items():
        array = getattr(weights, name)
        for place in np.ndindex(array.shape):
            kept = array[place]
            array[place] = kept + 1e-6
            above = loss()
            array[place] = kept - 1e-6
            below = loss()
            array[place] = kept
            assert gradient[place] == pytest.approx((above - below) / 2e-6, abs=1e-7), (name, place)


def test_a_step_matches_numbers_worked_out_by_hand():
    """One input x = 1, one hidden unit, two classes, true class 0.

    w1 = 1, b1 = 0 gives h = 1; w2 = [1, -1], b2 = 0 gives logits [1, -1].
    p0 = e / (e + 1/e) = 0.880797, so d logits = [p0 - 1, 1 - p0] = [-0.119203, 0.119203].
    d w2 = h * that; d h = -0.119203 * 1 + 0.119203 * -1 = -0.238406 = d w1 = d b1.
    Adam's first step moves each by the learning rate against the sign of its gradient.
    """
    network = TokenBagMLP(hidden_units=1, random_state=0, learning_rate=0.1, **PLAIN)
    network.partial_fit(np.zeros((1, 1)), ["a"], classes=["a", "b"])
    network.weights_ = Weights(*(np.array(v, dtype=np.float32) for v in ([[1]], [0], [[1, -1]], [0, 0])))
    w = network.weights_
    from lsp_langid.training.adam import Adam

    network._adam = [Adam(array) for array in (w.w1_DH, w.b1_H, w.w2_HK, w.b2_K)]
    network._n_steps = 0
    with ThreadPoolExecutor(2) as pool:
        loss = network._step(
            np.ones((1, 1), np.float32),
            np.array([0]),
            np.ones(1, np.float32),
            0.1,
            np.random.RandomState(0),
            pool,
        )

    assert loss == pytest.approx(-np.log(0.880797), abs=1e-5)
    np.testing.assert_allclose(w.w1_DH, [[1.1]], atol=1e-5)
    np.testing.assert_allclose(w.b1_H, [0.1], atol=1e-5)
    np.testing.assert_allclose(w.w2_HK, [[1.1, -1.1]], atol=1e-5)
    np.testing.assert_allclose(w.b2_K, [0.1, -0.1], atol=1e-5)


def test_probabilities_equal_scikit_learns_with_the_same_weights():
    """Its hidden activation cannot be ELU, so inputs are made that keep every unit above zero."""
    rng = np.random.default_rng(0)
    X, y = rng.random((40, 6)), rng.integers(0, 3, 40)
    theirs = MLPClassifier((5,), activation="relu", max_iter=1, random_state=0).fit(X, y)
    theirs.coefs_[0] = np.abs(theirs.coefs_[0])
    theirs.intercepts_[0] = np.abs(theirs.intercepts_[0])
    ours = TokenBagMLP(hidden_units=5, max_epochs=1, random_state=0).fit(X, y)
    ours.weights_ = Weights(theirs.coefs_[0], theirs.intercepts_[0], theirs.coefs_[1], theirs.intercepts_[1])

    np.testing.assert_allclose(ours.predict_proba(X), theirs.predict_proba(X), atol=1e-6)


def test_learns_what_can_be_learnt():
    X, y = blobs()
    X_new, y_new = blobs(seed=1)

    network = TokenBagMLP(hidden_units=16, max_epochs=15, learning_rate=0.01, random_state=0).fit(X, y)

    assert network.score(X_new, y_new) > 0.9
    np.testing.assert_allclose(network.predict_proba(X_new).sum(axis=1), 1)


def test_the_same_seed_gives_the_same_weights_and_another_seed_others():
    X, y = blobs()
    first, second, other = (
        TokenBagMLP(hidden_units=8, max_epochs=2, random_state=seed).fit(X, y).weights_.w1_DH
        for seed in (5, 5, 6)
    )

    np.testing.assert_array_equal(first, second)
    assert not np.array_equal(first, other)


def test_sparse_and_dense_input_give_the_same_network():
    X, y = blobs()
    sparse = TokenBagMLP(hidden_units=8, max_epochs=2, random_state=0, token_dropout=0.0).fit(X, y)
    dense = TokenBagMLP(hidden_units=8, max_epochs=2, random_state=0, token_dropout=0.0).fit(X.toarray(), y)

    np.testing.assert_allclose(sparse.weights_.w1_DH, dense.weights_.w1_DH, atol=1e-4)


def test_sparse_input_is_never_made_dense(monkeypatch):
    X, y = blobs()

    def refuse(*args, **kwargs):
        raise AssertionError("made dense")

    for name in ("toarray", "todense"):
        monkeypatch.setattr(sp.csr_matrix, name, refuse)
        monkeypatch.setattr(sp.csc_matrix, name, refuse)

    network = TokenBagMLP(hidden_units=4, max_epochs=1, random_state=0).fit(X, y)

    assert network.predict(X).shape == y.shape


def test_heavy_samples_outweigh_light_ones():
    X = np.array([[1.0], [1.0]], dtype=np.float32).repeat(50, axis=0)
    y = np.array(["a"] * 50 + ["b"] * 50)
    weight = np.where(y == "b", 9.0, 1.0)

    network = TokenBagMLP(hidden_units=4, max_epochs=60, learning_rate=0.02, random_state=0, **PLAIN)
    network.fit(X, y, weight)

    assert network.predict_proba(X[:1])[0, 1] == pytest.approx(0.9, abs=0.03)


def test_a_penalty_keeps_weights_small():
    X, y = blobs()
    free, bound = (
        TokenBagMLP(
            hidden_units=8, max_epochs=30, learning_rate=0.02, alpha=alpha, random_state=0, **PLAIN
        ).fit(X, y)
        for alpha in (0, 0.1)
    )

    assert np.abs(bound.weights_.w2_HK).mean() < 0.7 * np.abs(free.weights_.w2_HK).mean()


def test_early_stopping_holds_out_whole_groups_and_keeps_the_best_epoch(monkeypatch):
    X, y = blobs()
    groups = np.arange(len(y)) // 10
    network = TokenBagMLP(
        hidden_units=32, max_epochs=60, learning_rate=0.05, early_stopping=True, random_state=0
    )
    kept, held = network._hold_out(np.zeros(len(y)), groups)
    network.fit(X, y, groups=groups)

    assert not set(groups[kept]) & set(groups[held])
    losses = [epoch["validation_loss"] for epoch in network.history_]
    assert len(losses) < 60
    best = network._validate(X[held], np.searchsorted(network.classes_, y[held]))["validation_loss"]
    assert best == pytest.approx(min(losses), rel=1e-5)


def test_token_dropout_keeps_the_length_of_rows():
    X, _ = blobs(50)
    dropped = drop_tokens(X, 0.3, np.random.RandomState(0))
    before, after = (np.sqrt(m.multiply(m).sum(axis=1)) for m in (X, dropped))

    lost = 1 - (dropped.data != 0).mean()
    assert 0.2 < lost < 0.4
    kept = np.asarray(after).ravel() > 0
    np.testing.assert_allclose(np.asarray(after).ravel()[kept], np.asarray(before).ravel()[kept], rtol=1e-5)


def test_partial_fit_goes_on_from_where_it_was():
    X, y = blobs()
    network = TokenBagMLP(hidden_units=16, learning_rate=0.01, random_state=0)
    scores = [network.partial_fit(X, y, classes=["c", "go", "rust"]).score(X, y) for _ in range(8)]

    assert scores[-1] > max(0.9, scores[0])


def test_two_passes_draw_differently(monkeypatch):
    """Else every pass would take the rows in one order and leave out the same hidden units."""
    X, y = blobs(100)
    orders = []
    monkeypatch.setattr(
        "lsp_langid.training.network._batches",
        lambda n, size, rng: orders.append(rng.permutation(n)) or [orders[-1]],
    )
    network = TokenBagMLP(hidden_units=4, random_state=3)

    for _ in range(2):
        network.partial_fit(X, y, classes=["c", "go", "rust"])

    assert not np.array_equal(*orders)


def test_passes_of_the_same_seed_give_the_same_weights():
    X, y = blobs()
    first, second, other = (
        TokenBagMLP(hidden_units=8, batch_size=64, random_state=seed) for seed in (5, 5, 6)
    )
    for network in (first, second, other):
        for _ in range(3):
            network.partial_fit(X, y)

    np.testing.assert_array_equal(first.weights_.w1_DH, second.weights_.w1_DH)
    assert not np.array_equal(first.weights_.w1_DH, other.weights_.w1_DH)


def test_the_starting_weights_can_be_had_without_learning():
    """They are those that a first pass starts from."""
    X, y = blobs()
    started = TokenBagMLP(hidden_units=8, random_state=5).initialize(X, ["c", "go", "rust"])
    before = started.weights_.copy()
    started.partial_fit(X, y)
    at_once = TokenBagMLP(hidden_units=8, random_state=5).partial_fit(X, y)

    assert not np.array_equal(before.w1_DH, started.weights_.w1_DH)
    np.testing.assert_array_equal(started.weights_.w1_DH, at_once.weights_.w1_DH)


def test_relu_logits_are_never_negative():
    X, y = blobs()
    network = TokenBagMLP(hidden_units=4, max_epochs=1, logit_activation="relu", random_state=0).fit(X, y)

    assert network.decision_function(X).min() >= 0


def test_a_constant_network_is_right_by_chance_only():
    """Equal logits everywhere: strict argmax names the first class, and only its rows are hits."""
    X, y = blobs()
    network = TokenBagMLP(hidden_units=4, max_epochs=1, random_state=0).fit(X, y)
    for array in (network.weights_.w2_HK, network.weights_.b2_K):
        array[:] = 0

    np.testing.assert_allclose(network.predict_proba(X), 1 / 3)
    assert network.score(X, y) == (y == "c").mean()


@pytest.mark.parametrize("parameters", [{"logit_activation": "tanh"}, {"schedule": "linear"}])
def test_an_unknown_choice_is_named(parameters):
    X, y = blobs(30)
    with pytest.raises(ValueError, match="expected"):
        TokenBagMLP(**parameters).fit(X, y)
    with pytest.raises(ValueError, match="expected"):
        TokenBagMLP(**parameters).partial_fit(X, y)


def test_labels_that_come_later_are_refused():
    X, y = blobs(30)
    network = TokenBagMLP(hidden_units=4, random_state=0).partial_fit(X, y, classes=["c", "go", "rust"])

    with pytest.raises(ValueError, match="zig"):
        network.partial_fit(X, np.array(["zig"] * 30))


def test_a_clone_has_the_same_parameters():
    network = TokenBagMLP(hidden_units=7, dropout=0.1)

    assert clone(network).get_params() == network.get_params()


SMALL = {
    "hidden_units": 16,
    "max_epochs": 60,
    "learning_rate": 0.03,
    "init_scale": 0.5,
    "batch_size": 10_000,
    **PLAIN,
}


# These ask for pandas or for another kind of array, which nobody here passes in.
NOT_OURS = {
    "check_array_api_input",
    "check_classifier_data_not_an_array",
    "check_sample_weights_pandas_series",
}


@pytest.mark.parametrize(
    ("estimator", "check"),
    [
        pytest.param(estimator, check, id=check.func.__name__)
        for estimator, check in estimator_checks_generator(TokenBagMLP(random_state=0, **SMALL), legacy=True)
        if check.func.__name__ not in NOT_OURS
    ],
)
def test_scikit_learns_estimator_checks_pass(estimator, check):
    check(estimator)
