from __future__ import annotations

import numpy as np
import pytest

from lsp_langid.core.model import Model
from lsp_langid.errors import CorpusError
from lsp_langid.training.trials import MOST_WRONGLY_CLAIMED, Trials, judge, upper_bound

RNG = np.random.default_rng(5)


def scored(mean: float, count: int, n_tokens: int = 100) -> np.ndarray:
    return np.stack([RNG.normal(mean, 1, count), np.full(count, n_tokens)])


def trials(others: float, own: float = 4.0, near: float | None = None) -> Trials:
    """Three parts; `near` is the mean score of one language's windows, `others` that of the rest."""
    made = Trials()
    for _ in range(3):
        made.own.append(scored(own, 300))
        made.bands.setdefault(10, []).append(scored(own, 50))
        made.bands.setdefault(0, []).append(scored(own + 2, 10))
        made.bands.setdefault(40, []).append(np.zeros((2, 0)))
        made.others.append(np.hstack([scored(others, 800), scored(others if near is None else near, 10)]))
        made.labels.append(np.repeat([0, 2], [800, 10]))
    return made


def test_what_is_told_apart_is_told_and_claims_next_to_nothing(model: Model):
    found = judge(trials(others=-6.0), model, "flow")

    assert found.threshold == 0.5
    assert found.card["recall"]["10"]["told"] > 0.98
    assert set(found.card["recall"]) == {"10", "file"}
    assert found.card["other_languages"]["at_most"] < MOST_WRONGLY_CLAIMED


def test_scores_are_scaled_to_mean_what_they_say(model: Model):
    """Twice as many of these rows are of the language at log-odds of log 2, the prior's weights counted."""
    made = trials(others=0.0, own=2.0)
    for parts in (made.own, made.others):
        parts[:] = [part * np.array([[0.2], [1]]) for part in parts]

    found = judge(made, model, "flow")

    assert found.slope == pytest.approx(10, rel=0.2)  # what undoes the 0.2, times the 2 of these bells


def test_a_higher_threshold_is_taken_where_more_would_be_claimed(model: Model):
    found = judge(trials(others=0.5), model, "flow")

    assert found.threshold > 0.5
    assert found.card["other_languages"]["at_most"] < MOST_WRONGLY_CLAIMED


def test_a_double_of_a_known_language_is_refused_though_few_windows_are_claimed(model: Model):
    with pytest.raises(CorpusError, match="hardly to be told from rust"):
        judge(trials(others=-8.0, near=4.0), model, "flow")


def test_a_language_like_all_others_claims_none_of_them(model: Model):
    found = judge(trials(others=0.0, own=0.1), model, "flow")

    assert found.card["recall"]["10"]["told"] < 0.1


@pytest.mark.parametrize(
    ("hits", "count", "bound"), [(0, 100, 0.037), (5, 100, 0.112), (0, 10_000, 0.0004), (50, 100, 0.596)]
)
def test_the_bound_is_wilsons(hits, count, bound):
    """Against a table of the interval."""
    assert upper_bound(hits, count) == pytest.approx(bound, abs=6e-4)
