"""The words behind a fence's backticks: read them, choose them, and say where they go.

Knows: how people tag fences. Never: block structure, texts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lsp_langid.core.languages import Language, LanguageTable
from lsp_langid.core.regions.fences import Fence

_WORD = re.compile(r"\{?\s*\.?(?:language-|lang-|highlight-source-|sourceCode\s+)?([^\s,{}:;\"'`]+)")
_USUAL = {"javascriptreact": "jsx"}  # nobody writes the editors' name of it into a fence


@dataclass(frozen=True, slots=True)
class TagEdit:
    """Text to put into the buffer; nothing is taken out."""

    line: int
    character: int  # in front of it there is ASCII only, so it is the same in every position encoding
    new_text: str


def language_of_tag(info: str, table: LanguageTable) -> Language | None:
    """The language that an info string names.

    `"rust,no_run"`, `"{.python .numberLines}"`, `"{r, echo=FALSE}"`, `"JS{1,3}"` and `"C++"` name one.
    """
    word = _WORD.match(info)
    if word is None:
        return None
    tag = word[1].lower()
    return table.by_fence(tag) or table.by_id(tag)


def fence_tag(language: Language) -> str:
    """The word to write behind the backticks: the shortest of the language's own names that is a tag.

    Python gets `python` and not `py2`, a shell script `sh`, C++ `cpp`. `LanguageTable.by_fence` reads it back
    to the same language; one without any tag gets its id, which `language_of_tag` reads.
    """
    if language.id in _USUAL:
        return _USUAL[language.id]
    worlds = (language.id, language.name, language.vscode, language.neovim, language.linguist)
    names = {name.lower() for name in worlds if name is not None}
    own = [tag for tag in language.fences if tag in names] or language.fences
    return min(own, key=lambda tag: (not tag.isalnum(), len(tag), tag), default=language.id)


def tag_edit(fence: Fence, language: Language) -> TagEdit:
    """The edit that tags a bare fence."""
    return TagEdit(fence.line, fence.info_at, fence_tag(language))
