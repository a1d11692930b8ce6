"""What is told when: no clock, no loop, no editor."""

from __future__ import annotations

from dataclasses import replace

import pytest
from stub_detector import StubDetector

from lsp_langid.core.verdict import Reason
from lsp_langid.lsp.session import Identify, Publish, Session, Wait

URI = "untitled:Untitled-1"
PYTHON = StubDetector().identify("def f(x): return x")
RUBY = StubDetector().identify("puts 'hello world'")
TOO_SHORT = StubDetector().identify("")
UNSURE = StubDetector().identify("hello, world")
NOT_CODE = replace(UNSURE, reason=Reason.NOT_CODE)
PLAIN_TEXT = StubDetector().identify("def ", "notes.txt")


@pytest.fixture
def session():
    return Session(quiet_ms=50)


def told(session, version, verdict):
    """The document is at `version` and the verdict arrives."""
    session.changed(URI, version)
    return session.verdict(URI, version, verdict)


@pytest.mark.parametrize("language_id", ["plaintext", "text", ""])
def test_a_document_without_a_language_is_identified_when_it_opens(session, language_id):
    assert session.opened(URI, 1, language_id) == [Identify(URI, 1)]


def test_a_document_with_a_language_is_left_alone(session):
    """Whoever chose it: the user, another extension, or the editor after our own answer."""
    assert session.opened(URI, 1, "markdown") == []
    assert session.changed(URI, 2) == []
    assert session.quiet(URI) == []
    assert session.verdict(URI, 2, PYTHON) == []


def test_an_edit_waits_for_quiet(session):
    session.opened(URI, 1, "plaintext")

    assert session.changed(URI, 2) == [Wait(URI, 50)]


def test_after_quiet_the_last_version_is_identified(session):
    session.opened(URI, 1, "plaintext")
    session.changed(URI, 2)
    session.changed(URI, 3)

    assert session.quiet(URI) == [Identify(URI, 3)]


def test_a_verdict_is_published(session):
    session.opened(URI, 1, "plaintext")

    assert session.verdict(URI, 1, PYTHON) == [Publish(URI, 1, PYTHON)]


def test_a_verdict_for_an_older_version_is_dropped(session):
    session.opened(URI, 1, "plaintext")
    session.changed(URI, 2)

    assert session.verdict(URI, 1, PYTHON) == []


def test_an_unchanged_language_is_not_repeated_whatever_the_reason(session):
    session.opened(URI, 1, "plaintext")
    told(session, 2, PYTHON)

    assert told(session, 3, PYTHON) == []
    assert told(session, 4, replace(PYTHON, reason=Reason.PROOF)) == []


def test_another_answer_is_published(session):
    session.opened(URI, 1, "plaintext")
    told(session, 2, PYTHON)

    assert told(session, 3, RUBY) == [Publish(URI, 3, RUBY)]


@pytest.mark.parametrize("silence", [TOO_SHORT, NOT_CODE, UNSURE])
def test_the_first_verdict_is_published_also_when_it_is_silence(session, silence):
    session.opened(URI, 1, "plaintext")

    assert session.verdict(URI, 1, silence) == [Publish(URI, 1, silence)]


def test_silence_is_published_again_only_with_another_reason(session):
    session.opened(URI, 1, "plaintext")
    session.verdict(URI, 1, TOO_SHORT)

    assert told(session, 2, TOO_SHORT) == []
    assert told(session, 3, NOT_CODE) == [Publish(URI, 3, NOT_CODE)]
    assert told(session, 4, UNSURE) == [Publish(URI, 4, UNSURE)]
    assert told(session, 5, UNSURE) == []


@pytest.mark.parametrize("silence", [TOO_SHORT, NOT_CODE])
def test_a_text_that_is_gone_or_has_become_prose_takes_a_language_back(session, silence):
    session.opened(URI, 1, "plaintext")
    told(session, 3, PYTHON)

    assert told(session, 4, silence) == [Publish(URI, 4, silence)]


def test_doubt_takes_no_language_back(session):
    session.opened(URI, 1, "plaintext")
    session.verdict(URI, 1, PYTHON)

    assert told(session, 2, UNSURE) == []
    assert told(session, 3, PYTHON) == []
    assert told(session, 4, RUBY) == [Publish(URI, 4, RUBY)]


def test_doubt_after_an_answer_on_demand_is_no_news_either(session):
    session.opened(URI, 1, "plaintext")
    session.asked(URI, 1, PYTHON)

    assert told(session, 2, UNSURE) == []


@pytest.mark.parametrize("language_id", ["plaintext", "text", ""])
def test_plain_text_by_its_name_is_no_news(session, language_id):
    session.opened("file:///notes.txt", 1, language_id)
    session.changed("file:///notes.txt", 2)

    assert session.verdict("file:///notes.txt", 2, PLAIN_TEXT) == []


def test_plain_text_takes_a_language_back(session):
    """As when the user adds a modeline that says so."""
    session.opened(URI, 1, "plaintext")
    session.verdict(URI, 1, PYTHON)

    verdict = replace(PLAIN_TEXT, reason=Reason.MODELINE)
    assert told(session, 2, verdict) == [Publish(URI, 2, verdict)]


def test_a_question_of_the_user_is_answered_even_when_nothing_changed(session):
    session.opened(URI, 1, "plaintext")
    session.verdict(URI, 1, PYTHON)

    assert session.asked(URI, 1, PYTHON) == [Publish(URI, 1, PYTHON)]


def test_a_question_about_a_decided_document_is_answered_but_does_not_reopen_it(session):
    session.opened(URI, 1, "markdown")

    assert session.asked(URI, 1, PYTHON) == [Publish(URI, 1, PYTHON)]
    assert session.changed(URI, 2) == []


@pytest.mark.parametrize("verdict", [PYTHON, TOO_SHORT])
def test_what_was_answered_to_a_question_is_not_published_again(session, verdict):
    session.opened(URI, 1, "plaintext")
    session.asked(URI, 1, verdict)

    assert told(session, 2, verdict) == []


def test_a_closed_document_is_forgotten(session):
    session.opened(URI, 1, "plaintext")
    session.closed(URI)

    assert session.quiet(URI) == []
    assert session.verdict(URI, 1, PYTHON) == []


def test_the_editor_reopening_under_our_answer_puts_the_document_to_rest(session):
    """VS Code closes and opens a document to change its language."""
    session.opened(URI, 1, "plaintext")
    session.verdict(URI, 1, PYTHON)
    session.closed(URI)

    assert session.opened(URI, 1, "python") == []


def test_documents_do_not_know_each_other(session):
    session.opened(URI, 1, "plaintext")
    session.opened("untitled:Untitled-2", 1, "plaintext")
    session.verdict(URI, 1, PYTHON)

    assert session.verdict("untitled:Untitled-2", 1, PYTHON) == [Publish("untitled:Untitled-2", 1, PYTHON)]
