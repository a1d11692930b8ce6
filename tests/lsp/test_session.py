"""When a document is looked at, and what is told of it: no clock, no loop, no editor."""

from __future__ import annotations

import pytest
from session_writer import (
    CPP,
    OTHER_LINES,
    PLAINTEXT,
    PROSE,
    PYTHON,
    RUBY,
    SHELL,
    TEN_LINES,
    TOO_SHORT,
    UNSURE,
    URI,
    WORDLESS,
    C,
    Writer,
    changes_in,
    new_session,
    sure,
)

from lsp_langid.core.verdict import Ranked, Reason, Verdict
from lsp_langid.lsp.documents import Edit
from lsp_langid.lsp.session import Identify, Publish, Rules, State, Wait, Why
from lsp_langid.lsp.session.evidence import BARS, PROVEN_CHARS, SURE_CHARS, SURE_LOOKS


@pytest.fixture
def writer():
    return Writer(new_session())


@pytest.fixture
def python(writer):
    """A document that Python was told of, and may still change."""
    writer.open("import sys\n")
    writer.verdict(sure(PYTHON))
    writer.waits()
    return writer


@pytest.fixture
def accepted(writer):
    """A document that is Python for certain."""
    writer.open(TEN_LINES * 2)
    writer.verdict(sure(PYTHON, reason=Reason.PROOF))
    assert writer.stands == ("accepted", "evident", "python")
    writer.waits()
    return writer


# When to look


@pytest.mark.parametrize("language_id", ["plaintext", "text", ""])
@pytest.mark.parametrize("text", ["", TEN_LINES])
def test_a_document_without_a_language_is_looked_at_when_it_opens(writer, language_id, text):
    assert writer.open(text, language_id) == [Identify(URI, 1)]


def test_a_document_with_a_language_is_left_alone(writer):
    assert writer.open(TEN_LINES, "markdown") == []
    assert writer.write(TEN_LINES) == []
    assert writer.quiet() == []
    assert writer.verdict(sure(PYTHON)) == []
    assert writer.stands == ("locked", "opened", None)


def test_typing_waits_for_quiet(writer):
    writer.open()

    assert writer.write("i") == [Wait(URI, 300)]


@pytest.mark.parametrize(
    "pasted", [pytest.param("x" * 30, id="many-characters"), pytest.param("a\nb\n", id="whole-lines")]
)
def test_a_paste_is_looked_at_soon(writer, pasted):
    writer.open()

    assert writer.write(pasted) == [Wait(URI, 25)]


def test_typing_on_does_not_put_off_the_look_at_a_paste(writer):
    writer.open()
    writer.write(TEN_LINES)
    writer.now += 0.020

    assert writer.write("x") == [Wait(URI, 5)]


def test_the_key_that_comes_when_a_look_is_overdue_brings_it(writer):
    writer.open()
    writer.write(TEN_LINES)
    writer.now += 0.030

    assert writer.write("x") == [Identify(URI, 3)]


def test_who_never_rests_is_looked_at_all_the_same(writer):
    writer.open()
    actions = []
    for _ in range(42):
        writer.now += 0.1
        actions += writer.write("x")

    assert [action for action in actions if isinstance(action, Identify)] == [
        Identify(URI, 22),
        Identify(URI, 43),
    ]


def test_after_quiet_the_last_version_is_looked_at_once(writer):
    writer.open()
    writer.write("a")
    writer.write("b")

    assert writer.quiet() == [Identify(URI, 3)]
    assert writer.quiet() == []


def test_an_edit_that_is_not_newer_is_ignored(writer):
    writer.open("abc", version=5)
    edit = Edit(0, 40, 4, 43, False, 1)

    assert writer.session.changed(URI, 5, edit, now=0.0) == []
    assert writer.session.changed(URI, 4, edit, now=0.0) == []
    assert writer.standing.version == 5


def test_events_of_documents_that_are_not_open_are_ignored(writer):
    assert writer.write("x") == []
    assert writer.quiet() == []
    assert writer.verdict(sure(PYTHON)) == []
    assert writer.ask(sure(PYTHON)) == []
    assert writer.choose(RUBY) == []
    assert writer.close() == []
    assert writer.session.pause(URI) == []
    assert writer.session.standing(URI) is None


# What is told, the first time


