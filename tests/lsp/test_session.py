"""What is told when: no clock, no loop, no editor."""

from __future__ import annotations

import pytest
from stub_detector import StubDetector

from lsp_langid.lsp.session import Identify, Publish, Session, Wait

URI = "untitled:Untitled-1"
PYTHON = StubDetector().identify("def f(x): return x")
RUBY = StubDetector().identify("puts 'hello world'")
SILENCE = StubDetector().identify("")
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


def test_an_unchanged_answer_is_not_repeated(session):
    session.opened(URI, 1, "plaintext")
    told(session, 2, PYTHON)

    assert told(session, 3, PYTHON) == []


def test_another_answer_is_published(session):
    session.opened(URI, 1, "plaintext")
    told(session, 2, PYTHON)

    assert told(session, 3, RUBY) == [Publish(URI, 3, RUBY)]


def test_silence_is_published_only_after_a_language_was_told(session):
    session.opened(URI, 1, "plaintext")

    assert told(session, 2, SILENCE) == []
    told(session, 3, PYTHON)
    assert told(session, 4, SILENCE) == [Publish(URI, 4, SILENCE)]
    assert told(session, 5, SILENCE) == []


def test_plain_text_is_no_news_for_a_document_without_a_language(session):
    session.opened("file:///notes.txt", 1, "plaintext")

    assert session.verdict("file:///notes.txt", 1, PLAIN_TEXT) == []


def test_a_question_of_the_user_is_answered_even_when_nothing_changed(session):
    session.opened(URI, 1, "plaintext")
    session.verdict(URI, 1, PYTHON)

    assert session.asked(URI, 1, PYTHON) == [Publish(URI, 1, PYTHON)]


def test_a_question_about_a_decided_document_is_answered_but_does_not_reopen_it(session):
    session.opened(URI, 1, "markdown")

    assert session.asked(URI, 1, PYTHON) == [Publish(URI, 1, PYTHON)]
    assert session.changed(URI, 2) == []


def test_what_was_answered_to_a_question_is_not_published_again(session):
    session.opened(URI, 1, "plaintext")
    session.asked(URI, 1, PYTHON)

    assert told(session, 2, PYTHON) == []


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
