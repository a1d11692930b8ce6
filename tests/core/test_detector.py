from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lsp_langid.core.detector import Detector
from lsp_langid.core.verdict import Reason
from lsp_langid.core.weighting import RAW
from lsp_langid.errors import UnknownLanguageError


def said(verdict):
    return (verdict.language and verdict.language.id, verdict.reason)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        pytest.param("def def def", ("python", Reason.MODEL), id="the-model-answers"),
        pytest.param("fn fn let", ("rust", Reason.MODEL), id="and-tells-languages-apart"),
        pytest.param("some words here", (None, Reason.NOT_CODE), id="prose-is-left-alone"),
        pytest.param("", (None, Reason.TOO_SHORT), id="nothing-typed-yet"),
        pytest.param(" \n\t ", (None, Reason.TOO_SHORT), id="only-white-space"),
        pytest.param("def", (None, Reason.TOO_SHORT), id="three-characters-prove-nothing"),
        pytest.param(
            "#!/bin/sh\ndef def", ("shellscript", Reason.SHEBANG), id="a-shebang-goes-before-the-model"
        ),
        pytest.param("# vim: ft=lua\ndef def", ("lua", Reason.MODELINE), id="so-does-a-modeline"),
        pytest.param('{"def": "def"}', ("json", Reason.PROOF), id="so-does-a-proof"),
    ],
)
def test_names_the_language_and_the_reason(small_detector, text, answer):
    assert said(small_detector.identify(text)) == answer


@pytest.mark.parametrize(
    ("filename", "answer"),
    [
        pytest.param("x.rs", ("rust", Reason.FILE_NAME), id="a-name-that-settles-it"),
        pytest.param("x.unheardof", ("python", Reason.MODEL), id="a-name-that-says-nothing"),
        pytest.param("notes.txt", ("plaintext", Reason.FILE_NAME), id="a-text-file-stays-text"),
    ],
)
def test_a_file_name_goes_before_the_text(small_detector, filename, answer):
    assert said(small_detector.identify("def def def", filename)) == answer


def test_a_shared_extension_narrows_the_choice(detector):
    verdict = detector.identify("#include <stdio.h>\nint main(void);\n", "x.h")

    assert {row.language.id for row in verdict.ranked} <= {
        "c",
        "cpp",
        "objective-c",
        "objective-cpp",
        "cuda-cpp",
    }


def test_the_users_own_languages_bound_the_answer(small_detector, table):
    only = [table.find("rust"), table.find("plaintext")]

    verdict = small_detector.identify("def def def", only=only)

    assert {row.language.id for row in verdict.ranked} == {"rust", "plaintext"}


def test_a_shebang_outside_the_users_languages_is_not_followed(small_detector, table):
    verdict = small_detector.identify("#!/bin/sh\ndef def", only=[table.find("python")])

    assert said(verdict) == ("python", Reason.MODEL)


def test_languages_the_model_does_not_know_are_passed_over(small_detector, table):
    only = [table.find("cobol"), table.find("rust")]

    assert small_detector.identify("def def def", only=only).best.id == "rust"


def test_no_language_to_choose_from_is_said_and_not_answered_around(small_detector, table):
    for ask in (small_detector.identify, small_detector.rank):
        with pytest.raises(UnknownLanguageError, match="cobol"):
            ask("def def def", only=[table.find("cobol")])


def test_ranking_lists_every_language_and_sums_to_one(small_detector):
    ranked = small_detector.rank("def def fn")

    assert [row.language.id for row in ranked][:1] == ["python"]
    assert len(ranked) == 3
    assert sum(row.confidence for row in ranked) == pytest.approx(1)


def test_explains_what_spoke_for_and_against(small_detector):
    explanation = small_detector.explain("def def fn")

    assert (explanation.answer.id, explanation.runner_up.id) == ("python", "rust")
    assert explanation.supporting[0].token == "def"
    assert explanation.opposing[0].token == "fn"


def test_explains_another_answer_when_asked(small_detector, table):
    explanation = small_detector.explain("def def fn", answer=table.find("rust"))

    assert (explanation.answer.id, explanation.runner_up.id) == ("rust", "python")
    assert explanation.supporting[0].token == "fn"


def test_a_model_of_raw_counts_grows_surer_with_every_token(model, table):
    """`let` adds 5 to Rust's logit each time; the other two stay at 0."""
    counting = Detector(replace(model, spec=replace(model.spec, weighting=RAW)), table)

    for n in (1, 2):
        sure = counting.rank("let " * n)[0].confidence
        assert sure == pytest.approx(math.exp(5 * n) / (math.exp(5 * n) + 2), rel=1e-3)
    damped = Detector(model, table).explain("let let")
    assert counting.explain("let let").supporting[0].weight == pytest.approx(10, rel=1e-3)
    assert damped.supporting[0].weight < 5


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_gets_an_answer_twice_the_same(detector, text):
    first, second = detector.identify(text), detector.identify(text)

    assert first == second
    assert 0 <= first.confidence <= 1 + 1e-9


@pytest.mark.parametrize("text", ["\ud800", "a\x00b\x00c def", "x" * 3_000_000, "\r" * 1000, "def\r" * 50])
def test_odd_text_gets_an_answer(detector, text):
    assert detector.identify(text).reason in Reason


@pytest.mark.parametrize(("min_visible", "told"), [(3, True), (4, False), (None, False), (500, False)])
def test_how_much_text_an_answer_needs_can_be_set(small_detector, min_visible, told):
    verdict = small_detector.identify("def", min_visible=min_visible)

    assert (verdict.language is not None, verdict.reason is Reason.TOO_SHORT) == (told, not told)


def test_much_text_is_enough_however_much_is_wanted(small_detector):
    assert small_detector.identify("def " * 1000, min_visible=500).language.id == "python"


def test_a_prior_tips_the_balance(small_detector):
    text = "def fn def fn"
    prior = small_detector.prior({"rust": 2.0, "klingon": 9.0})

    assert small_detector.identify(text).best.id == "python"
    assert small_detector.identify(text, prior=prior).best.id == "rust"
    assert small_detector.rank(text, prior=prior)[0].language.id == "rust"


def test_a_prior_for_a_language_makes_no_code_of_prose(detector):
    text = "We met on Tuesday to talk about the roof, and nobody had brought the plans.\n"
    prior = detector.prior(
        {language.id: 9.0 for language in detector.languages if language.id != "plaintext"}
    )

    assert said(detector.identify(text, prior=prior)) == (None, Reason.NOT_CODE)


def test_following_a_document_gives_the_same_answers(detector):
    lines = detector.follow()
    for text in ("", "def f(x):\n", "def f(x):\n    return x\n", "fn f() {}\n"):
        assert detector.identify(text, lines=lines) == detector.identify(text)


@pytest.mark.parametrize("text", ["x = 1\n", "#!/bin/sh\n"], ids=["asked", "settled"])
def test_a_mode_that_there_is_not_is_refused(small_detector, text):
    with pytest.raises(ValueError, match="'bogus': expected one of careful, balanced, eager"):
        small_detector.identify(text, mode="bogus")
