"""The line that tells an editor, and everybody after it, what a text is written in.

Knows: shebangs, and modelines of Vim and Emacs in each language's comments. Never: the protocol, files.
Start reading at `naming_line`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lsp_langid.core.comments import Comment, comment_marks
from lsp_langid.core.hints import gather_hint
from lsp_langid.core.languages import Language, LanguageTable
from lsp_langid.lsp.chunk import count_line_breaks
from lsp_langid.lsp.edits import Insertion

# Languages whose texts are scripts as a rule. What may as well be a module, a page or a program that is
# compiled gets a modeline, which changes nothing about how it runs.
_SHEBANGS: Mapping[str, str] = {
    "awk": "#!/usr/bin/awk -f",
    "fish": "#!/usr/bin/env fish",
    "javascript": "#!/usr/bin/env node",
    "nushell": "#!/usr/bin/env nu",
    "perl": "#!/usr/bin/env perl",
    "powershell": "#!/usr/bin/env pwsh",
    "python": "#!/usr/bin/env python3",
    "r": "#!/usr/bin/env Rscript",
    "raku": "#!/usr/bin/env raku",
    "ruby": "#!/usr/bin/env ruby",
    "sed": "#!/usr/bin/sed -f",
    "shellscript": "#!/usr/bin/env bash",  # which runs what is written for `sh`, too
    "tcl": "#!/usr/bin/env tclsh",
}

# Modes of Emacs that are not called like our id of their language.
_EMACS_MODES: Mapping[str, str] = {
    "cpp": "c++",
    "fortran": "f90",
    "jade": "pug",
    "javascript": "js",
    "matlab": "octave",
    "objective-c": "objc",
    "proto": "protobuf",
    "restructuredtext": "rst",
    "roff": "nroff",
    "shellscript": "sh",
}

_LINE_END = re.compile(r"\r\n|\n|\r")
# First lines that lose their meaning anywhere else: declarations, shebangs, directives of compilers.
_STAYS_FIRST = re.compile(
    r"#!|<\?xml\b|<\?php\b|%!|%YAML|@charset\b|\\input\b|#\s*(?:syntax|escape)\s*=|[^\n]*\bcoding[:=]"
    r"|'\\\"|Windows Registry|REGEDIT",
    re.IGNORECASE,
)
_TITLED = frozenset({"spice"})  # whatever the first line is, it is the title
_FRONT_MATTER = re.compile(r"(?:---|\+\+\+)[ \t]*(?:[\r\n]|\Z)")
_INSIDE_PHP = Comment("// ")


def naming_line(
    text: str, language: Language, table: LanguageTable, *, for_emacs: bool = False
) -> Insertion | None:
    """The line to insert, so that the text says of itself that it is written in `language`.

    A shebang where texts of the language are scripts, else a modeline. None when there is nothing to do
    or nothing that helps: the text says so already, it says something else that we would believe first,
    the language has no comments, or no editor has a word for it.

    Args:
        text: The whole text.
        language: What it is written in.
        table: Where the words of the editors are looked up again, to be sure that they lead back.
        for_emacs: Emacs does not read the modelines of Vim.
    """
    if _read_back(text, table) == language:
        return None
    for insertion, edited in _ways(text, language, table, for_emacs):
        if _read_back(edited, table) == language:
            return insertion
    return None


def kind_of_line(insertion: Insertion) -> str:
    """What people call the line."""
    return "shebang" if insertion.text.startswith("#!") else "modeline"


def _ways(
    text: str, language: Language, table: LanguageTable, for_emacs: bool
) -> Iterator[tuple[Insertion, str]]:
    """Lines that may do, best first, each with the text as it would become."""
    ends = _LINE_END.search(text)
    line_end = ends[0] if ends else "\n"
    shebang = _SHEBANGS.get(language.id)
    if shebang is not None and not text.startswith("#!"):
        yield _at_start(text, shebang + line_end)
    marks = comment_marks(language.id)
    words = _emacs_words(language) if for_emacs else _vim_words(language, table)
    if marks is None or words is None:
        return
    if _STAYS_FIRST.match(text) or language.id in _TITLED:
        if language.id == "php" and text.startswith("<?php"):
            marks = _INSIDE_PHP
        yield _behind_first_line(text, ends, marks.of(words), line_end)
    elif not _FRONT_MATTER.match(text):
        yield _at_start(text, marks.of(words) + line_end)
    yield _at_end(text, marks.of(words), line_end)


def _vim_words(language: Language, table: LanguageTable) -> str | None:
    """`vim: set ft=sh:`. Where Vim has one type for two languages, ours goes first: `ft=gradle.groovy`."""
    if language.neovim is None:
        return None
    shared = table.by_neovim(language.neovim) != language
    return f"vim: set ft={language.id}.{language.neovim}:" if shared else f"vim: set ft={language.neovim}:"


def _emacs_words(language: Language) -> str:
    return f"-*- mode: {_EMACS_MODES.get(language.id, language.id)} -*-"


def _read_back(text: str, table: LanguageTable) -> Language | None:
    hint = gather_hint(text, table)
    return None if hint is None else hint.language


def _at_start(text: str, line: str) -> tuple[Insertion, str]:
    return Insertion(0, "", line), line + text


def _behind_first_line(
    text: str, ends: re.Match[str] | None, line: str, line_end: str
) -> tuple[Insertion, str]:
    if ends is None:
        return Insertion(0, text, line_end + line), text + line_end + line
    return Insertion(1, "", line + line_end), text[: ends.end()] + line + line_end + text[ends.end() :]


def _at_end(text: str, line: str, line_end: str) -> tuple[Insertion, str]:
    """A last line of its own, with an end when the text has one there."""
    last = text[max(text.rfind("\n"), text.rfind("\r")) + 1 :]
    line = line_end + line if last else line + line_end
    return Insertion(count_line_breaks(text), last, line), text + line
