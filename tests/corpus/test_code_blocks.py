"""Tagged blocks come out of documentation as their author wrote them."""

from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_langid.corpus.code_blocks import Block, blocks_of, is_documentation


def check(path: str, text: str, *blocks: tuple[str, str, int]) -> None:
    assert list(blocks_of(path, dedent(text))) == [Block(*block) for block in blocks]


def test_markdown_fences_of_both_kinds() -> None:
    text = """\
        ```python
        x = 1
        ```
        text
        ~~~ Ruby
        puts 1
        ~~~
        """
    check("a.md", text, ("python", "x = 1\n", 2), ("ruby", "puts 1\n", 6))


@pytest.mark.parametrize(
    ("info", "tag"),
    [
        ("c++", "c++"),
        ("{.python .numberLines}", "python"),
        ("{python}", "python"),
        ("{r setup, echo=FALSE}", "r"),
        ("js{1,3}", "js"),
        ('ts title="a.ts"', "ts"),
        ("{code-block} yaml", "yaml"),
        ("java:run", "java"),
        ("objective-c", "objective-c"),
    ],
)
def test_the_tag_is_the_language_in_the_info(info: str, tag: str) -> None:
    check("a.md", f"```{info}\nx\n```\n", (tag, "x\n", 2))


def test_no_tag_or_no_end_no_block() -> None:
    check("a.md", "```\nplain\n```\n\n```py\nnever closed\n")


def test_a_fence_inside_a_longer_fence_is_text() -> None:
    check("a.md", "````md\n```py\nx\n```\n````\n", ("md", "```py\nx\n```\n", 2))


def test_lists_lose_their_indentation() -> None:
    text = "1. First:\n\n   ```sh\n   if x; then\n     y\n   fi\n   ```\n* ```sh\n  z\n  ```\n"
    check("a.md", text, ("sh", "if x; then\n  y\nfi\n", 4), ("sh", "z\n", 9))


def test_quotes_lose_their_marks() -> None:
    check("a.md", "> ```py\n> if x:\n>     y\n>\n> ```\n", ("py", "if x:\n    y\n\n", 2))


def test_inline_code_opens_nothing() -> None:
    check("a.md", "```not a fence``` and\n```py\nx\n```\n", ("py", "x\n", 3))


def test_line_ends_of_windows_are_read() -> None:
    check("a.md", "```py\r\nx\r\n```\r\n", ("py", "x\n", 2))


def test_hidden_lines_of_rustdoc_go_but_attributes_stay() -> None:
    text = "```no_run\n# fn main() {\n#[derive(Debug)]\nstruct A;\n#\n# }\n```\n"
    check("a.md", text, ("rust", "#[derive(Debug)]\nstruct A;\n", 2))


def test_comments_of_other_languages_are_not_hidden() -> None:
    check("a.md", "```sh\n# list\nls\n```\n", ("sh", "# list\nls\n", 2))


def test_html_inside_markdown() -> None:
    text = (
        '<pre><code class="language-js">if (a &lt; b) {\n<b>x</b>()\n}</code></pre>\n'
        '<pre lang="sh">ls</pre>\n<pre>untagged</pre>\n'
    )
    check("a.md", text, ("js", "if (a < b) {\nx()\n}\n", 1), ("sh", "ls\n", 4))


def test_html_inside_a_fence_is_code() -> None:
    body = '<pre><code class="language-js">x</code></pre>\n'
    check("a.md", f"```html\n{body}```\n", ("html", body, 2))


def test_rest_directives_with_options() -> None:
    text = """\
        Text::

          literal

        .. code-block:: Python
           :linenos:

           def f():

               return 1

        After.

        .. note::

           .. sourcecode:: sh

              ls

        .. code::

           untagged
        """
    check("a.rst", text, ("python", "def f():\n\n    return 1\n", 8), ("sh", "ls\n", 18))


def test_asciidoc_listings() -> None:
    text = """\
        [source,ruby]
        .Title
        ----
        puts 1 # <1>
        ----
        <1> says it

        [source%linenums,yaml,subs=+x]
        ....
        a: 1
        ....

        [,java]
        int x;

        [source,c]
        ----
        include::a.c[]
        ----
        """
    check("a.adoc", text, ("ruby", "puts 1\n", 4), ("yaml", "a: 1\n", 10), ("java", "int x;\n", 14))


def test_org_blocks() -> None:
    text = "* A\n  #+BEGIN_SRC emacs-lisp :tangle yes\n    (a)\n      ,* b\n  #+end_src\n"
    check("a.org", text, ("emacs-lisp", "(a)\n  * b\n", 3))


def test_a_readme_without_suffix_may_be_either() -> None:
    text = "```py\nx\n```\n\n.. code:: c\n\n   int y;\n"
    check("p/README", text, ("py", "x\n", 2), ("c", "int y;\n", 7))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a/B.MD", True),
        ("README", True),
        ("readme.txt", True),
        ("x.rst", True),
        ("x.py", False),
        ("notes.txt", False),
    ],
)
def test_documentation_is_told_by_its_name(path: str, expected: bool) -> None:
    assert is_documentation(path) is expected


@pytest.mark.parametrize("path", ["a.md", "a.rst", "a.adoc", "a.org", "README"])
@given(text=st.text(alphabet='`~> .:#+-*[],\t\n\r<>preco/source="x1', max_size=200))
def test_any_text_is_survived(path: str, text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    for block in blocks_of(path, text):
        assert block.tag
        assert block.text.strip()
        assert 1 <= block.line <= lines
