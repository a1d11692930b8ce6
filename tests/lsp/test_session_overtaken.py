"""An answer that typing overtakes is dropped by the client; it is told again when typing rests."""

from __future__ import annotations

import pytest
from session_writer import (
    PYTHON,
    SHELL,
    TEN_LINES,
    URI,
    WORDLESS,
    Writer,
    changes_in,
    new_session,
    sure,
)

from lsp_langid.core.verdict import Reason
from lsp_langid.lsp.session import Identify, Wait
from lsp_langid.lsp.session.overtaken import MOST_REPEATS, UNDER_WAY_S


@pytest.fixture
def writer():
    return Writer(new_session())


@pytest.fixture
def python(writer):
    """Python was told, and the client has not answered yet."""
    writer.open(TEN_LINES)
    writer.verdict(sure(PYTHON))
    return writer


def test_it_is_told_again_when_typing_rests(python):
    python.write("x")
    assert python.quiet() == [Identify(URI, python.version)]

    (published,) = python.verdict(sure(PYTHON))

    assert changes_in([published]) == ["python"]
    assert published.version == python.version


def test_it_is_told_again_for_a_text_that_needs_no_look(writer):
    writer.open(TEN_LINES * 8)
    writer.verdict(sure(SHELL, 1.0, Reason.PROOF))
    assert writer.stands == ("accepted", "evident", "shellscript")

    assert writer.write("x") == [Wait(URI, 300)]
    assert changes_in(writer.quiet()) == ["shellscript"]


def test_that_a_document_is_emptied_is_told_again(writer):
    writer.open(TEN_LINES)
    writer.verdict(sure(PYTHON))
    writer.reopen("python")
    writer.replace("")
    writer.quiet()
    assert changes_in(writer.verdict(sure(PYTHON))) == [None]
    writer.write(" ")
    writer.quiet()

    assert changes_in(writer.verdict(sure(PYTHON))) == [None]


def test_nothing_is_told_again_when_the_client_has_set_it(python):
    python.reopen("python")
    python.write("x")
    python.quiet()

    assert changes_in(python.verdict(sure(PYTHON))) == []


def test_nothing_is_told_again_when_there_was_time_enough(python):
    python.now += UNDER_WAY_S + 0.1
    python.write("x")
    python.quiet()

    assert changes_in(python.verdict(sure(PYTHON))) == []


def test_nothing_is_told_again_once_the_user_has_chosen(python):
    python.write("x")
    python.reopen("ruby")

    assert python.quiet() == []


def test_a_client_that_sets_without_a_word_is_not_told_for_ever(python):
    told = []
    for _ in range(MOST_REPEATS + 3):
        python.write("x")
        python.quiet()
        told += changes_in(python.verdict(sure(PYTHON)))

    assert told == ["python"] * MOST_REPEATS


def test_nothing_is_told_again_while_it_is_paused(python):
    python.write("x")
    python.session.pause(URI)

    assert python.quiet() == []


def test_a_language_without_a_word_is_told_again_too(writer):
    """The server leaves the word out, and with it the change."""
    writer.open(TEN_LINES)
    writer.verdict(sure(WORDLESS))
    writer.write("x")
    writer.quiet()

    assert changes_in(writer.verdict(sure(WORDLESS))) == ["abc"]
