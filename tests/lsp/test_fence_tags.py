from __future__ import annotations

import pytest
from lsprotocol import types
from stub_detector import TABLE, language

from lsp_langid.core.regions.fences import bare_fences
from lsp_langid.lsp.documents import Document
from lsp_langid.lsp.fence_tags import fences_at, is_markdown, tagging


def document(text: str, language_id: str = "markdown") -> Document:
    return Document(types.TextDocumentItem("file:///notes", language_id, 1, text))


@pytest.mark.parametrize(
    ("language_id", "markdown"),
    [("markdown", True), ("mdx", True), ("python", False), ("plaintext", False), ("", False), ("?", False)],
)
def test_markdown_and_its_kin_have_fences(language_id, markdown):
    assert is_markdown(document("", language_id), TABLE) is markdown


TWO = "```\na\n```\n\n~~~\nb\n"


@pytest.mark.parametrize(
    ("first", "last", "lines"),
    [(0, 0, [0]), (2, 2, [0]), (3, 3, []), (4, 4, [4]), (6, 6, [4]), (7, 99, []), (0, 9, [0, 4])],
)
def test_a_fence_is_where_any_of_its_lines_is(first, last, lines):
    """One that is not closed goes on to the end of the text."""
    assert [fence.line for fence in fences_at(bare_fences(TWO), first, last)] == lines


def test_the_last_line_of_a_fence_is_its_closing_marks():
    assert [fence.last_line for fence in bare_fences(TWO)] == [2, 6]


@pytest.mark.parametrize("opening", ["```", "   ```", "> > ````", "- ~~~", "1.\t```   "])
def test_the_tag_goes_right_behind_the_marks(opening):
    text = f"{opening}\nputs 1\n"
    (fence,) = bare_fences(text)

    insertion = tagging(fence, language("ruby"), document(text))

    assert (insertion.line, insertion.before, insertion.text) == (0, opening.rstrip(), "ruby")
