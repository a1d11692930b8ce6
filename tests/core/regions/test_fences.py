"""Fences by CommonMark's rules; markdown-it-py, which implements them, is the judge of made-up texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from lsp_langid.core.regions.fences import bare_fences, find_fences
from lsp_langid.core.regions.lines import split_lines


def fences(text: str) -> list[tuple[int, str, tuple[str, ...]]]:
    return [(fence.line, fence.info, fence.body) for fence in find_fences(split_lines(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("```\na\n```", [(0, "", ("a",))], id="backticks"),
        pytest.param("~~~\na\n~~~", [(0, "", ("a",))], id="tildes"),
        pytest.param("``` py x=1\na\n```", [(0, "py x=1", ("a",))], id="info-string"),
        pytest.param("```\na\n~~~\nb\n```", [(0, "", ("a", "~~~", "b"))], id="tildes-do-not-close-backticks"),
        pytest.param(
            "````\n```\na\n```\n````", [(0, "", ("```", "a", "```"))], id="shorter-fence-is-content"
        ),
        pytest.param("```\na\n`````", [(0, "", ("a",))], id="longer-fence-closes"),
        pytest.param("```\na\n``` x\n```", [(0, "", ("a", "``` x"))], id="closing-fence-has-no-info"),
        pytest.param("```\na\n\nb", [(0, "", ("a", "", "b"))], id="unclosed-runs-to-the-end"),
        pytest.param("   ```\n   a\n    b\n  ```", [(0, "", ("a", " b"))], id="three-spaces"),
        pytest.param("    ```\n    a\n", [], id="four-spaces-are-code"),
        pytest.param("```\na\n    ```\n```", [(0, "", ("a", "    ```"))], id="four-spaces-do-not-close"),
        pytest.param("`` a ``\n", [], id="two-backticks"),
        pytest.param("``` a`b\n", [], id="backtick-in-the-info-string"),
        pytest.param("~~~ a`b\nc\n~~~", [(0, "a`b", ("c",))], id="backtick-behind-tildes"),
        pytest.param("text\n```\na\n```\ntext", [(1, "", ("a",))], id="interrupts-a-paragraph"),
        pytest.param("> ```\n> a\n> ```", [(0, "", ("a",))], id="in-a-quote"),
        pytest.param("> ```\n> a\nb", [(0, "", ("a",))], id="ends-with-its-quote"),
        pytest.param("- x\n\n  ```\n  a\n  ```", [(2, "", ("a",))], id="in-a-list"),
        pytest.param("- ```\n  a\nb", [(0, "", ("a",))], id="ends-with-its-item"),
        pytest.param("10. x\n    ```\n    a\n    ```", [(1, "", ("a",))], id="in-a-numbered-list"),
        pytest.param("> - > ```\n>   > a\n", [(0, "", ("a",))], id="in-three-containers"),
        pytest.param("<!--\n```\na\n```\n-->", [], id="in-a-comment"),
        pytest.param("<div>\n```\na\n```\n", [], id="in-an-html-block"),
        pytest.param("<div>\n\n```\na\n```\n", [(2, "", ("a",))], id="behind-an-html-block"),
        pytest.param("```\n```\n~~~\n~~~", [(0, "", ()), (2, "", ())], id="empty"),
        pytest.param("```\r\na\r```\n", [(0, "", ("a",))], id="any-line-end"),
        pytest.param("```\n\u2028a\x0c\n```", [(0, "", ("\u2028a\x0c",))], id="only-line-ends-end-lines"),
    ],
)
def test_a_fence_is_where_commonmark_says(text, expected):
    assert fences(text) == expected


def test_a_fence_knows_its_marker_its_place_and_whether_it_is_closed():
    text = "1. one\n\n   ~~~~ sql\n   SELECT 1;\n   ~~~~\n\n> ```\n> open"

    tagged, bare = find_fences(split_lines(text))

    assert (tagged.marker, tagged.info, tagged.info_at, tagged.closed) == ("~~~~", "sql", 7, True)
    assert (bare.marker, bare.line, bare.info_at, bare.closed) == ("```", 6, 5, False)


def test_bare_fences_are_those_without_an_info_string():
    text = "```\na\n```\n\n```py\nb\n```\n\n~~~   \nc\n~~~\n"

    assert [(fence.line, fence.text) for fence in bare_fences(text)] == [(0, "a"), (8, "c")]


# Where markdown-it-py itself leaves CommonMark is left out: `>` behind four spaces, tabs behind `>`.
_PARTS = st.sampled_from(
    (
        *("> ", ">", "- ", "* ", "1. ", "2. ", "10) ", "-", "+", "  ", " "),
        *("```", "````", "~~~", "``` ", "```py", "~~~ a`b", "```a`b"),
        *("foo", "bar baz", "# h", "---", "===", "***"),
        *("<div>", "</div>", "<!--", "-->", "<b>"),
    )
)
_MARKDOWN = st.lists(st.lists(_PARTS, max_size=4).map("".join), min_size=1, max_size=7).map("\n".join)


@given(_MARKDOWN)
def test_fences_are_those_of_markdown_it(text):
    judged = [
        (token.map[0], token.markup, token.info.strip(), token.content.rstrip())
        for token in MarkdownIt("commonmark").parse(text)
        if token.type == "fence" and token.map is not None
    ]

    found = [
        (fence.line, fence.marker, fence.info, fence.text.rstrip())
        for fence in find_fences(split_lines(text))
    ]

    assert found == judged
