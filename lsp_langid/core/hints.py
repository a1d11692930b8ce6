"""What a text or its file name says of itself: file name, shebang, modeline.

Knows: the conventions of Unix, Vim and Emacs. Never: probabilities.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lsp_langid.core.languages import Language, LanguageTable
from lsp_langid.core.sample import WINDOW_CHARS
from lsp_langid.core.verdict import Reason

_LINE_CHARS = 300  # of a line that we look at; a modeline is short
_MODELINE_LINES = 5  # at either end, as Vim's default

_SHEBANG = re.compile(r"#!\s*(\S+)((?:[ \t]+\S+)*)")
# A shell script that hands itself to another interpreter is written for that one.
_EXEC_ITSELF = re.compile(
    r"^[ \t:;]*(?:eval[ \t]+['\"])?exec[ \t]+(?:\S*/env[ \t]+)?['\"]?([^\s'\"]+)[^\n]*\$\{?0\b", re.MULTILINE
)
_EXEC_CHARS = 2_000
_TEMPLATE_MARKS = ("{% ", "{%- ", "<%= ", "<% ")  # a template of a script begins with the script's first line

_VIM = re.compile(
    r"(?:^|\s)(?:vim?|vim[<=>]?\d+|ex):\s*(?:set?\s+)?(?:[^\n]*?[\s:])?(?:ft|filetype|syn|syntax)=([\w.+#-]+)"
)
_EMACS = re.compile(
    r"-\*-\s*(?:(?:[^\n]*?[;\s])?mode:\s*([\w.+#-]+?)|([\w.+#-]+?))(?:-mode)?(?:\s*;[^\n]*?)?\s*-\*-",
    re.IGNORECASE,
)
_EMACS_LISP_ONLY = re.compile(r"-\*-[^\n]*\blexical-binding:")  # a variable of no other language
_EMACS_BLOCK = re.compile(r"Local Variables:[^\n]*\n[^\n]*?(?<![\w-])mode:[ \t]*([\w.+#-]+)")
_EMACS_MODES = {  # those that are nobody else's name
    "caml": "ocaml",
    "cperl": "perl",
    "f90": "fortran",
    "js2": "javascript",
    "makefile-gmake": "makefile",
    "nroff": "roff",
    "nxml": "xml",
}


@dataclass(frozen=True, slots=True)
class Hint:
    """A language and where it was named."""

    language: Language
    reason: Reason


def languages_of_filename(filename: str, table: LanguageTable) -> tuple[Language, ...]:
    """Return the languages a file name allows: none said, one settled, several shared.

    The whole name goes before the extension (`CMakeLists.txt`), a longer extension before a
    shorter one (`.blade.php`). Folders in front do not matter, in either system's spelling.
    """
    name = re.split(r"[/\\]", filename)[-1]
    if (whole := table.by_filename(name)) is not None:
        return (whole,)
    dot = name.find(".", 1)
    while dot > 0:
        if languages := table.by_extension(name[dot:]):
            return languages
        dot = name.find(".", dot + 1)
    return ()


def gather_hint(text: str, table: LanguageTable) -> Hint | None:
    """Return what the first line or a modeline names, if the table knows it."""
    first = text[:_LINE_CHARS].split("\n", 1)[0]
    if first.startswith("#!") and (language := _shebang(first, table)) is not None:
        if any(mark in text[:WINDOW_CHARS] for mark in _TEMPLATE_MARKS):
            return None
        if language.id == "shellscript":
            language = _handed_to(text[:_EXEC_CHARS], table) or language
        return Hint(language, Reason.SHEBANG)
    if (language := _modeline(text, table)) is not None:
        return Hint(language, Reason.MODELINE)
    return None


def _shebang(line: str, table: LanguageTable) -> Language | None:
    r"""Read `#!/usr/bin/env -S VAR=1 python3 -u` as `python3`."""
    match = _SHEBANG.match(line)
    if match is None:
        return None
    words = [match[1], *match[2].split()]
    if re.split(r"[/\\]", words[0])[-1] == "env":
        words = [word for word in words[1:] if not word.startswith("-") and "=" not in word]
    if not words:
        return None
    return table.by_interpreter(re.split(r"[/\\]", words[0])[-1])


def _handed_to(head: str, table: LanguageTable) -> Language | None:
    r"""Read `exec tclsh "$0" "$@"` behind `#!/bin/sh` as `tclsh`."""
    match = _EXEC_ITSELF.search(head) if "exec" in head else None
    return table.by_interpreter(re.split(r"[/\\]", match[1])[-1]) if match is not None else None


def _modeline(text: str, table: LanguageTable) -> Language | None:
    reach = _MODELINE_LINES * _LINE_CHARS
    head = text[:reach]
    tail = text[-reach:] if len(text) > reach else head
    if _may_name_vim(head) or (tail is not head and _may_name_vim(tail)):  # most texts do not: look no closer
        for line in _outer_lines(head, tail):
            if (vim := _VIM.search(line)) is not None:
                name = vim[1].split(".")[0].lower()
                language = table.by_neovim(name) or table.by_id(name) or table.by_fence(name)
                if language is not None:
                    return language
    if "-*-" in head:
        for line in head.split("\n", 2)[:2]:
            if (language := _emacs_line(line[:_LINE_CHARS], table)) is not None:
                return language
    if "Local Variables:" in tail and (block := _EMACS_BLOCK.search(tail)) is not None:
        return _by_emacs_mode(block[1], table)
    return None


def _may_name_vim(part: str) -> bool:
    return "vim" in part or "vi:" in part or "ex:" in part


def _emacs_line(line: str, table: LanguageTable) -> Language | None:
    """Read what stands between `-*-` and `-*-`."""
    emacs = _EMACS.search(line)
    if emacs is None:
        return table.by_id("emacs-lisp") if _EMACS_LISP_ONLY.search(line) else None
    language = _by_emacs_mode(emacs[1] or emacs[2], table)
    # Octave marks the documentation in its comments so; no line of Texinfo begins like them.
    if language is not None and language.id == "texinfo" and line.lstrip()[:1] in ("#", "%"):
        return None
    return language


def _by_emacs_mode(mode: str, table: LanguageTable) -> Language | None:
    name = mode.lower()
    name = _EMACS_MODES.get(name, name)
    return table.by_id(name) or table.by_fence(name) or table.by_neovim(name)


def _outer_lines(head: str, tail: str) -> list[str]:
    """First and last lines, each cut short; a break at the very end begins no line of its own."""
    first = head.split("\n", _MODELINE_LINES)[:_MODELINE_LINES]
    last = tail.rsplit("\n", _MODELINE_LINES + 1)[-_MODELINE_LINES - 1 :]
    return [line[:_LINE_CHARS] for line in (*first, *last)]
