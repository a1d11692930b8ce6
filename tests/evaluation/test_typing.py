from __future__ import annotations

import math

import pytest

from lsp_langid.evaluation.items import Item
from lsp_langid.evaluation.typing import (
    PARTIAL_CHARS,
    TYPED_LINES,
    Trace,
    prefix_ends,
    told_by_lines,
    type_out,
    typing_figures,
)


def trace(*told: str | None, label: str = "python") -> Trace:
    """One look a line, ten characters each."""
    numbers = tuple(range(1, len(told) + 1))
    return Trace(Item("1", "x", label, len(told)), tuple(10 * n for n in numbers), numbers, told)


def test_we_look_after_each_line_that_holds_something():
    assert list(prefix_ends("ab\n\ncd\n")) == [(2, 1), (6, 3)]


def test_in_the_first_lines_we_look_every_few_characters():
    line = "x" * (2 * PARTIAL_CHARS + 5)

    ends = list(prefix_ends("\n".join([line] * 7)))

    assert [chars for chars, number in ends if number == 1] == [20, 40, 45]
    assert [number for _, number in ends].count(6) == 1


def test_a_long_text_is_typed_up_to_a_line():
    assert max(number for _, number in prefix_ends("x\n" * 500)) == TYPED_LINES


class Repeater:
    """Tells every answer at once and takes nothing back."""

    def __init__(self):
        self.texts = []
        self.told = None

    def typed(self, text, identify):
        self.texts.append(text)
        language = identify(text).language
        self.told = language.id if language is not None else self.told
        return self.told


class Silent:
    """Never looks and tells nothing."""

    def typed(self, text, identify):
        return None


def test_a_teller_is_handed_every_prefix_and_the_detector(small_detector):
    text = "let let word\ndef def def def def def"
    tellers = []

    def new_teller():
        tellers.append(Repeater())
        return tellers[-1]

    (typed,) = type_out(small_detector, [Item("1", text, "python", 2)], new_teller)

    assert typed.chars == (12, 33, 36)
    assert [teller.texts for teller in tellers] == [[text[:12], text[:33], text]]
    assert typed.told[0] == small_detector.identify(text[:12]).language.id == "rust"
    assert typed.told[-1] == small_detector.identify(text).language.id == "python"


def test_each_text_has_a_teller_of_its_own(small_detector):
    texts = ("let let word", "word")
    items = [Item(text, text, "rust", 1) for text in texts]

    told = [trace.told for trace in type_out(small_detector, items, Repeater)]

    assert told == [("rust",), (None,)]


def test_only_what_the_teller_says_is_told(small_detector):
    (typed,) = type_out(small_detector, [Item("1", "let let word", "rust", 1)], Silent)

    assert typed.told == (None,)


def test_the_first_right_answer_is_measured_in_lines_and_characters():
    figure = typing_figures([trace(None, "rust", "python"), trace("python", "python")])

    assert (figure.lines_median, figure.chars_median) == (2, 20)
    assert figure.wrong_before_right == 0.5
    assert figure.never_right == 0.0


@pytest.mark.parametrize(
    ("told", "changes", "switches"),
    [
        pytest.param(("python", "python", "python"), 0, 0, id="steady"),
        pytest.param((None, "rust", "python"), 0, 0, id="before-the-first-right-one-nothing-counts"),
        pytest.param(("python", None, "python"), 2, 0, id="silence-in-between"),
        pytest.param(("python", "rust", "python"), 2, 2, id="another-language-in-between"),
        pytest.param(("python", None, "rust"), 2, 1, id="from-one-to-another-through-silence"),
    ],
)
def test_changes_are_counted_after_the_first_right_answer(told, changes, switches):
    figure = typing_figures([trace(*told)])

    assert (figure.changes_mean, figure.switches_mean) == (changes, switches)
    assert figure.without_change == (changes == 0)


def test_a_text_that_is_never_told_right_is_counted_and_left_out_of_the_medians():
    figure = typing_figures([trace("rust", None), trace(None, None, "python")])

    assert (figure.never_right, figure.wrong_before_right, figure.lines_median) == (0.5, 0.5, 3)
    assert figure.right_at_end == 0.5


def test_texts_that_are_not_code_should_never_be_told_a_language():
    figure = typing_figures([trace(None, None, label="plaintext"), trace(None, "c", None, label="plaintext")])

    assert (figure.n, figure.n_not_code, figure.not_code_left_alone) == (0, 2, 0.5)
    assert math.isnan(figure.never_right)


def test_a_text_that_has_ended_keeps_its_last_answer():
    typed = told_by_lines([trace("python"), trace(None, "rust", "python"), trace("c", label="plaintext")])

    assert (typed.right[0], typed.wrong[0], typed.silent[0]) == (0.5, 0.0, 0.5)
    assert (typed.right[1], typed.wrong[1], typed.silent[1]) == (0.5, 0.5, 0.0)
    assert typed.right[-1] == 1.0
