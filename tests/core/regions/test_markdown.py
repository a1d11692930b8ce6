"""Markdown that is known to be Markdown."""

from __future__ import annotations

import pytest

README = """\
# Growing tomatoes

Install it with

```sh
pip install tomato
```

and ask for the yield:

```
SELECT plant, sum(weight) FROM harvest GROUP BY plant;
```

1. First the soil

   ~~~json
   {"soil": "loam"}
   ~~~

> From the mailing list:
> ```
> it did not rain for weeks
> ```
"""


def test_tagged_fences_are_in_the_language_of_their_tag_and_bare_ones_are_asked_about(split):
    assert split(README, "markdown") == [
        (0, 5, "rest", "markdown"),
        (5, 6, "fence", "shellscript"),
        (6, 11, "rest", "markdown"),
        (11, 12, "bare_fence", "sql"),
        (12, 17, "rest", "markdown"),
        (17, 18, "fence", "json"),
        (18, 22, "rest", "markdown"),
        (22, 23, "bare_fence", None),
        (23, 25, "rest", "markdown"),
    ]


def test_a_tag_goes_before_what_the_text_looks_like(split):
    assert split("```ruby\ndef f(): pass\n```", "markdown")[1] == (1, 2, "fence", "ruby")


def test_a_tag_that_nobody_knows_names_no_language(split):
    assert split("```flubber\ndef f(): pass\n```", "markdown")[1] == (1, 2, "fence", None)


def test_an_unclosed_fence_runs_to_the_end(split):
    assert split("a\n```py\nb\n\nc", "markdown") == [(0, 2, "rest", "markdown"), (2, 5, "fence", "python")]


def test_empty_fences_make_no_regions(split):
    assert split("```py\n```\n```\n```\n", "markdown") == [(0, 5, "rest", "markdown")]


def test_indented_code_stays_prose(split):
    assert split("text\n\n    def f(): pass\n\ntext", "markdown") == [(0, 5, "rest", "markdown")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("---\ntitle: A\n---\n# B\n", (1, 2, "front_matter", "yaml"), id="yaml"),
        pytest.param("+++\ntitle = 'A'\n+++\n# B\n", (1, 2, "front_matter", "toml"), id="toml"),
        pytest.param("---\n# a comment\na: 1\n...\nB\n", (1, 3, "front_matter", "yaml"), id="closed-by-dots"),
    ],
)
def test_front_matter_stands_at_the_top(split, text, expected):
    assert split(text, "markdown")[1] == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("---\ntitle: A\n", id="never-closed"),
        pytest.param("a\n---\ntitle: A\n---\n", id="not-at-the-top"),
        pytest.param("---\n\nTwo rules with words between.\n\n---\n", id="rules"),
    ],
)
def test_lines_of_dashes_alone_are_no_front_matter(split, text):
    assert [kind for _, _, kind, _ in split(text, "markdown")] == ["rest"]


def test_a_fence_in_front_matter_is_none(split):
    text = "---\ntext: |\n  ```\n---\nwords\n"

    assert split(text, "markdown") == [
        (0, 1, "rest", "markdown"),
        (1, 3, "front_matter", "yaml"),
        (3, 6, "rest", "markdown"),
    ]


def test_a_fence_of_html_is_split_once_more(inside):
    text = "# A page\n\n- item\n\n  ```html\n  <p>hello</p>\n  <script>\n  go();\n  </script>\n  ```\n"

    assert inside(text, "markdown") == [
        (5, 7, "rest", "html"),
        (7, 8, "script", "javascript"),
        (8, 9, "rest", "html"),
    ]


def test_a_fence_of_markdown_is_split_once_more_and_no_further(inside):
    text = "````md\n```html\n<script>\ngo();\n</script>\n```\n````\n"

    assert inside(text, "markdown") == [
        (1, 2, "rest", "markdown"),
        (2, 5, "fence", "html"),
        (5, 6, "rest", "markdown"),
    ]


def test_a_fence_of_a_terminal_session_holds_input_and_output(inside):
    text = "```console\n$ make\ncc -o tool tool.c\n$ ./tool\n42\n```\n"

    assert inside(text, "markdown") == [
        (1, 2, "command", "shellscript"),
        (2, 3, "output", None),
        (3, 4, "command", "shellscript"),
        (4, 5, "output", None),
    ]
