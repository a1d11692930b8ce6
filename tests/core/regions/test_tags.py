"""Tags of fences: read, chosen, written."""

from __future__ import annotations

import pytest

from lsp_langid.core.languages import Language
from lsp_langid.core.regions import TagEdit, bare_fences, fence_tag, tag_edit
from lsp_langid.core.regions.tags import language_of_tag


@pytest.mark.parametrize(
    ("info", "language"),
    [
        ("python", "python"),
        ("JS", "javascript"),
        ("c++", "cpp"),
        ("rust,no_run", "rust"),
        ("js{1,3}", "javascript"),
        ("{.python .numberLines}", "python"),
        ("{r, echo=FALSE}", "r"),
        ("language-css", "css"),
        ('yaml title="a: b"', "yaml"),
        ("shellscript", "shellscript"),
        ("console", "shellsession"),
        ("nonsense", None),
        ("", None),
        ("{", None),
    ],
)
def test_an_info_string_names_a_language(table, info, language):
    found = language_of_tag(info, table)

    assert (found and found.id) == language


def test_every_language_gets_a_tag_that_leads_back_to_it(table):
    lost = [language.id for language in table if table.by_fence(fence_tag(language)) is not language]

    assert lost == []


@pytest.mark.parametrize(
    ("language", "tag"),
    [
        ("python", "python"),
        ("javascript", "javascript"),
        ("shellscript", "sh"),
        ("cpp", "cpp"),
        ("csharp", "cs"),
        ("yaml", "yaml"),
        ("javascriptreact", "jsx"),
        ("typescriptreact", "tsx"),
        ("dockerfile", "dockerfile"),
        ("plaintext", "text"),
    ],
)
def test_the_tag_is_the_word_that_people_write(table, language, tag):
    assert fence_tag(table.find(language)) == tag


def test_a_language_without_tags_is_written_by_its_id():
    assert fence_tag(Language(id="mylang", name="My own language")) == "mylang"


@pytest.mark.parametrize(
    ("text", "line", "tagged"),
    [
        ("```\nx\n```", 0, "```python"),
        ("a\n\n> - ~~~~  \n>   x\n", 2, "> - ~~~~python  "),
        ("1. a\n   ```\n   x\n   ```\n", 1, "   ```python"),
    ],
)
def test_the_edit_puts_the_tag_right_behind_the_marker(table, text, line, tagged):
    (fence,) = bare_fences(text)

    edit = tag_edit(fence, table.find("python"))

    opening = text.split("\n")[edit.line]
    assert edit == TagEdit(line, edit.character, "python")
    assert opening[: edit.character] + edit.new_text + opening[edit.character :] == tagged