def test_a_verdict_is_published_with_the_wish_to_set_it(writer):
    writer.open("def f(): pass")

    (published,) = writer.verdict(sure(PYTHON))

    assert published == Publish(URI, 1, sure(PYTHON), writer.standing, change=True)
    assert writer.standing.confidence == 0.98
    assert writer.stands == ("automatic", "tentative", "python")


def test_a_verdict_on_a_text_that_is_gone_is_dropped(writer):
    writer.open("def f(): pass")
    writer.write("x")

    assert writer.session.verdict(URI, 1, sure(PYTHON), now=0.0) == []
    assert writer.stands == ("automatic", "undecided", None)


def test_while_a_newer_text_is_looked_at_the_older_verdict_says_nothing(writer):
    writer.open("def f(): pass")
    writer.write("x")
    writer.quiet()
    writer.session.verdict(URI, 1, sure(RUBY), now=0.0)

    assert changes_in(writer.verdict(sure(PYTHON))) == ["python"]


def test_a_second_verdict_on_the_same_text_says_nothing(python):
    assert python.verdict(sure(RUBY)) == []


@pytest.mark.parametrize("silence", [TOO_SHORT, PROSE, UNSURE])
def test_the_first_silence_is_told_so_that_a_client_can_show_why(writer, silence):
    writer.open("abc")

    assert writer.verdict(silence) == [Publish(URI, 1, silence, writer.standing, change=False)]


def test_silence_is_told_again_only_with_another_reason(writer):
    writer.open("abc")
    writer.verdict(TOO_SHORT)

    assert writer.look(TOO_SHORT) == []
    assert len(writer.look(UNSURE)) == 1
    assert writer.look(UNSURE) == []


def test_nothing_is_told_twice(python):
    assert python.look(sure(PYTHON, 0.7)) == []
    assert python.look(sure(PYTHON, 0.99)) == []


def test_plain_text_by_its_name_sets_nothing_and_is_settled(writer):
    writer.open(TEN_LINES)
    (published,) = writer.verdict(Verdict(PLAINTEXT, 1.0, Reason.FILE_NAME, (Ranked(PLAINTEXT, 1.0),)))

    assert not published.change
    assert writer.stands == ("accepted", "evident", None)
    assert writer.write("x") == []


def test_a_language_must_not_be_switched_to_but_is_still_a_candidate():
    writer = Writer(new_session(Rules(never_switch_to=frozenset({"python"}))))
    writer.open(TEN_LINES)

    (published,) = writer.verdict(sure(PYTHON))

    assert not published.change
    assert published.verdict.best == PYTHON
    assert writer.stands == ("automatic", "undecided", None)


def test_a_language_that_must_not_be_switched_to_drives_no_other_away():
    writer = Writer(new_session(Rules(never_switch_to=frozenset({"ruby"}))))
    writer.open("import sys\n")
    writer.verdict(sure(PYTHON))

    assert [changes_in(writer.look(sure(RUBY))) for _ in range(5)] == [[]] * 5


# Changing one's mind


def test_one_look_that_differs_changes_nothing(python):
    assert python.look(sure(RUBY, 1.0)) == []


def test_enough_looks_that_differ_clearly_change_what_is_told(python):
    changes = [changes_in(python.look(sure(RUBY))) for _ in range(BARS[0].looks)]

    assert changes == [[]] * (BARS[0].looks - 1) + [["ruby"]]
    assert python.standing.changes == 1


def test_looks_that_agree_in_between_start_the_count_again(python):
    for _ in range(10):
        assert python.look(sure(RUBY)) == []
        assert python.look(sure(PYTHON)) == []


def test_rivals_do_not_add_up(python):
    for _ in range(10):
        assert python.look(sure(RUBY)) == []
        assert python.look(sure(SHELL)) == []


def test_a_rival_that_does_not_lead_clearly_changes_nothing(python):
    close = Verdict(RUBY, 0.7, Reason.MODEL, (Ranked(RUBY, 0.7), Ranked(PYTHON, 0.25)))

    assert [python.look(close) for _ in range(10)] == [[]] * 10


def test_a_family_that_is_sure_does_not_drive_its_member_away(writer):
    """C was told, now the superset is: C++ itself is hardly more likely than before."""
    writer.open("int main(void)\n")
    writer.verdict(sure(C))
    family = Verdict(CPP, 0.99, Reason.FAMILY, (Ranked(CPP, 0.5), Ranked(C, 0.49)))

    assert [writer.look(family) for _ in range(10)] == [[]] * 10


