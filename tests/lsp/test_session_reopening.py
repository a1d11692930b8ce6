"""Editors close and open a document to change its language; what that says of who changed it."""

from __future__ import annotations

import pytest
from session_writer import (
    OTHER_LINES,
    PYTHON,
    RUBY,
    TEN_LINES,
    TOO_SHORT,
    UNSURE,
    URI,
    WORDLESS,
    Writer,
    changes_in,
    new_session,
    sure,
)

from lsp_langid.lsp.session import Identify, Publish
from lsp_langid.lsp.session.closed import BLANK_WITHIN_S, KEPT, WITHIN_S
from lsp_langid.lsp.session.judge import STAYED_S
from lsp_langid.lsp.session.sent import LATE_S


@pytest.fixture
def writer():
    return Writer(new_session())


@pytest.fixture
def python(writer):
    """Python was told, and the client has not answered yet."""
    writer.open(TEN_LINES)
    writer.verdict(sure(PYTHON))
    return writer


def test_our_own_answer_come_back_changes_nothing(python):
    assert python.reopen("python") == []
    assert python.stands == ("automatic", "tentative", "python")


def test_an_answer_that_was_taken_over_may_still_change(python):
    python.reopen("python")

    assert changes_in(python.look(sure(RUBY)) + python.look(sure(RUBY))) == ["ruby"]
    assert python.reopen("ruby") == []
    assert python.stands == ("automatic", "tentative", "ruby")


def test_an_answer_that_was_taken_over_and_stayed_is_accepted(python):
    python.reopen("python")
    python.now += STAYED_S

    (published,) = python.look(sure(PYTHON))

    assert not published.change
    assert python.stands == ("accepted", "taken_over", "python")


def test_an_answer_that_nobody_took_over_does_not_become_accepted_with_time(python):
    python.now += 10 * STAYED_S
    python.look(sure(PYTHON))

    assert python.stands == ("automatic", "tentative", "python")


@pytest.mark.parametrize(
    "late", [pytest.param(False, id="set-before-it-changed"), pytest.param(True, id="set-after-it-changed")]
)
def test_an_answer_does_not_become_accepted_because_the_one_before_it_was_taken_over(python, late):
    if not late:
        python.reopen("python")
    python.look(sure(RUBY))
    python.look(sure(RUBY))
    if late:
        python.reopen("python")
    python.now += STAYED_S
    python.look(sure(RUBY))

    assert python.stands == ("automatic", "tentative", "ruby")


@pytest.mark.parametrize("language_id", ["ruby", "go", "no language at all"])
def test_any_other_language_is_a_choice(python, language_id):
    (published,) = python.reopen(language_id)

    assert published == Publish(URI, 1, sure(PYTHON), python.standing, change=False)
    assert python.stands == ("locked", "changed", None)
    assert python.look(sure(PYTHON)) == []


@pytest.mark.parametrize("language_id", ["plaintext", "text", ""])
def test_plain_text_after_we_told_a_language_is_a_choice(python, language_id):
    python.reopen("python")

    (published,) = python.reopen(language_id)

    assert not published.change
    assert python.stands == ("locked", "plain", None)
    assert python.write(TEN_LINES) == []


def test_plain_text_is_a_choice_also_where_our_answer_never_came_back(python):
    python.reopen("plaintext")

    assert python.stands == ("locked", "plain", None)


def test_a_document_that_stays_plain_because_the_client_has_no_word_is_nobodys_choice(writer):
    writer.open(TEN_LINES)
    writer.verdict(sure(WORDLESS))

    assert writer.reopen("plaintext") == []
    assert writer.stands == ("automatic", "tentative", "abc")


def test_plain_text_that_the_user_returns_to_is_a_choice(writer):
    writer.open(TEN_LINES, "ruby")
    writer.reopen("plaintext")

    assert writer.stands == ("locked", "plain", None)


def test_a_choice_after_a_choice_is_seen(python):
    python.reopen("ruby")
    python.reopen("plaintext")
    assert python.stands == ("locked", "plain", None)

    python.reopen("python")
    assert python.stands == ("locked", "changed", None)


def test_a_document_that_comes_back_as_it_was_is_as_it_was(writer):
    writer.open(TEN_LINES, "ruby")

    assert writer.reopen("ruby") == []
    assert writer.stands == ("locked", "opened", None)


