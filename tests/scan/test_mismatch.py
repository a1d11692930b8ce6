from __future__ import annotations

import pytest

from lsp_langid.core.verdict import Ranked, Reason, Verdict
from lsp_langid.scan.mismatch import N_PARTS, acquits, contradicts, quarters


def told(table, language: str | None, confidence: float = 0.99) -> Verdict:
    best = table.by_id(language or "python")
    return Verdict(best if language else None, confidence, Reason.MODEL, (Ranked(best, confidence),))


@pytest.mark.parametrize(
    ("named", "content", "expected"),
    [
        pytest.param(["python"], "rust", True, id="another-language"),
        pytest.param(["python"], "python", False, id="the-same"),
        pytest.param([], "rust", False, id="a-name-that-says-nothing"),
        pytest.param(["python"], None, False, id="a-content-that-says-nothing"),
        pytest.param(["plaintext"], "python", False, id="code-in-a-txt"),
        pytest.param(["c", "cpp", "objective-c"], "cpp", False, id="one-of-several"),
        pytest.param(["c", "cpp", "objective-c"], "fortran", True, id="none-of-several"),
        pytest.param(["javascript"], "typescript", False, id="of-one-family"),
        pytest.param(["html"], "jinja", False, id="written-into-what-is-named"),
        pytest.param(["jinja"], "html", False, id="a-template-without-its-marks"),
    ],
)
def test_content_contradicts_a_name_that_rules_it_out(table, named, content, expected):
    languages = [table.by_id(name) for name in named]

    assert contradicts(languages, told(table, content), 0.95) is expected


def test_content_that_is_not_sure_contradicts_nothing(table):
    assert not contradicts([table.by_id("python")], told(table, "rust", 0.94), 0.95)


def test_a_name_outside_of_the_choice_is_not_judged(table):
    python = [table.by_id("python")]

    assert not contradicts(python, told(table, "rust"), 0.95, only=("rust", "c"))
    assert contradicts(python, told(table, "rust"), 0.95, only=("rust", "python"))


@pytest.mark.parametrize("text", ["", "\n\n", "one line", "a\nb\n", "a\n" * 999, "\n" * 50 + "x", "a\n\n\nb"])
def test_quarters_are_the_text_in_order_cut_at_line_breaks(text):
    parts = quarters(text)

    assert len(parts) <= N_PARTS
    assert all(part.strip() for part in parts)
    assert "".join(parts).split() == text.split()
    assert all(part.endswith("\n") for part in parts[:-1])


def test_a_part_that_is_what_the_name_says_acquits(table):
    python = [table.by_id("python")]

    assert acquits(python, told(table, "python", 0.3))
    assert not acquits(python, told(table, "rust"))