def test_a_second_change_needs_more_than_the_first_and_there_is_no_third(python):
    for _ in range(BARS[0].looks):
        python.look(sure(RUBY, BARS[0].confidence + 0.01))
    assert python.stands == ("automatic", "tentative", "ruby")

    for _ in range(10):
        assert python.look(sure(SHELL, BARS[0].confidence + 0.01)) == []
    changes = [changes_in(python.look(sure(SHELL, 0.99))) for _ in range(BARS[1].looks)]
    assert changes[-1] == ["shellscript"]

    assert python.stands == ("accepted", "sure", "shellscript")
    python.waits()
    assert python.write("x") == []


def test_proof_needs_no_second_look(python):
    assert changes_in(python.look(sure(SHELL, 1.0, Reason.SHEBANG))) == ["shellscript"]


@pytest.mark.parametrize("silence", [UNSURE, TOO_SHORT])
def test_doubt_takes_nothing_back(python, silence):
    assert [python.look(silence) for _ in range(20)] == [[]] * 20
    assert python.stands == ("automatic", "tentative", "python")


def test_text_that_turns_out_to_be_prose_takes_a_language_back(python):
    changes = [changes_in(python.look(PROSE)) for _ in range(BARS[0].looks)]

    assert changes[-1] == [None]
    assert python.stands == ("automatic", "undecided", None)


def test_what_was_taken_back_needs_more_to_be_told_again(python):
    for _ in range(BARS[0].looks):
        python.look(PROSE)

    changes = [changes_in(python.look(sure(PYTHON))) for _ in range(BARS[1].looks)]
    assert changes == [[]] * (BARS[1].looks - 1) + [["python"]]


def test_a_modeline_that_says_plain_text_takes_a_language_back(python):
    verdict = Verdict(PLAINTEXT, 1.0, Reason.MODELINE, (Ranked(PLAINTEXT, 1.0),))

    assert changes_in(python.look(verdict)) == [None]


# Accepted


def test_what_a_long_enough_text_says_of_itself_is_accepted_at_once(writer):
    writer.open("#!/bin/sh\n" + "x" * PROVEN_CHARS)

    assert changes_in(writer.verdict(sure(SHELL, 1.0, Reason.SHEBANG))) == ["shellscript"]
    assert writer.stands == ("accepted", "evident", "shellscript")


def test_half_a_shebang_is_told_but_not_accepted(writer):
    writer.open("#!/bin/sh")

    assert changes_in(writer.verdict(sure(SHELL, 1.0, Reason.SHEBANG))) == ["shellscript"]
    assert writer.stands == ("automatic", "tentative", "shellscript")


def test_enough_text_that_agrees_is_accepted_and_looked_at_no_more(python):
    python.replace("x" * SURE_CHARS)
    python.verdict(sure(PYTHON))
    for _ in range(SURE_LOOKS):
        python.look(sure(PYTHON))

    assert python.stands == ("accepted", "sure", "python")
    assert python.write("x") == []
    assert python.write(TEN_LINES) == []


def test_acceptance_is_told_once_and_sets_nothing(python):
    python.replace("x" * SURE_CHARS)
    actions = python.verdict(sure(PYTHON))
    for _ in range(2 * SURE_LOOKS):
        actions += python.look(sure(PYTHON))

    assert [(one.standing.state, one.change) for one in actions] == [(State.ACCEPTED, False)]


def test_a_little_text_is_not_accepted_however_often_it_agrees(python):
    for _ in range(3 * SURE_LOOKS):
        python.look(sure(PYTHON))

    assert python.stands == ("automatic", "tentative", "python")


# Another text in the same document


def test_an_emptied_document_is_plain_text_again(accepted):
    assert accepted.replace("") == [Wait(URI, 300)]
    accepted.now += 0.3
    assert accepted.quiet() == [Identify(URI, 2)]

    assert changes_in(accepted.verdict(TOO_SHORT)) == [None]
    assert accepted.stands == ("automatic", "emptied", None)


def test_white_space_is_nothing_visible(python):
    python.replace("\n  \n")

    assert changes_in(python.verdict(TOO_SHORT)) == [None]


def test_a_new_document_in_the_same_buffer_starts_without_a_past(accepted):
    accepted.replace("")
    accepted.verdict(TOO_SHORT)
    accepted.replace(OTHER_LINES)

    assert changes_in(accepted.verdict(sure(RUBY, 0.7))) == ["ruby"]
    assert accepted.standing.changes == 0


