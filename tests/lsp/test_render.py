from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from stub_detector import StubDetector, language

from lsp_langid.core.verdict import Reason
from lsp_langid.lsp.render import (
    REASON_IN_WORDS,
    STATE_IN_WORDS,
    WHY_IN_WORDS,
    because,
    code_span,
    escape_markdown,
    percent,
    render_hover,
)
from lsp_langid.lsp.session import Standing, State, Why

PYTHON = StubDetector().identify("def f(): pass")
UNSURE = StubDetector().identify("perhaps nothing")
EXPLANATION = StubDetector().explain("def f(): pass")


def shown_to_the_reader(markdown: str) -> tuple[list[str], str]:
    """The types of the pieces a Markdown reader sees in one paragraph, and their text."""
    _, inline, _ = MarkdownIt("commonmark").parse(markdown)
    pieces = inline.children or []
    return [piece.type for piece in pieces], "".join(piece.content for piece in pieces)


def test_every_reason_has_words():
    assert set(REASON_IN_WORDS) == set(Reason)


def test_every_state_and_every_reason_for_one_has_words():
    assert set(STATE_IN_WORDS) == set(State)
    assert set(WHY_IN_WORDS) == set(Why)


def standing(state, why, told=None):
    return Standing("untitled:1", 1, state, why, told, None, 0)


def test_a_state_reads_as_a_sentence():
    assert because(standing(State.LOCKED, Why.CHOSEN)) == "Locked: you chose the language"


def test_the_state_of_the_document_comes_last():
    stands = standing(State.AUTOMATIC, Why.TENTATIVE, language("python"))

    *_, last = render_hover(PYTHON, EXPLANATION, stands, markdown=True).split("\n\n")

    assert last == "Automatic: it may still change as you type"


def test_a_language_that_is_not_the_answer_is_named():
    stands = standing(State.LOCKED, Why.CHOSEN, language("ruby"))

    *_, last = render_hover(PYTHON, None, stands, markdown=True).split("\n\n")

    assert last == "Set: **Ruby**. Locked: you chose the language"


def test_corrections_are_mentioned_when_they_moved_the_answer():
    moved = render_hover(PYTHON, unlearned=replace(PYTHON, language=language("ruby")), markdown=False)

    assert "Moved by your corrections; without them: Ruby" in moved
    assert "without them: no answer" in render_hover(PYTHON, unlearned=UNSURE, markdown=False)
    assert "corrections" not in render_hover(PYTHON, markdown=False)


def test_the_answer_comes_first_with_confidence_and_reason():
    first, *_ = render_hover(PYTHON, None, markdown=True).split("\n\n")

    assert first == "**Python**, 97 %: judged by its words and signs"


def test_runners_up_follow():
    assert "Runners-up: Ruby 1 %, Nim under 1 %" in render_hover(PYTHON, None, markdown=True)


def test_the_tokens_that_decided_are_named_for_both_sides():
    text = render_hover(PYTHON, EXPLANATION, markdown=True)

    assert "For Python: `def`" in text
    assert "For Ruby: `,`" in text


def test_silence_says_why_and_shows_the_best_guesses():
    text = render_hover(UNSURE, None, markdown=True)

    assert text.startswith("**No answer**: no language stands out")
    assert "Best guesses: Ruby 30 %, Python 28 %, Nim 22 %" in text


def test_plain_text_has_no_markup():
    text = render_hover(PYTHON, EXPLANATION, markdown=False)

    assert text.startswith("Python, 97 %")
    assert "For Python: def" in text
    assert "**" not in text


def test_a_name_with_markup_in_it_is_escaped():
    fstar = replace(language("nim"), name="F*_<b>")
    text = render_hover(replace(PYTHON, language=fstar), None, markdown=True)

    assert text.startswith(r"**F\*\_\<b\>**, 97 %")


@pytest.mark.parametrize("name", ["C++", "C#", "Objective-C", "Go module file", "Standard ML (SML)"])
def test_ordinary_names_are_left_as_they_are(name):
    """Neovim shows backslashes."""
    assert escape_markdown(name) == name


@settings(deadline=None)
@given(st.text(alphabet="ab \\`*_[]()<>&~|!#+-.1", min_size=1, max_size=12))
def test_an_escaped_name_reads_as_it_was(name):
    """Inside a line, where names stand; `x` keeps blanks and list signs away from its ends."""
    types, text = shown_to_the_reader(f"x{escape_markdown(name)}x")

    assert set(types) <= {"text", "text_special"}
    assert text == f"x{name}x"


@settings(deadline=None)
@given(st.text(alphabet="ab `⏎⇥", min_size=1, max_size=12))
def test_a_code_span_shows_any_token(token):
    types, text = shown_to_the_reader(f"x{code_span(token)}x")

    assert types == ["text", "code_inline", "text"]
    assert text == f"x{token}x"


@pytest.mark.parametrize("token", ["", "\n", "a\nb"])
def test_a_code_span_stays_on_its_line(token):
    assert "\n" not in code_span(token)


@pytest.mark.parametrize(
    ("confidence", "words"),
    [
        (0.0, "0 %"),
        (0.004, "under 1 %"),
        (0.974, "97 %"),
        (0.9999, "over 99 %"),
        (1.0, "100 %"),
    ],
)
def test_rounding_claims_no_certainty(confidence, words):
    assert percent(confidence) == words
