"""`TokenBagMLP`: sparse counts, one hidden layer of ELU units, softmax; a scikit-learn estimator.

Knows: how to learn weights. Never: tokens, languages, files.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.model_selection import GroupShuffleSplit, StratifiedShuffleSplit
from sklearn.utils import check_random_state
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import _check_sample_weight, check_is_fitted, validate_data

from lsp_langid.core.mlp import softmax
from lsp_langid.training.adam import Adam, scheduled_rate
from lsp_langid.training.passes import (
    Weights,
    activate_logits,
    cross_entropy,
    forward,
    hidden_gradient,
    logit_gradient,
    smooth_targets,
)

Array = npt.NDArray[Any]
_FLOATS = (np.float32, np.float64)  # kept as they come: float32 to train, float64 to be checked
_THREADS = 2  # halves of a batch; a fixed number, so that every machine adds in the same order


class TokenBagMLP(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """One hidden layer over a bag of tokens. Sparse input is never made dense.

    Args:
        hidden_units: Size of the hidden layer.
        dropout: Share of hidden units left out at each training step.
        token_dropout: Share of a text's features left out at each training step; the row keeps
            its length. It stops the network from leaning on one telling token.
        alpha: L2 penalty: the loss has `alpha / 2 * (sum w1^2 + sum w2^2)` beside the cross-entropy.
        label_smoothing: Share of a target's mass spread over all classes.
        learning_rate: Adam's highest rate.
        schedule: "cosine" (short rise, half cosine) or "constant".
        batch_size: Rows of one step.
        max_epochs: Passes over the data; fewer with early stopping.
        early_stopping: Hold out data, keep the weights of the best epoch, stop after `patience`
            epochs without a better one. Held out are whole groups where `fit` is told groups.
        validation_fraction: Share held out.
        patience: Epochs without a better validation loss before stopping.
        logit_activation: "linear"; "relu" only to show what it breaks.
        init_scale: Standard deviation of the first layer's starting weights. Inputs have length
            1, so this is also the spread of the hidden units at the start.
        random_state: Seed: same data, same seed, same weights. Order and dropout of several calls of
            `partial_fit` come from one generator, so that no two passes are alike.

    Attributes:
        classes_: Labels, sorted.
        weights_: `Weights`.
        history_: One dictionary an epoch: loss, learning_rate, and with validation also
            validation_loss, validation_accuracy.
    """

    def __init__(
        self,
        hidden_units: int = 128,
        *,
        dropout: float = 0.4,
        token_dropout: float = 0.3,
        alpha: float = 0.0,
        label_smoothing: float = 0.05,
        learning_rate: float = 2e-3,
        schedule: str = "cosine",
        batch_size: int = 512,
        max_epochs: int = 8,
        early_stopping: bool = False,
        validation_fraction: float = 0.1,
        patience: int = 2,
        logit_activation: str = "linear",
        init_scale: float = 0.1,
        random_state: int | None = None,
    ) -> None:
        self.hidden_units = hidden_units
        self.dropout = dropout
        self.token_dropout = token_dropout
        self.alpha = alpha
        self.label_smoothing = label_smoothing
        self.learning_rate = learning_rate
        self.schedule = schedule
        self.batch_size = batch_size
        self.max_epochs = max_epochs
        self.early_stopping = early_stopping
        self.validation_fraction = validation_fraction
        self.patience = patience
        self.logit_activation = logit_activation
        self.init_scale = init_scale
        self.random_state = random_state

    def fit(
        self,
        X: Any,
        y: Any,
        sample_weight: Any = None,
        *,
        groups: Any = None,
        validation: tuple[Any, Any] | None = None,
        progress: Callable[[int, int, dict[str, float]], None] | None = None,
    ) -> TokenBagMLP:
        """Learn from rows of damped counts.

        Args:
            X: Shape (N, D), CSR or dense.
            y: Labels, shape (N,).
            sample_weight: Weight of each row in the loss, shape (N,).
            groups: Project of each row; with early stopping, whole projects are held out.
            validation: Held-out rows and labels; used instead of splitting.
            progress: Called after every step with (step, n_steps, figures so far).
        """
        X, codes, weight = self._start(X, y, sample_weight)
        held: tuple[Any, Array] | None = None
        if validation is not None:
            X_val = validate_data(self, validation[0], reset=False, accept_sparse="csr", dtype=_FLOATS)
            held = (X_val, self._encode(validation[1]))
        elif self.early_stopping:
            kept, out = self._hold_out(codes, groups)
            held = (X[out], codes[out])
            X, codes, weight = X[kept], codes[kept], weight[kept]
        self._initialize(X.shape[1], X.dtype)
        # Not from where the starting weights left off: a model must come out as it always did.
        self._rng = check_random_state(self.random_state)
        self._train(X, codes, weight, held, progress)
        return self

    def initialize(self, X: Any, classes: Any) -> TokenBagMLP:
        """Draw the starting weights and learn nothing; `partial_fit` goes on from here.

        Args:
            X: Shape (N, D); only D and the type of its numbers count.
            classes: All labels that will ever come.
        """
        self._check_choices()
        X = validate_data(self, X, accept_sparse="csr", dtype=_FLOATS)
        self.classes_ = np.unique(classes)
        self._initialize(X.shape[1], X.dtype)
        return self

    def partial_fit(self, X: Any, y: Any, classes: Any = None, sample_weight: Any = None) -> TokenBagMLP:
        """Make one more pass at a constant rate, from the weights as they are.

        Args:
            X: Shape (N, D).
            y: Labels, shape (N,).
            classes: All labels that will ever come; needed at the first call.
            sample_weight: Weight of each row, shape (N,).
        """
        if not hasattr(self, "weights_"):
            self.initialize(X, y if classes is None else classes)
        elif classes is not None and not np.array_equal(np.unique(classes), self.classes_):
            raise ValueError(
                f"classes={list(classes)!r} differ from those of the first call: {self.classes_!r}"
            )
        X = validate_data(self, X, reset=False, accept_sparse="csr", dtype=_FLOATS)
        weight = _check_sample_weight(sample_weight, X, dtype=X.dtype)
        codes = self._encode(y)
        with ThreadPoolExecutor(_THREADS) as pool:
            for rows in _batches(X.shape[0], self.batch_size, self._rng):
                self._step(X[rows], codes[rows], weight[rows], self.learning_rate, self._rng, pool)
        return self

    def decision_function(self, X: Any) -> Array:
        """Logits, shape (N, K); for two classes the second's lead over the first, shape (N,)."""
        logits = self._logits(X)
        if logits.shape[1] == 2:
            return np.asarray(logits[:, 1] - logits[:, 0])
        return logits

    def predict_proba(self, X: Any) -> Array:
        """Softmax of the logits, shape (N, K), rows sum to 1."""
        return softmax(self._logits(X).astype(np.float64))

    def predict(self, X: Any) -> Array:
        """Label of the largest logit, shape (N,). Ties go to the first label, which is not a hit."""
        best = self._logits(X).argmax(axis=1)
        return np.asarray(self.classes_[best])

    def _logits(self, X: Any) -> Array:
        check_is_fitted(self)
        X = validate_data(self, X, reset=False, accept_sparse="csr", dtype=_FLOATS)
        relu = self.logit_activation == "relu"
        blocks = [forward(X[i : i + 4096], self.weights_, relu)[1] for i in range(0, X.shape[0], 4096)]
        return np.asarray(np.concatenate(blocks))

    def _check_choices(self) -> None:
        if self.logit_activation not in ("linear", "relu"):
            raise ValueError(f"logit_activation={self.logit_activation!r}: expected 'linear' or 'relu'")
        if self.schedule not in ("cosine", "constant"):
            raise ValueError(f"schedule={self.schedule!r}: expected 'cosine' or 'constant'")

    def _start(self, X: Any, y: Any, sample_weight: Any) -> tuple[Any, Array, Array]:
        self._check_choices()
        X, y = validate_data(self, X, y, accept_sparse="csr", dtype=_FLOATS)
        check_classification_targets(y)
        self.classes_ = np.unique(y)
        if len(self.classes_) < 2:
            raise ValueError(f"y has 1 class ({self.classes_[0]!r}); a classifier needs at least two")
        return X, self._encode(y), _check_sample_weight(sample_weight, X, dtype=X.dtype)

    def _encode(self, y: Any) -> Array:
        y = np.asarray(y)
        codes = np.searchsorted(self.classes_, y)
        codes = np.asarray(np.minimum(codes, len(self.classes_) - 1))
        if (unknown := self.classes_[codes] != y).any():
            raise ValueError(
                f"y has labels that were not there at the first fit: {np.unique(y[unknown])[:5]!r}"
            )
        return codes

    def _hold_out(self, codes: Array, groups: Any) -> tuple[Array, Array]:
        splitter = StratifiedShuffleSplit if groups is None else GroupShuffleSplit
        split = splitter(1, test_size=self.validation_fraction, random_state=self.random_state)
        kept, out = next(split.split(np.zeros(len(codes)), codes, groups))
        return kept, out

    def _initialize(self, n_features: int, dtype: Any) -> None:
        self._rng = rng = check_random_state(self.random_state)
        n_hidden, n_classes = self.hidden_units, len(self.classes_)
        limit = np.sqrt(6 / (n_hidden + n_classes))  # Glorot and Bengio, AISTATS 2010
        self.weights_ = Weights(
            (rng.standard_normal((n_features, n_hidden)) * self.init_scale).astype(dtype),
            np.zeros(n_hidden, dtype=dtype),
            rng.uniform(-limit, limit, (n_hidden, n_classes)).astype(dtype),
            np.zeros(n_classes, dtype=dtype),
        )
        w = self.weights_
        self._adam = [Adam(array) for array in (w.w1_DH, w.b1_H, w.w2_HK, w.b2_K)]
        self._n_steps = 0

    def _train(
        self,
        X: Any,
        codes: Array,
        weight: Array,
        held: tuple[Any, Array] | None,
        progress: Callable[[int, int, dict[str, float]], None] | None,
    ) -> None:
        rng = self._rng
        n_steps = self.max_epochs * -(-X.shape[0] // self.batch_size)
        best, best_loss, since_best = None, np.inf, 0
        self.history_: list[dict[str, float]] = []
        figures: dict[str, float] = {}
        with ThreadPoolExecutor(_THREADS) as pool:
            for _epoch in range(self.max_epochs):
                losses = []
                for rows in _batches(X.shape[0], self.batch_size, rng):
                    rate = scheduled_rate(self.learning_rate, self._n_steps, n_steps, self.schedule)
                    losses.append(self._step(X[rows], codes[rows], weight[rows], rate, rng, pool))
                    if progress:
                        progress(self._n_steps, n_steps, figures | {"loss": losses[-1]})
                figures = {"loss": float(np.mean(losses)), "learning_rate": rate}
                if held is not None:
                    figures |= self._validate(*held)
                self.history_.append(figures)
                if held is None or not self.early_stopping:
                    continue
                if figures["validation_loss"] < best_loss:
                    best, best_loss, since_best = self.weights_.copy(), figures["validation_loss"], 0
                elif (since_best := since_best + 1) >= self.patience:
                    break
        if best is not None:
            self.weights_ = best
        self.n_iter_ = len(self.history_)

    def _validate(self, X: Any, codes: Array) -> dict[str, float]:
        logits = self._logits(X)
        targets = smooth_targets(codes, len(self.classes_), 0.0, logits.dtype)
        loss = cross_entropy(logits, targets, np.ones(len(codes), dtype=logits.dtype))
        # Strict: where the true logit ties with another it must be the first of them to count,
        # and an all-equal row is a miss for all labels but one.
        return {
            "validation_loss": loss,
            "validation_accuracy": float((logits.argmax(axis=1) == codes).mean()),
        }

    def _step(
        self,
        X: Any,
        codes: Array,
        weight: Array,
        rate: float,
        rng: np.random.RandomState,
        pool: ThreadPoolExecutor,
    ) -> float:
        """One step of Adam on one batch; returns its loss without the penalty."""
        if self.token_dropout:
            X = drop_tokens(X, self.token_dropout, rng)
        w, relu = self.weights_, self.logit_activation == "relu"
        keep = None
        if self.dropout:
            kept = rng.random_sample((X.shape[0], self.hidden_units)) >= self.dropout
            keep = kept.astype(w.w2_HK.dtype) / (1 - self.dropout)
        H_NH = np.concatenate(list(pool.map(lambda part: forward(X[part], w)[0], _halves(X.shape[0]))))
        dropped_NH = H_NH if keep is None else H_NH * keep
        logits = activate_logits(dropped_NH @ w.w2_HK + w.b2_K, relu)
        targets = smooth_targets(codes, len(self.classes_), self.label_smoothing, logits.dtype)
        gradient_NK = logit_gradient(logits, targets, weight, relu)
        gradient_NH = hidden_gradient(gradient_NK, w, H_NH, keep)
        gradient_w2 = dropped_NH.T @ gradient_NK + self.alpha * w.w2_HK
        X_DN = X.T.tocsr() if sp.issparse(X) else X.T
        self._n_steps += 1
        step = self._n_steps

        def update_rows(rows: slice) -> None:
            gradient = np.asarray(X_DN[rows] @ gradient_NH)
            if self.alpha:
                gradient += self.alpha * w.w1_DH[rows]
            self._adam[0].update(gradient, step, rate, rows)

        list(pool.map(update_rows, _halves(X.shape[1])))
        self._adam[1].update(gradient_NH.sum(axis=0), step, rate)
        self._adam[2].update(gradient_w2, step, rate)
        self._adam[3].update(gradient_NK.sum(axis=0), step, rate)
        return cross_entropy(logits, targets, weight)

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.sparse = True
        return tags


def drop_tokens(X: Any, rate: float, rng: np.random.RandomState) -> Any:
    """Leave out each entry of each row with probability `rate`; rows keep their length."""
    if not sp.issparse(X):
        return X * (rng.random_sample(X.shape) >= rate).astype(X.dtype)
    data = X.data * (rng.random_sample(len(X.data)) >= rate)
    rows = np.repeat(np.arange(X.shape[0]), np.diff(X.indptr))
    before = np.bincount(rows, X.data**2, minlength=X.shape[0])
    after = np.bincount(rows, data**2, minlength=X.shape[0])
    scale = np.sqrt(before / np.where(after > 0, after, 1))
    return sp.csr_matrix(((data * scale[rows]).astype(X.dtype), X.indices, X.indptr), shape=X.shape)


def _halves(n: int) -> list[slice]:
    bounds = np.linspace(0, n, _THREADS + 1).astype(int)
    return [slice(int(a), int(b)) for a, b in itertools.pairwise(bounds)]


def _batches(n: int, size: int, rng: np.random.RandomState) -> list[Array]:
    order = rng.permutation(n)
    return [order[i : i + size] for i in range(0, n, size)]
