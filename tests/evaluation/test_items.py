from __future__ import annotations

import gzip
import json

import pytest

from lsp_langid.errors import InputError
from lsp_langid.evaluation.items import Item, ask, count_lines, read_items

ROWS = [{"id": "a", "text": "def def def", "label": "py"}, {"text": "fn fn fn\n", "label": "klingon"}]


@pytest.fixture(params=["plain", "gzipped"])
def suite(request, tmp_path):
    text = "".join(json.dumps(row) + "\n" for row in ROWS)
    if request.param == "plain":
        path = tmp_path / "suite.jsonl"
        path.write_text(text, encoding="utf-8")
    else:
        path = tmp_path / "suite.jsonl.gz"
        path.write_bytes(gzip.compress(text.encode()))
    return path


def test_labels_are_read_under_any_spelling_and_unknown_ones_kept(suite, table):
    items = list(read_items(suite, table))

    assert [(item.id, item.label, item.n_lines) for item in items] == [
        ("a", "python", 1),
        ("2", "klingon", 1),
    ]


def test_answers_keep_the_best_guess_beside_what_is_told(suite, table, small_detector):
    answers = ask(small_detector, read_items(suite, table))

    assert [(answer.best, answer.said) for answer in answers] == [("python", "python"), ("rust", "rust")]
    assert all(0 < answer.confidence <= 1 and answer.ms > 0 for answer in answers)


def test_with_a_list_of_languages_text_that_is_no_code_is_still_answered_as_such(table, small_detector):
    items = [Item("1", "some words of plain prose", "plaintext", 1), Item("2", "def def def", "python", 1)]
    only = [table.find("python"), table.find("rust")]

    prose, code = ask(small_detector, items, only)

    assert (prose.best, prose.said) == ("plaintext", None)
    assert (code.best, code.said) == ("python", "python")


def test_a_best_guess_of_the_same_family_is_marked(table, small_detector):
    items = [Item(label, "def def def", label, 1) for label in ("cython", "rust", "python", "klingon")]

    assert table.find("cython").family == table.find("python").family
    assert [answer.related for answer in ask(small_detector, items)] == [True, False, True, False]


@pytest.mark.parametrize(
    ("content", "message"),
    [("{}\n", "line 1"), ('{"text": "x", "label": "c"}\nnot json\n', "line 2"), ("[1]\n", "line 1")],
)
def test_a_line_of_another_kind_is_named(tmp_path, table, content, message):
    path = tmp_path / "suite.jsonl"
    path.write_text(content)

    with pytest.raises(InputError, match=message):
        list(read_items(path, table))


def test_a_missing_file_is_named(tmp_path, table):
    with pytest.raises(InputError, match=r"nowhere\.jsonl"):
        list(read_items(tmp_path / "nowhere.jsonl", table))


@pytest.mark.parametrize(("text", "lines"), [("", 1), ("a", 1), ("a\n", 1), ("a\nb", 2), ("a\n\nb\n\n", 3)])
def test_lines_are_counted_without_the_last_break(text, lines):
    assert count_lines(text) == lines