def test_cut_and_pasted_in_one_breath_is_one_change(accepted):
    """As some formatters do it: everything goes, then everything comes."""
    accepted.replace("")
    accepted.now += 0.1
    assert accepted.replace(OTHER_LINES) == [Wait(URI, 25)]

    assert changes_in(accepted.verdict(sure(RUBY))) == ["ruby"]


def test_an_empty_document_that_was_never_told_anything_is_not_called_emptied(writer):
    writer.open()
    writer.verdict(TOO_SHORT)
    writer.write("a")
    writer.verdict(TOO_SHORT)
    writer.replace("")
    writer.verdict(TOO_SHORT)

    assert writer.stands == ("automatic", "undecided", None)


def test_a_paste_over_everything_is_judged_afresh(accepted):
    assert accepted.replace(OTHER_LINES) == [Wait(URI, 25)]
    assert accepted.stands == ("automatic", "replaced", "python")

    assert changes_in(accepted.verdict(sure(RUBY, 0.7))) == ["ruby"]


def test_a_paste_over_everything_in_the_same_language_changes_nothing(accepted):
    accepted.replace(OTHER_LINES)

    assert changes_in(accepted.verdict(sure(PYTHON))) == []
    assert accepted.stands == ("automatic", "tentative", "python")


@pytest.mark.parametrize("silence", [UNSURE, TOO_SHORT, PROSE])
def test_a_text_that_is_gone_leaves_no_language_to_one_that_says_nothing(accepted, silence):
    accepted.replace(OTHER_LINES)

    assert changes_in(accepted.verdict(silence)) == [None]


def test_doubt_keeps_the_language_that_is_still_the_best_guess(accepted):
    """A formatter that rewrote everything, say."""
    accepted.replace(OTHER_LINES)

    assert changes_in(accepted.verdict(Verdict(None, 0.5, Reason.UNSURE, (Ranked(PYTHON, 0.5),)))) == []
    assert accepted.stands == ("automatic", "replaced", "python")


def test_a_paste_behind_a_few_characters_is_judged_afresh(writer):
    writer.open("for x ")
    writer.verdict(sure(RUBY, 0.65))
    writer.write(TEN_LINES)

    assert changes_in(writer.verdict(sure(PYTHON))) == ["python"]
    assert writer.standing.changes == 0


def test_a_paste_that_is_a_part_of_the_text_moves_nothing(accepted):
    assert accepted.write(TEN_LINES) == []
    assert accepted.replace(accepted.text[100:]) == []
    assert accepted.stands == ("accepted", "evident", "python")


def test_a_text_that_goes_piece_by_piece_is_gone_in_the_end(accepted):
    while accepted.standing.state is State.ACCEPTED and len(accepted.text) > 60:
        half = len(accepted.text) // 2
        accepted.replace(accepted.text[:half] + "y" * 10)

    assert accepted.standing.why is Why.REPLACED


def test_taking_back_what_was_just_typed_key_by_key_replaces_nothing(accepted):
    for _ in range(3_000):
        assert accepted.write("x") == []
        assert accepted.replace(accepted.text[:-1]) == []


def test_what_is_deleted_key_by_key_is_gone_all_the_same(accepted):
    while len(accepted.text) > 50:
        accepted.replace(accepted.text[:-1])

    assert accepted.standing.why is Why.REPLACED


def test_what_is_left_is_measured_against_the_last_text_that_agreed(python):
    for _ in range(20):
        python.write("typed all the time ")
    python.verdict(sure(PYTHON))
    while len(python.text) > 3 * len("import sys\n"):
        python.replace(python.text[:-1])

    assert python.standing.why is Why.REPLACED


def test_words_that_come_back_after_the_document_was_emptied_are_undecided(accepted):
    accepted.replace("")
    accepted.verdict(TOO_SHORT)
    accepted.write("and so on")
    accepted.verdict(UNSURE)

    assert accepted.stands == ("automatic", "undecided", None)


def test_a_language_without_a_word_is_published_like_any_other(writer):
    writer.open(TEN_LINES)

    assert changes_in(writer.verdict(sure(WORDLESS))) == ["abc"]


def test_documents_do_not_know_each_other():
    session = new_session()
    one, other = Writer(session), Writer(session, "untitled:Untitled-2")
    one.open(TEN_LINES)
    other.open(TEN_LINES)
    one.verdict(sure(PYTHON))

    assert other.stands == ("automatic", "undecided", None)
    assert changes_in(other.verdict(sure(PYTHON))) == ["python"]
