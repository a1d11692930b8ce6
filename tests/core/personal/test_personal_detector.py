"""A detector that has learned from its user."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import numpy as np
import pytest
from makers import taught, with_background

from lsp_langid.core.detector import Detector
from lsp_langid.core.features import TokenBag
from lsp_langid.core.personal import MOST_CORRECTIONS, NOBODY, Personal
from lsp_langid.core.prior import Prior
from lsp_langid.core.verdict import Reason
from lsp_langid.core.weighting import RAW


@pytest.fixture
def shipped(model, table) -> Detector:
    return Detector(with_background(model), table)


def corrected(detector: Detector, *pairs: tuple[str, str]) -> Detector:
    """The detector after the user gave texts their languages, in this order."""
    first = datetime(2026, 1, 1, tzinfo=timezone.utc)
    corrections = tuple(
        detector.recall(text, detector.table.find(name), when=first + timedelta(seconds=i))
        for i, (text, name) in enumerate(pairs)
    )
    return detector.with_personal(Personal(corrections))


TEXT = "def fn fn let fn"  # Rust, to the model


def test_a_corrected_text_is_answered_as_corrected(shipped):
    assert shipped.identify(TEXT).best.id == "rust"
    assert corrected(shipped, (TEXT, "python")).identify(TEXT).best.id == "python"


def test_a_correction_counts_as_the_model_weighs_it(model, table):
    counting = replace(with_background(model), spec=replace(model.spec, weighting=RAW))
    shipped = Detector(counting, table)

    learned = corrected(shipped, (TEXT, "python"))

    assert learned.identify(TEXT).best.id == "python"
    (activations,) = learned._memory.hidden.values()
    bag = TokenBag(counting.spec).bag(TEXT)
    np.testing.assert_array_equal(activations, counting.mlp.hidden(bag.indices, bag.counts))


def test_the_last_word_on_a_text_counts(shipped):
    detector = corrected(shipped, (TEXT, "python"), (TEXT, "rust"))

    assert detector.identify(TEXT).best.id == "rust"


def test_plain_text_is_a_correction_like_others(shipped):
    verdict = corrected(shipped, (TEXT, "plaintext")).identify(TEXT)

    assert (verdict.language, verdict.reason) == (None, Reason.NOT_CODE)


def test_forgetting_undoes_to_the_bit(shipped):
    again = corrected(shipped, (TEXT, "python")).with_personal(NOBODY)

    assert again.rank(TEXT) == shipped.rank(TEXT)
    np.testing.assert_array_equal(again._mlp.w2_HK, shipped.model.mlp.w2_HK)


def test_what_is_learned_depends_on_the_corrections_alone(shipped):
    pairs = ((TEXT, "python"), ("fn def let", "rust"))
    one_by_one = corrected(corrected(shipped, pairs[0]), *pairs)

    assert one_by_one.rank(TEXT) == corrected(shipped, *pairs).rank(TEXT)


def test_a_language_that_the_model_lacks_can_be_named_after_a_correction(shipped):
    detector = corrected(shipped, (TEXT, "cobol"))

    assert detector.identify(TEXT).best.id == "cobol"
    assert "cobol" in {language.id for language in detector.languages}
    assert detector.identify("def def def").best.id == "python"


def test_the_model_without_a_background_learns_too_but_no_new_languages(model, table):
    bare = Detector(replace(model, digest="0123"), table)

    learned = corrected(bare, (TEXT, "python"), ("def fn fn", "cobol"))

    assert confidence(learned, "python") > confidence(bare, "python")
    assert "cobol" not in {language.id for language in learned.languages}


def test_a_weak_language_is_told_once_the_user_named_it(shipped, table):
    weak = replace(table.find("python"), weak=True)
    detector = Detector(shipped.model, table.extended([weak]))
    text = "def def def"

    assert detector.identify(text).language is None
    assert corrected(detector, (text, "python")).identify(text).language.id == "python"


def test_corrections_of_another_model_are_kept_and_not_used(shipped):
    foreign = replace(shipped.recall(TEXT, shipped.table.find("python")), model="other:99")

    detector = shipped.with_personal(Personal((foreign,)))

    assert detector.personal.corrections == (foreign,)
    assert detector.rank(TEXT) == shipped.rank(TEXT)


@pytest.mark.parametrize(
    "fields", [{"indices": (0, 999_999)}, {"label": "klingon"}, {"indices": (), "counts": ()}]
)
def test_corrections_that_mean_nothing_here_are_passed_over(shipped, fields):
    odd = replace(shipped.recall(TEXT, shipped.table.find("python")), **fields)

    assert shipped.with_personal(Personal((odd,))).rank(TEXT) == shipped.rank(TEXT)


def test_no_more_are_used_than_are_kept(shipped):
    pairs = [("def " * i + "fn " * (300 - i), "python") for i in range(1, MOST_CORRECTIONS + 20)]
    oldest_left_out = corrected(shipped, *pairs)

    assert oldest_left_out.rank(TEXT) == oldest_left_out.with_personal(
        Personal(oldest_left_out.personal.corrections[-MOST_CORRECTIONS:])
    ).rank(TEXT)


def test_what_is_remembered_of_a_text_holds_no_text(shipped):
    correction = shipped.recall("def Geheimnis", shipped.table.find("python"))

    assert "eheimnis" not in repr(correction)
    assert correction.n_tokens == 3
    assert correction.id == shipped.recall("def Verborgen", shipped.table.find("rust")).id


# Languages of the user's own


def test_a_taught_language_is_ranked_told_and_found_by_its_names(shipped):
    detector = shipped.with_personal(Personal((), (taught(shipped),)))
    text = "let_through x endphase"
    verdict = detector.identify(text)

    assert (verdict.language.id, verdict.reason) == ("flow", Reason.MODEL)
    assert detector.rank(text)[0].language.id == "flow"
    assert sum(row.confidence for row in detector.rank(text)) == pytest.approx(1)
    assert detector.identify("", "x.flow").language.id == "flow"
    assert detector.table.find("FLOW").vscode == detector.table.by_vscode("flow-mode").vscode == "flow-mode"
    assert detector.identify("def def def").language.id == "python"
    assert detector.identify(text, only=[detector.table.find("flow")]).language.id == "flow"


def test_words_inside_longer_words_do_not_count(shipped):
    detector = shipped.with_personal(Personal((), (taught(shipped),)))

    assert detector.identify("xlet_through my_endphases").best.id != "flow"


def test_a_taught_language_is_explained_by_its_words_among_the_tokens(shipped):
    detector = shipped.with_personal(Personal((), (taught(shipped, weights=(0.5, 0, 0)),)))
    text = "def let_through x let_through endphase"

    explanation = detector.explain(text)

    assert (explanation.answer.id, explanation.runner_up.id) == ("flow", "python")
    assert (explanation.supporting[0].token, explanation.supporting[0].weight) == ("let_through", 9.0)
    assert explanation.supporting[0].spans == ((4, 15), (18, 29))
    against = detector.explain(text, answer=detector.table.find("python"))
    assert against.runner_up.id == "flow"
    assert against.opposing[0].token == "let_through"


def test_a_taught_language_needs_its_own_threshold_in_every_mode(shipped):
    sure = taught(shipped, bias=np.log(0.8 / 0.2), words={}, threshold=0.7)
    for threshold, told in ((0.7, "flow"), (0.9, None)):
        detector = shipped.with_personal(Personal((), (replace(sure, threshold=threshold),)))
        verdict = detector.identify("x" * 30, mode="eager")

        assert (verdict.language and verdict.language.id) == told


def test_a_taught_language_of_another_model_keeps_its_names_and_is_not_told(shipped):
    detector = shipped.with_personal(Personal((), (taught(shipped, model="other:99"),)))

    assert detector.identify("let_through endphase").best.id != "flow"
    assert detector.identify("", "x.flow").language.id == "flow"
    assert "flow" not in {language.id for language in detector.languages}


def test_a_name_the_table_has_learned_meanwhile_is_the_tables(shipped):
    detector = shipped.with_personal(Personal((), (taught(shipped, "python"),)))

    assert detector.table.find("python") == shipped.table.find("python")
    assert len(detector.languages) == len(shipped.languages)


def test_words_of_editors_still_lead_to_the_languages_they_led_to(shipped):
    like_shell = taught(shipped, "aaa", language=replace(taught(shipped, "aaa").language, neovim="sh"))

    assert shipped.with_personal(Personal((), (like_shell,))).table.by_neovim("sh").id == "shellscript"


def test_an_ending_that_others_have_is_shared_with_them(shipped):
    flow = replace(taught(shipped).language, extensions=(), shared_extensions=(".py",))
    detector = shipped.with_personal(Personal((), (taught(shipped, language=flow),)))

    assert [language.id for language in detector.table.by_extension(".py")] == ["flow", "python"]
    assert detector.identify("let_through endphase", "x.py").language.id == "flow"


def confidence(detector: Detector, name: str, prior: Prior | None = None) -> float:
    return next(row.confidence for row in detector.rank(TEXT, prior=prior) if row.language.id == name)


def test_corrections_can_be_to_and_from_a_taught_language(shipped):
    one = shipped.recall(TEXT, shipped.table.find("rust"))
    for label, flow in (("flow", taught(shipped, bias=-2.0)), ("rust", taught(shipped, weights=(0, 0, 1.0)))):
        before = shipped.with_personal(Personal((), (flow,)))
        after = shipped.with_personal(Personal((replace(one, label=label),), (flow,)))

        assert confidence(after, label) > confidence(before, label) + 0.1


def test_priors_reach_taught_languages(shipped):
    detector = shipped.with_personal(Personal((), (taught(shipped, bias=-1.0),)))

    assert confidence(detector, "flow", detector.prior({"flow": 2.0})) > confidence(detector, "flow") + 0.1
