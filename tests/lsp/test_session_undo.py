"""A text that was there before brings back what was told of it."""

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
    Writer,
    changes_in,
    new_session,
    sure,
)

from lsp_langid.lsp.session import Identify, Wait
from lsp_langid.lsp.session.evidence import BARS
from lsp_langid.lsp.session.stance import PAST_TEXTS


@pytest.fixture
def writer():
    """Python, pasted over with Ruby."""
    writer = Writer(new_session())
    writer.open(TEN_LINES)
    writer.verdict(sure(PYTHON))
    writer.replace(OTHER_LINES)
    writer.verdict(sure(RUBY))
    writer.waits()
    return writer


def test_undoing_a_paste_tells_again_what_was_told_before_it(writer):
    actions = writer.replace(TEN_LINES)

    assert changes_in(actions) == ["python"]
    assert len(actions) == 1
    assert writer.quiet() == []


def test_redoing_it_tells_what_was_told_after_it(writer):
    writer.replace(TEN_LINES)

    assert changes_in(writer.replace(OTHER_LINES)) == ["ruby"]


def test_the_state_comes_back_as_well(writer):
    before = writer.stands
    writer.replace("")
    writer.verdict(TOO_SHORT)
    assert writer.stands == ("automatic", "emptied", None)

    assert changes_in(writer.replace(OTHER_LINES)) == ["ruby"]
    assert writer.stands == before


def test_undoing_a_paste_into_plain_text_makes_it_plain_text_again():
    writer = Writer(new_session())
    writer.open("see below:")
    writer.verdict(UNSURE)
    writer.write(TEN_LINES)
    writer.verdict(sure(PYTHON))

    assert changes_in(writer.replace("see below:")) == [None]


def test_a_paste_undone_before_it_was_looked_at_leaves_everything_as_it_was(writer):
    before = writer.stands
    writer.replace(TEN_LINES * 3)

    assert writer.replace(OTHER_LINES) == []
    assert writer.quiet() == []
    assert writer.stands == before


def test_a_text_that_was_never_looked_at_is_looked_at_when_it_returns(writer):
    writer.write("x")
    writer.replace(TEN_LINES * 3)

    assert writer.replace(OTHER_LINES + "x") == [Wait(URI, 25)]


def test_a_step_back_of_one_key_changes_nothing():
    """Else a language would come and go with one key, typed and taken back."""
    writer = Writer(new_session())
    writer.open("puts ")
    writer.verdict(sure(PYTHON))
    for _ in range(BARS[0].looks):
        before = writer.text
        writer.look(sure(RUBY))
    assert writer.stands[2] == "ruby"
    writer.waits()

    assert writer.replace(before) == []
    assert writer.replace("puts ") == []
    assert writer.quiet() == []
    assert writer.stands[2] == "ruby"


def test_a_few_keys_that_are_most_of_the_text_are_judged_when_they_go():
    writer = Writer(new_session())
    writer.open("imp")
    writer.verdict(TOO_SHORT)
    writer.write("ort os, sys")
    writer.verdict(sure(PYTHON))

    assert writer.replace("imp") == [Wait(URI, 300)]
    assert changes_in(writer.verdict(TOO_SHORT)) == [None]


def test_undo_does_not_touch_a_document_that_was_decided_since(writer):
    writer.reopen("go")

    assert writer.replace(TEN_LINES) == []
    assert writer.stands == ("locked", "changed", None)


def test_what_was_told_before_the_user_asked_does_not_come_back(writer):
    writer.ask(sure(RUBY))

    assert changes_in(writer.replace(TEN_LINES)) == []


def test_what_was_told_before_the_rules_changed_does_not_come_back(writer):
    writer.session.reconsider()

    assert changes_in(writer.replace(TEN_LINES)) == []


def test_only_the_last_texts_are_remembered(writer):
    for i in range(PAST_TEXTS + 1):
        writer.replace(f"{i}\n" * 30)
        writer.verdict(UNSURE)

    assert changes_in(writer.replace(TEN_LINES)) == []
    assert len(writer.session._open[URI].past) == PAST_TEXTS


def test_texts_too_long_for_a_fingerprint_are_always_new(monkeypatch, writer):
    monkeypatch.setattr("session_writer.hash", lambda text: None, raising=False)
    writer.replace(TEN_LINES * 9)
    writer.verdict(sure(PYTHON))
    writer.replace(OTHER_LINES)
    assert writer.replace(TEN_LINES * 9) == [Wait(URI, 25)]
    writer.now += 0.025
    assert writer.quiet() == [Identify(URI, writer.version)]
