"""What the user asks for: an answer, a language, silence, rules."""

from __future__ import annotations

import pytest
from session_writer import (
    OTHER_LINES,
    PLAINTEXT,
    PROSE,
    PYTHON,
    RUBY,
    TEN_LINES,
    TOO_SHORT,
    UNSURE,
    URI,
    Writer,
    changes_in,
    new_session,
    sure,
)

from lsp_langid.lsp.session import Identify, Publish, Rules


@pytest.fixture
def writer():
    return Writer(new_session())


@pytest.fixture
def python(writer):
    writer.open(TEN_LINES)
    writer.verdict(sure(PYTHON))
    return writer


# Asked


def test_who_asks_is_answered_also_when_nothing_is_new(python):
    (published,) = python.ask(sure(PYTHON))

    assert published == Publish(URI, 1, sure(PYTHON), python.standing, change=True)
    assert python.stands == ("accepted", "asked", "python")


@pytest.mark.parametrize("silence", [UNSURE, TOO_SHORT])
def test_who_asks_is_answered_also_with_doubt_which_takes_nothing_away(python, silence):
    assert python.ask(silence) == [Publish(URI, 1, silence, python.standing, change=False)]
    assert python.stands == ("automatic", "asked", "python")


def test_who_asks_about_prose_gets_plain_text(python):
    assert changes_in(python.ask(PROSE)) == [None]
    assert python.stands == ("automatic", "asked", None)


def test_asking_opens_a_lock(writer):
    writer.open(TEN_LINES, "ruby")

    assert changes_in(writer.ask(sure(PYTHON))) == ["python"]
    assert writer.stands == ("accepted", "asked", "python")
    assert writer.reopen("python") == []


def test_asking_in_vain_opens_a_lock_too(writer):
    writer.open("x", "ruby")
    writer.ask(TOO_SHORT)
    writer.write(TEN_LINES)

    assert changes_in(writer.verdict(sure(PYTHON))) == ["python"]


def test_what_was_answered_is_not_published_again(python):
    python.ask(UNSURE)

    assert python.look(UNSURE) == []


def test_asking_sets_even_what_must_not_be_switched_to_by_itself(writer):
    writer.session.rules = Rules(never_switch_to=frozenset({"python"}))
    writer.open(TEN_LINES)

    assert changes_in(writer.ask(sure(PYTHON))) == ["python"]


def test_a_question_about_a_text_that_is_gone_has_the_new_one_looked_at(writer):
    writer.open(TEN_LINES, "ruby")
    writer.write("x")

    assert writer.session.asked(URI, 1, sure(PYTHON), now=0.0) == [Identify(URI, 2)]
    assert changes_in(writer.verdict(sure(PYTHON))) == ["python"]


# Chosen


def test_a_chosen_language_is_told_and_locked(python):
    (published,) = python.choose(RUBY)

    assert published == Publish(URI, 1, sure(PYTHON), python.standing, change=True)
    assert python.stands == ("locked", "chosen", "ruby")
    assert python.look(sure(PYTHON)) == []


def test_choosing_what_is_told_already_locks_it(python):
    assert changes_in(python.choose(PYTHON)) == ["python"]
    assert python.stands == ("locked", "chosen", "python")


@pytest.mark.parametrize("plain", [None, PLAINTEXT])
def test_plain_text_is_a_choice_like_any_other(python, plain):
    assert changes_in(python.choose(plain)) == [None]
    assert python.stands == ("locked", "plain", None)
    assert python.replace(OTHER_LINES) == []
    assert python.replace("") == []


def test_the_editor_that_sets_the_choice_does_not_change_its_reason(python):
    python.choose(RUBY)
    assert python.reopen("ruby") == []
    assert python.stands == ("locked", "chosen", "ruby")

    python.choose(None)
    assert python.reopen("plaintext") == []
    assert python.stands == ("locked", "plain", None)


def test_an_answer_on_its_way_when_the_user_chose_does_not_change_the_reason(python):
    python.choose(RUBY)

    assert python.reopen("python") == []
    assert python.reopen("ruby") == []
    assert python.stands == ("locked", "chosen", "ruby")


# Paused


def test_a_paused_document_is_not_looked_at(python):
    python.write("x")
    (published,) = python.session.pause(URI)

    assert not published.change
    assert python.quiet() == []
    assert python.write(TEN_LINES) == []
    assert python.verdict(sure(RUBY)) == []
    assert python.stands == ("paused", "paused_here", "python")


def test_a_verdict_that_arrives_in_a_pause_is_dropped(writer):
    writer.open(TEN_LINES)
    writer.session.pause(URI)

    assert writer.verdict(sure(PYTHON)) == []


def test_after_a_pause_what_was_written_meanwhile_is_looked_at(python):
    python.session.pause(URI)
    python.replace(OTHER_LINES)
    actions = python.session.resume(URI)

    assert actions[-1] == Identify(URI, 2)
    assert changes_in(python.verdict(sure(RUBY))) == ["ruby"]


