"""People select sloppily."""

from __future__ import annotations

import pytest

from lsp_langid.core.regions import language_of_selection
from lsp_langid.core.verdict import Reason


@pytest.fixture
def asked(by_words, table):
    """The text that the detector is asked about, or None when it is not."""

    def ask(text):
        texts = []

        def identify(text):
            texts.append(text)
            return by_words(text)

        language_of_selection(text, identify, table)
        assert len(texts) <= 1
        return texts[0] if texts else None

    return ask


@pytest.mark.parametrize(
    ("selected", "meant"),
    [
        pytest.param("a = 1\nb", "a = 1\nb", id="nothing-around"),
        pytest.param("    if a:\n        b\n", "if a:\n    b\n", id="indented"),
        pytest.param("> a = 1\n>\n> b\n", "a = 1\n\nb\n", id="quoted"),
        pytest.param("> > a = 1\n> > b", "a = 1\nb", id="quoted-twice"),
        pytest.param("> a\nb", "> a\nb", id="quoted-in-part"),
        pytest.param("```\na = 1\n```\n", "a = 1", id="fenced"),
        pytest.param("```\na = 1\n", "a = 1\n", id="half-a-fence"),
        pytest.param("a = 1\n```\n", "a = 1", id="the-other-half"),
        pytest.param("> ```\n> a = 1\n> ```", "a = 1", id="fenced-in-a-quote"),
        pytest.param("See:\n```\na\n```", "See:\n```\na\n```", id="fence-beside-words"),
        pytest.param("```text\na = 1\n```", "a = 1", id="tag-that-names-nothing"),
        pytest.param("+a = 1\n+b = 2", "a = 1\nb = 2", id="added"),
        pytest.param("-a = 1\n-b = 2", "a = 1\nb = 2", id="taken-out"),
        pytest.param(" a = 1\n-b = 2\n+b = 3", "a = 1\nb = 3", id="changed"),
        pytest.param("@@ -1 +1 @@\n-a\n+b", "@@ -1 +1 @@\n-a\n+b", id="a-whole-diff"),
        pytest.param("- milk\n- bread", "- milk\n- bread", id="a-list"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_marks_around_a_selection_are_taken_off(asked, selected, meant):
    assert asked(selected) == meant


@pytest.mark.parametrize(
    ("selected", "language"),
    [
        pytest.param("```rust\nlet a = 1;\n```", "rust", id="tag"),
        pytest.param("  ~~~JS\n  x\n  ~~~", "javascript", id="indented-tag"),
        pytest.param("$ npm install", "shellscript", id="one-command"),
        pytest.param("ada@lab:~$ ls\ntotal 3\nada@lab:~$ pwd", "shellscript", id="session"),
        pytest.param(">>> 1 + 1\n2", "python", id="python-console"),
        pytest.param("PS C:\\> ls", "powershell", id="powershell"),
        pytest.param("```console\n$ make\nok\n```", "shellscript", id="tagged-session"),
    ],
)
def test_a_tag_and_prompts_name_the_language_themselves(asked, by_words, table, selected, language):
    verdict = language_of_selection(selected, by_words, table)

    assert asked(selected) is None
    assert (verdict.language, verdict.confidence, verdict.reason) == (table.find(language), 1.0, Reason.PROOF)


def test_prompts_of_two_languages_name_none(asked):
    assert asked("$ python3\n>>> 1 + 1\n2\n") == "python3\n1 + 1"


def test_a_silent_verdict_stays_silent(by_words, table):
    assert language_of_selection("> nothing in it\n", by_words, table).language is None


def test_the_shipped_model_reads_quoted_and_fenced_code(detector, table):
    text = "> ```\n> SELECT name, count(*) FROM plants GROUP BY name ORDER BY 2 DESC;\n> ```\n"

    verdict = language_of_selection(text, detector.identify, table)

    assert verdict.language == table.find("sql")