def test_plain_text_that_we_told_is_no_choice(python):
    python.reopen("python")
    python.replace("")
    python.verdict(TOO_SHORT)

    assert python.reopen("plaintext") == []
    assert python.stands == ("automatic", "emptied", None)


def test_an_answer_that_was_overtaken_may_come_back_late(python):
    """The client sets Python while plain text is already on its way."""
    python.replace("")
    python.verdict(TOO_SHORT)

    assert python.reopen("python") == []
    assert python.reopen("plaintext") == []
    assert python.stands == ("automatic", "emptied", None)


def test_an_answer_that_was_overtaken_long_ago_is_a_choice_when_it_comes_back(python):
    python.replace("")
    python.verdict(TOO_SHORT)
    python.now += LATE_S + 1
    python.reopen("python")

    assert python.stands == ("locked", "changed", None)


def test_the_answer_that_counts_may_take_its_time(python):
    """As when the client asks the user first."""
    python.now += 1_000

    assert python.reopen("python") == []
    assert python.stands == ("automatic", "tentative", "python")


def test_an_answer_of_ours_that_the_user_had_changed_is_the_users_when_it_comes_again(python):
    python.reopen("python")
    python.reopen("ruby")
    python.reopen("python")

    assert python.stands == ("locked", "changed", None)


def test_a_look_that_was_due_when_the_document_closed_is_had_when_it_returns(python):
    python.write("x")

    assert python.reopen("python") == [Identify(URI, 2)]


def test_a_document_may_be_edited_in_the_moment_it_is_reopened(python):
    python.close()

    assert python.open(TEN_LINES + "x", "python", version=2) == [Identify(URI, 2)]
    assert python.stands == ("automatic", "tentative", "python")


@pytest.mark.parametrize(
    ("text", "version"),
    [
        pytest.param("", 1, id="empty-and-from-the-beginning"),
        pytest.param(OTHER_LINES, 2, id="another-text-under-the-same-version"),
    ],
)
def test_another_document_of_the_same_name_is_a_new_one(python, text, version):
    python.write("x")
    python.reopen("ruby")
    python.close()

    assert python.open(text, "plaintext", version) == [Identify(URI, version)]
    assert python.stands == ("automatic", "undecided", None)


def test_an_empty_document_of_the_same_name_is_a_new_one(writer):
    writer.open()
    writer.write("x")
    writer.replace("")
    writer.reopen("ruby")
    writer.close()
    writer.open()

    assert writer.stands == ("automatic", "undecided", None)


def test_an_empty_document_of_the_same_name_and_version_is_a_new_one_after_a_moment(writer):
    """Closed and begun anew by hand, as fast as one can."""
    writer.open()
    writer.now += 1
    writer.reopen("ruby")
    writer.close()
    writer.now += BLANK_WITHIN_S + 0.01
    writer.open()

    assert writer.stands == ("automatic", "undecided", None)


def test_an_empty_document_may_be_given_a_language(writer):
    writer.open()
    writer.now += 1
    writer.reopen("ruby")

    assert writer.stands == ("locked", "changed", None)


def test_a_name_that_is_used_again_later_names_a_new_document(python):
    python.close()
    python.now += WITHIN_S + 0.1
    python.open(python.text)

    assert python.stands == ("automatic", "undecided", None)


def test_a_client_that_counts_anew_is_recognised_by_the_text(python):
    python.write("x")
    python.close()
    python.open(python.text, "ruby", version=0)

    assert python.stands == ("locked", "changed", None)


def test_a_second_opening_without_a_closing_is_a_new_document(python):
    """Nameless buffers may share a URI."""
    python.open(TEN_LINES)

    assert python.stands == ("automatic", "undecided", None)


def test_a_pause_survives_a_change_of_language(python):
    python.session.pause(URI)
    python.reopen("python")

    assert python.stands == ("paused", "paused_here", "python")


def test_a_closed_document_is_forgotten(python):
    python.close()

    assert python.quiet() == []
    assert python.verdict(sure(PYTHON)) == []
    assert python.session.standing(URI) is None


def test_only_the_last_closed_documents_are_remembered():
    session = new_session()
    writers = [Writer(session, f"untitled:Untitled-{i}") for i in range(KEPT + 1)]
    for writer in writers:
        writer.open(TEN_LINES)
        writer.verdict(UNSURE)
        writer.close()
    for writer in writers:
        writer.open(TEN_LINES, "ruby")

    assert [writer.stands[1] for writer in writers] == ["opened"] + ["changed"] * KEPT
