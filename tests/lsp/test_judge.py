"""How settings, expectations and memory enter into an answer."""

from __future__ import annotations

import math

import pytest
from lsprotocol import types
from stub_detector import StubDetector, language

from lsp_langid.core.personal import Personal
from lsp_langid.lsp.documents import Document
from lsp_langid.lsp.judge import Judge
from lsp_langid.lsp.settings import Settings

PYTHON = "def greet(name):\n    return name\n"


def document(text=PYTHON, uri="untitled:1", version=1):
    return Document(types.TextDocumentItem(uri, "plaintext", version, text))


@pytest.fixture
def judge():
    return Judge()


def test_a_version_of_a_document_is_asked_about_once(judge, detector):
    paper = document()

    assert judge.document(paper, detector) is judge.document(paper, detector)
    assert detector.asked == [(PYTHON, "1")]


def test_a_new_version_is_asked_about_with_the_same_memory_of_lines(judge, detector):
    paper = document()
    judge.document(paper, detector)
    lines = paper.lines
    paper.version += 1
    judge.document(paper, detector)

    assert len(detector.asked) == 2
    assert paper.lines is lines


def test_another_document_under_the_same_uri_is_another(judge, detector):
    judge.document(document(), detector)
    judge.document(document("puts 'hello'"), detector)

    assert [text for text, _ in detector.asked] == [PYTHON, "puts 'hello'"]


def test_another_detector_is_asked_with_a_memory_of_its_own(judge, detector):
    paper = document()
    judge.document(paper, detector)
    lines = paper.lines

    other = StubDetector()
    judge.document(paper, other)

    assert len(other.asked) == 1
    assert paper.lines is not lines


def test_changed_settings_are_asked_with(judge, detector):
    paper = document()
    judge.document(paper, detector)
    judge.change_settings(Settings(mode="eager", min_chars=1000, never=("python",)))

    verdict = judge.document(paper, detector)

    assert detector.modes == ["balanced", "eager"]
    assert verdict.reason == "too_short"
    assert verdict.best == language("ruby")


def test_expectations_of_all_sources_add_up(judge, detector):
    judge.change_settings(Settings(priors=(("ruby", 2.0),)))
    judge.expect("workspace", {"ruby": 1.0, "nim": -1.0})

    judge.document(document(), detector)

    assert detector.priors == [{"ruby": math.log(2) + 1, "nim": -1.0}]


def test_expecting_the_same_again_is_nothing_new(judge, detector):
    assert judge.expect("workspace", {"ruby": 1.0})
    judge.document(paper := document(), detector)

    assert not judge.expect("workspace", {"ruby": 1.0})
    judge.document(paper, detector)
    assert len(detector.asked) == 1


def test_names_that_nobody_knows_are_complained_of_once(judge, detector, caplog):
    judge.change_settings(Settings(languages=("python", "klingon")))
    judge.document(document(), detector)
    judge.document(document(), StubDetector())

    assert caplog.text.count("klingon") == 1


def test_the_last_verdict_is_remembered_until_the_document_is_closed(judge, detector):
    paper = document()
    assert judge.last_of(paper) is None

    verdict = judge.document(paper, detector)
    paper.version += 1
    assert judge.last_of(paper) is verdict

    judge.forget(paper.uri)
    assert judge.last_of(paper) is None


def test_what_it_would_be_without_corrections_is_told_when_it_is_another(judge, detector):
    corrected = detector.with_personal(Personal((detector.recall(PYTHON, language("nim")),)))

    unlearned = judge.unlearned(document(), corrected, detector)

    assert unlearned is not None
    assert unlearned.language == language("python")
    assert judge.unlearned(document("puts 'hello'"), corrected, detector) is None
    assert judge.unlearned(document(), detector, detector) is None
