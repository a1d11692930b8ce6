"""What a notebook shows."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from lsp_langid.core.languages import Language
from lsp_langid.core.verdict import Evidence, Explanation, Ranked, Reason, Verdict

PYTHON, RUST = Language("python", "Python"), Language("rust", "Rust")
NASTY = Language("x", '<script>alert("1")</script>&')


class Reader(HTMLParser):
    """Text and tags; every tag that is opened is closed, in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags, self.words, self.styles, self.open = set(), [], [], []
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.open.append(tag)
        self.styles += [value for name, value in attrs if name == "style"]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def shown(value) -> Reader:
    return Reader(value._repr_html_())


def test_an_answer_shows_language_confidence_reason_and_what_else_it_may_be():
    verdict = Verdict(PYTHON, 0.934, Reason.MODEL, (Ranked(PYTHON, 0.934), Ranked(RUST, 0.05)))

    assert shown(verdict).text == "Python 93.4 % · judged by its words and signs Python 93.4 % Rust 5.0 %"


def test_silence_shows_the_best_guess_and_why_it_is_none():
    verdict = Verdict(None, 0.3, Reason.TOO_SHORT, (Ranked(RUST, 0.3),))

    assert shown(verdict).text.startswith(
        "No answer , the best guess is Rust · the text is too short to tell"
    )


@pytest.mark.parametrize("reason", Reason)
def test_there_are_words_for_every_reason(reason):
    assert "·" in shown(Verdict(PYTHON, 1.0, reason, (Ranked(PYTHON, 1.0),))).text


@pytest.mark.parametrize(
    ("share", "words"),
    [(1.0, "100.0 %"), (0.99999, "> 99.9 %"), (0.0001, "< 0.1 %"), (0.0, "0.0 %"), (0.5, "50.0 %")],
)
def test_nearly_sure_is_not_shown_as_certain(share, words):
    assert shown(Verdict(PYTHON, share, Reason.MODEL, (Ranked(PYTHON, share),))).text.endswith(words)


def test_an_explanation_shows_what_spoke_for_and_against():
    explanation = Explanation(PYTHON, RUST, (Evidence("def", 2.5),), (Evidence("fn", -1.25),))

    text = shown(explanation).text

    assert text.startswith("Python rather than Rust")
    assert text.endswith("def +2.50 fn −1.25")


def test_an_explanation_without_evidence_shows_who_won():
    assert shown(Explanation(PYTHON, RUST, (), ())).text.startswith("Python rather than Rust")


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(Verdict(NASTY, 0.5, Reason.MODEL, (Ranked(NASTY, 0.5),)), id="answer"),
        pytest.param(Verdict(None, 0.5, Reason.UNSURE, (Ranked(NASTY, 0.5),)), id="silence"),
        pytest.param(Explanation(NASTY, NASTY, (Evidence(NASTY.name, 1.0),), ()), id="explanation"),
    ],
)
def test_names_and_tokens_are_text_and_never_markup(value):
    reader = shown(value)

    assert "script" not in reader.tags
    assert NASTY.name in reader.text


def test_it_needs_nothing_else_and_takes_its_colours_from_the_page(detector):
    reader = shown(detector.identify("def f(x):\n    return x\n"))

    assert reader.tags <= {"div", "span", "b", "table", "tbody", "tr", "th", "td"}
    for style in reader.styles:
        assert "url(" not in style
        assert style.count("color:") == style.count("color: inherit")
