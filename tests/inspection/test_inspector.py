"""Questions to the small model, whose answers can be worked out by hand, and what holds for any model."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lsp_langid.core.personal.background import Background
from lsp_langid.core.weighting import RAW
from lsp_langid.inspection.inspector import Inspector


@pytest.fixture
def inspector(model):
    return Inspector(model)


@pytest.fixture
def watched(model):
    """The small model with a background: six windows of plain text and of Python, none of Rust."""
    hidden_NH = np.array([[1.0, 0.0, 0.0]] * 6 + [[0.0, 0.5, 0.25]] * 6)
    labels, ones = np.array([0] * 6 + [1] * 6), np.ones(12, dtype=np.int32)
    background = Background.of_activations(hidden_NH, labels, ones, ones)
    return Inspector(replace(model, background=lambda: background))


def told(tokens):
    return [(token.text, round(token.weight, 4)) for token in tokens]


def test_a_token_speaks_for_a_language_against_the_average_one(inspector):
    """`def` adds 1 to the logit of Python, so a third to the mean of the three."""
    facts = inspector.language("python")

    assert told(facts.tokens_for) == [("def", 0.6667)]
    assert told(facts.tokens_against) == [("fn", -0.3333), ("let", -0.1667), ("‹word›", -0.1)]


def test_of_raw_counts_a_token_weighs_more(model):
    raw = Inspector(replace(model, spec=replace(model.spec, weighting=RAW)))

    assert told(raw.language("python").tokens_for) == [("def", 6.6667)]


def test_lists_are_bounded_and_in_order(inspector):
    facts = inspector.language("rust", top=1)

    assert told(facts.tokens_for) == [("fn", 0.6667)]
    assert told(facts.tokens_against) == [("def", -0.3333)]
    assert len(facts.neighbours) == len(facts.units) == 1


def test_what_separates_two_languages(inspector):
    difference = inspector.difference("rust", "python")

    assert told(difference.tokens_first) == [("fn", 1.0), ("let", 0.5)]
    assert told(difference.tokens_second) == [("def", -1.0)]
    assert difference.units == ((1, -1.0), (2, 1.0), (0, 0.0))
    assert difference.similarity == pytest.approx(-0.5)  # of three that have nothing in common


def test_a_hidden_unit_without_a_background(inspector):
    facts = inspector.unit(2)

    assert told(facts.drivers) == [("fn", 10.0), ("let", 5.0)]
    assert facts.silencers == ()
    assert facts.speaks_for[0] == ("rust", pytest.approx(2 / 3))
    assert (facts.fires_for, facts.spread, facts.mean) == ((), None, None)
    assert inspector.language("rust").units[0].activation is None


def test_a_hidden_unit_is_watched_on_the_background(watched):
    facts = watched.unit(1)

    assert facts.fires_for == (("python", pytest.approx(0.5)), ("plaintext", 0.0))
    assert facts.mean == pytest.approx(0.25)
    assert facts.spread == pytest.approx(0.25)


def test_a_unit_gives_its_weight_times_what_it_fires_above_the_mean(watched):
    """Python: unit 1 speaks for it with 2/3 and fires there at 0.5, on average at 0.25."""
    (share,) = watched.language("python").units

    assert (share.unit, share.weight) == (1, pytest.approx(2 / 3))
    assert share.activation == pytest.approx(0.5)
    assert share.gives == pytest.approx(2 / 3 * 0.25)


def test_of_a_language_without_windows_only_weights_are_known(watched):
    (share,) = watched.language("rust").units

    assert (share.unit, share.activation, share.gives) == (2, None, None)


def test_the_model_as_a_whole(inspector):
    overview = inspector.overview(2)

    assert (overview.name, overview.n_labels, overview.n_hidden) == ("small", 3, 3)
    assert (overview.n_symbols, overview.n_ngrams) == (7, 0)
    assert len(overview.closest_pairs) == len(overview.loneliest) == 2


@pytest.mark.parametrize("unit", [-1, 3])
def test_a_unit_that_is_not_there_is_an_error(inspector, unit):
    with pytest.raises(IndexError, match="the model has 3, counted from 0"):
        inspector.unit(unit)


def test_a_stranger_is_an_error(inspector):
    with pytest.raises(ValueError, match="not in tuple"):
        inspector.language("klingon")


@pytest.fixture(scope="module")
def shipped(detector):
    return Inspector(detector.model)


@pytest.mark.parametrize(("first", "second"), [("c", "cpp"), ("ocaml", "fsharp"), ("yaml", "json")])
def test_a_difference_the_other_way_round_is_the_same_with_the_other_sign(shipped, first, second):
    one, other = shipped.difference(first, second, 8), shipped.difference(second, first, 8)

    for ours, theirs in (
        (one.tokens_first, other.tokens_second),
        (one.tokens_second, other.tokens_first),
        (one.rare_first, other.rare_second),
        (one.ngrams_second, other.ngrams_first),
    ):
        assert [(t.feature, t.weight) for t in ours] == [(t.feature, -t.weight) for t in theirs]
    assert one.similarity == other.similarity
    assert [(unit, -weight) for unit, weight in one.units] == list(other.units)


@pytest.mark.parametrize("label", ["python", "rust", "plaintext", "fsharp"])
def test_lists_of_the_shipped_model_are_sorted_and_of_one_sign(shipped, label):
    facts = shipped.language(label, 12)

    for tokens in (facts.tokens_for, facts.rare_for, facts.ngrams_for):
        weights = [token.weight for token in tokens]
        assert len(weights) == 12
        assert weights == sorted(weights, reverse=True)
        assert weights[-1] > 0
    for tokens in (facts.tokens_against, facts.rare_against, facts.ngrams_against):
        weights = [token.weight for token in tokens]
        assert weights == sorted(weights)
        assert weights[-1] < 0
    assert {token.kind for token in facts.ngrams_for} <= {"pair", "triple", "frame"}
    assert {token.kind for token in facts.tokens_for + facts.rare_for} <= {"token", "shape"}


def test_a_difference_is_that_of_the_two_languages(shipped):
    """Both are log-odds against the average language, which drops out."""
    difference = shipped.difference("c", "cpp", 5)
    everything = 20_000
    for token in difference.rare_first:
        weights = []
        for label in ("c", "cpp"):
            facts = shipped.language(label, everything)
            found = {t.feature: t.weight for t in facts.rare_for + facts.rare_against}
            weights.append(found[token.feature])
        assert weights[0] - weights[1] == pytest.approx(token.weight, abs=1e-4)
