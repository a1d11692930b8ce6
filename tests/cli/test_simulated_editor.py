"""The editor that a typed text is measured with: time passes only when it is told to."""

from __future__ import annotations

import pytest

from lsp_langid.cli.simulated_editor import SessionTeller, Shown, SimulatedEditor
from lsp_langid.core.languages import Language
from lsp_langid.core.verdict import Ranked, Reason, Verdict

PYTHON = Language("python", "Python", vscode="python", neovim="python")
RUBY = Language("ruby", "Ruby", vscode="ruby", neovim="ruby")


class Detective:
    """Python where there is a `def`, Ruby where there are three `puts`, else doubt."""

    def __init__(self):
        self.read = []

    def __call__(self, text):
        self.read.append(text)
        for language, found in ((RUBY, text.count("puts") > 2), (PYTHON, "def" in text)):
            if found:
                return Verdict(language, 0.99, Reason.MODEL, (Ranked(language, 0.99),))
        return Verdict(None, 0.3, Reason.UNSURE, (Ranked(RUBY, 0.3),))


@pytest.fixture
def detective():
    return Detective()


@pytest.fixture
def editor(detective):
    return SimulatedEditor(detective)


def test_a_new_document_is_empty_and_plain(editor, detective):
    assert (editor.text, editor.language, editor.shown) == ("", None, [])
    assert detective.read == [""]


def test_a_paste_is_identified_once_it_has_rested(editor):
    editor.insert("def f():\n    return 1\n")
    assert editor.language is None

    editor.rest(0.03)
    assert editor.shown == [Shown(chars=22, lines=3, language="python")]


def test_keys_that_come_quickly_are_looked_at_together(editor, detective):
    for key in "def f(x)":
        editor.insert(key)
        editor.rest(0.1)
    editor.rest(1.0)

    assert detective.read == ["", "def f(x)"]


def test_what_was_told_is_set_and_may_still_change(editor):
    editor.insert("def f(x): pass\n")
    editor.rest(1.0)
    for _ in range(5):
        editor.insert("puts 1\n")
        editor.rest(1.0)

    assert [shown.language for shown in editor.shown] == ["python", "ruby"]


def test_an_emptied_document_is_plain_text(editor):
    editor.insert("def f(x): pass\n")
    editor.rest(1.0)
    editor.erase(1_000)
    editor.rest(1.0)

    assert editor.text == ""
    assert [shown.language for shown in editor.shown] == ["python", None]


def test_a_teller_says_what_the_editor_shows(detective):
    teller = SessionTeller()

    assert teller.typed("pass", detective) is None
    assert teller.typed("pass\ndef f(x)", detective) == "python"
    assert detective.read[-1] == "pass\ndef f(x)"


def test_a_teller_does_not_look_at_a_text_that_it_knows(detective):
    teller = SessionTeller()
    teller.typed("def f(x)", detective)
    n_looks = len(detective.read)
    teller.typed("def f(x)", detective)

    assert len(detective.read) == n_looks