def test_after_a_pause_in_which_nothing_was_written_nothing_is_looked_at(python):
    python.session.pause(URI)

    (published,) = python.session.resume(URI)

    assert published.standing == python.standing
    assert python.stands == ("automatic", "tentative", "python")


def test_pausing_twice_is_told_once(python):
    python.session.pause(URI)

    assert python.session.pause(URI) == []


def test_a_pause_of_all_holds_for_documents_opened_later(python):
    python.session.pause()
    later = Writer(python.session, "untitled:Untitled-2")

    assert later.open(TEN_LINES) == []
    assert later.stands == ("paused", "paused_all", None)
    assert Identify(later.uri, 1) in python.session.resume()


def test_a_document_paused_by_itself_stays_so_when_the_pause_of_all_ends(python):
    python.session.pause(URI)
    python.session.pause()
    python.session.resume()

    assert python.stands == ("paused", "paused_here", "python")


def test_a_document_resumed_by_itself_waits_for_the_pause_of_all_to_end(python):
    python.session.pause(URI)
    python.session.pause()
    python.session.resume(URI)

    assert python.stands == ("paused", "paused_all", "python")


def test_who_asks_in_a_pause_is_answered_and_the_pause_goes_on(python):
    python.session.pause(URI)

    assert changes_in(python.ask(sure(RUBY))) == ["ruby"]
    assert python.stands == ("paused", "paused_here", "ruby")
    assert python.write(OTHER_LINES) == []


def test_a_pause_says_nothing_of_a_locked_document(writer):
    """Nothing would happen to it anyway, and why is better to know."""
    writer.open(TEN_LINES, "ruby")

    assert writer.session.pause() == []
    assert writer.stands == ("locked", "opened", None)


# Rules


def test_a_language_never_to_be_left_is_locked_when_we_set_it(writer):
    writer.session.rules = Rules(never_leave=frozenset({"python"}))
    writer.open(TEN_LINES)

    assert changes_in(writer.verdict(sure(PYTHON))) == ["python"]
    assert writer.stands == ("locked", "never_leave", "python")
    assert writer.reopen("python") == []
    assert writer.replace("") == []


def test_plain_text_never_to_be_left_means_no_detection(writer):
    writer.session.rules = Rules(never_leave=frozenset({"plaintext"}))

    assert writer.open(TEN_LINES) == []
    assert writer.stands == ("locked", "never_leave", None)
    assert changes_in(writer.ask(sure(PYTHON))) == ["python"]


def test_a_rule_that_comes_later_holds_from_then_on(python):
    python.session.rules = Rules(never_leave=frozenset({"python"}))

    (published,) = python.session.reconsider()

    assert not published.change
    assert python.stands == ("locked", "never_leave", "python")


def test_a_rule_that_goes_gives_its_documents_back(python):
    python.session.rules = Rules(never_leave=frozenset({"python"}))
    python.session.reconsider()
    python.session.rules = Rules()

    assert Identify(URI, 1) in python.session.reconsider()
    assert python.stands == ("automatic", "tentative", "python")


def test_reconsidering_looks_again_at_what_may_change_and_at_nothing_else():
    session = new_session()
    undecided, told, locked, paused = (Writer(session, f"untitled:{i}") for i in range(4))
    for one, verdict in ((undecided, UNSURE), (told, sure(PYTHON)), (paused, sure(PYTHON))):
        one.open(TEN_LINES)
        one.verdict(verdict)
    locked.open(TEN_LINES, "ruby")
    session.pause(paused.uri)

    assert session.reconsider() == [Identify(undecided.uri, 1), Identify(told.uri, 1)]


@pytest.mark.parametrize(("seen", "told"), [(sure(RUBY), "ruby"), (TOO_SHORT, None), (PROSE, None)])
def test_a_text_told_as_a_language_no_longer_allowed_is_judged_as_if_it_were_new(python, seen, told):
    python.session.rules = Rules(allowed=frozenset({"ruby"}))

    assert Identify(URI, 1) in python.session.reconsider()
    assert changes_in(python.verdict(seen)) == [told]


def test_a_language_that_is_still_allowed_stays(python):
    python.session.rules = Rules(allowed=frozenset({"python"}))

    python.session.reconsider()

    assert changes_in(python.verdict(sure(RUBY))) == []
    assert python.standing.told == PYTHON


def test_a_language_that_the_user_chose_stays_though_it_is_not_allowed(python):
    python.session.chosen(URI, PYTHON, now=0.0)
    python.session.rules = Rules(allowed=frozenset({"ruby"}))

    assert python.session.reconsider() == []


def test_reconsidering_the_same_text_often_is_no_evidence(python):
    for _ in range(10):
        python.session.reconsider()
        assert python.verdict(sure(RUBY)) == []
