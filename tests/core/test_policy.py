from __future__ import annotations

from dataclasses import replace

import pytest

from lsp_langid.core.policy import KEPT, MODES, Observed, Policy, Thresholds, decide
from lsp_langid.core.ranking import Ranking
from lsp_langid.core.verdict import Ranked, Reason

USUAL = Thresholds(by_label={"rust": 0.9}, not_code=0.2)
SHORT_NEEDS_MORE = Thresholds(borders=(10, 100), by_length=(0.9, 0.7, 0.5))
POLICY = Policy({"careful": Thresholds(by_length=(0.95,)), "balanced": USUAL, "eager": SHORT_NEEDS_MORE}, 6)


def observed(rows, not_code, visible, n_tokens):
    languages, shares = zip(*rows, strict=True)
    return Observed(Ranking(languages, list(range(len(rows))), list(shares)), not_code, visible, n_tokens)


def ask(table, visible=20, not_code=0.0, n_tokens=50, mode="balanced", without=(), **confidences):
    rows = sorted(
        (Ranked(table.by_id(name), value) for name, value in confidences.items()),
        key=lambda row: -row.confidence,
    )
    supersets = {name: row for name, row in table.families.items() if row.id not in without}
    verdict = decide(observed(rows, not_code, visible, n_tokens), POLICY, supersets, mode)
    return verdict.language and verdict.language.id, verdict.reason


@pytest.mark.parametrize(
    ("confidences", "visible", "language", "reason"),
    [
        pytest.param({"python": 0.7}, 20, "python", Reason.MODEL, id="sure-enough"),
        pytest.param({"python": 0.6}, 20, "python", Reason.MODEL, id="at-the-threshold"),
        pytest.param({"python": 0.59}, 20, None, Reason.UNSURE, id="below-the-threshold"),
        pytest.param({"python": 0.55, "cython": 0.4}, 20, "python", Reason.FAMILY, id="leader-of-a-family"),
        pytest.param({"python": 0.55, "ruby": 0.4}, 20, None, Reason.UNSURE, id="doubt-between-strangers"),
        pytest.param({"c": 0.45, "cpp": 0.44}, 20, "cpp", Reason.FAMILY, id="the-superset-of-a-family"),
        pytest.param(
            {"html": 0.5, "twig": 0.1, "jinja": 0.1}, 20, "html", Reason.FAMILY, id="templates-of-it"
        ),
        pytest.param({"html": 0.4, "twig": 0.3}, 20, "html", Reason.FAMILY, id="even-without-a-majority"),
        pytest.param({"twig": 0.5, "html": 0.4}, 20, None, Reason.UNSURE, id="no-template-for-its-host"),
        pytest.param({"c": 0.3, "cpp": 0.2}, 20, None, Reason.UNSURE, id="not-sure-of-the-family-either"),
        pytest.param({"rust": 0.8}, 20, None, Reason.UNSURE, id="a-language-that-needs-more"),
        pytest.param({"rust": 0.95}, 20, "rust", Reason.MODEL, id="and-gets-it"),
        pytest.param({"python": 0.99}, 5, None, Reason.TOO_SHORT, id="five-characters-prove-nothing"),
        pytest.param({"plaintext": 0.2}, 20, None, Reason.NOT_CODE, id="prose-however-unsure"),
    ],
)
def test_speaks_or_stays_silent_and_says_why(table, confidences, visible, language, reason):
    assert ask(table, visible, **confidences) == (language, reason)


def test_a_family_answers_with_the_confidence_of_all_its_members(table):
    rows = [Ranked(table.by_id("c"), 0.45), Ranked(table.by_id("cpp"), 0.44), Ranked(table.by_id("go"), 0.1)]

    verdict = decide(observed(rows, 0.0, 20, 50), POLICY, table.families)

    assert verdict.confidence == pytest.approx(0.89)
    assert verdict.best.id == "c"


def test_relatives_count_however_far_down_they_stand(table):
    templates = ("twig", "jinja", "ejs", "erb", "liquid", "smarty", "vue")
    rows = [Ranked(table.by_id("html"), 0.4), *(Ranked(table.by_id(name), 0.05) for name in templates)]

    verdict = decide(observed(rows, 0.0, 20, 50), POLICY, table.families)

    assert verdict.confidence == pytest.approx(0.75)
    assert len(verdict.ranked) == KEPT


def test_a_superset_that_the_user_did_not_name_is_no_answer(table):
    assert ask(table, c=0.45, cpp=0.44, without=("cpp",)) == (None, Reason.UNSURE)


def test_prose_is_left_alone_even_when_the_user_named_only_languages(table):
    assert ask(table, not_code=0.9, python=0.99) == (None, Reason.NOT_CODE)


def test_some_doubt_whether_it_is_code_at_all_is_enough_to_be_silent(table):
    assert ask(table, not_code=0.2, python=0.7) == (None, Reason.UNSURE)
    assert ask(table, not_code=0.19, python=0.7) == ("python", Reason.MODEL)


def test_a_careful_mode_needs_more(table):
    assert ask(table, python=0.9)[0] == "python"
    assert ask(table, python=0.9, mode="careful") == (None, Reason.UNSURE)


@pytest.mark.parametrize(
    ("n_tokens", "language"),
    [(5, None), (10, None), (11, "python"), (100, "python"), (101, "python")],
)
def test_a_shorter_text_may_need_more(table, n_tokens, language):
    assert ask(table, python=0.8, mode="eager", n_tokens=n_tokens)[0] == language


def test_thresholds_that_do_not_fit_their_borders_are_refused():
    with pytest.raises(ValueError, match="2 borders part 2 lengths"):
        Thresholds(borders=(1, 2), by_length=(0.5, 0.5))


def test_a_policy_knows_every_mode():
    with pytest.raises(ValueError, match="careful"):
        Policy({mode: Thresholds() for mode in MODES if mode != "careful"})


def test_the_model_alone_never_tells_a_weak_language(table):
    weak = replace(table.by_id("crystal"), weak=True)
    rows = [Ranked(weak, 0.99), Ranked(table.by_id("ruby"), 0.01)]

    verdict = decide(observed(rows, 0.0, 20, 50), POLICY, table.families)

    assert (verdict.language, verdict.reason, verdict.best.id) == (None, Reason.UNSURE, "crystal")


def test_a_weak_member_of_a_family_is_told_as_its_superset(table):
    weak = replace(table.by_id("cuda-cpp"), weak=True)
    rows = [Ranked(weak, 0.7), Ranked(table.by_id("cpp"), 0.25)]

    verdict = decide(observed(rows, 0.0, 20, 50), POLICY, table.families)

    assert (verdict.language.id, verdict.reason) == ("cpp", Reason.FAMILY)
