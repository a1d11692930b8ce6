"""Lines that are comment or lie inside a string, in whatever language: prose in them makes no region.

Knows: the marks that comments and long strings begin and end with. Never: languages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_ENDS = {"/*": "*/", "<!--": "-->", "--[[": "]]", "{-": "-}", "(*": "*)", "<#": "#>"}
_OPENING = re.compile(r"\s*(/\*|<!--|--\[\[|\{-|\(\*|<#)")
_QUOTES = ('"""', "'''")
# `# Some words` is as well a heading, and so no comment here; `#: path`, `# f(x)` and a bare `#` are.
_LINE = re.compile(
    r"\s*(?://|--(?=\s|$)|;|%|#(?!!)(?!#* \w+(?: \w+){0,5}$)|[\"'](?=\s|$)|rem\s|\.\\\")", re.IGNORECASE
)


def comment_lines(lines: Sequence[str], enclosed: Sequence[bool]) -> list[bool]:
    """For each line whether it is nothing but comment or string.

    Args:
        lines: The text.
        enclosed: What `enclosed_lines` says of each.
    """
    return [inside or _LINE.match(line) is not None for line, inside in zip(lines, enclosed, strict=True)]


def enclosed_lines(lines: Sequence[str]) -> list[bool]:
    """For each line whether it lies in a comment or a triple-quoted string that is closed further down."""
    flags = [False] * len(lines)
    unclosed: set[str] = set()  # closing marks that do not come any more: not to be looked for again
    number = 0
    while number < len(lines):
        closing, column, leads = _opened(lines[number])
        if closing is not None and closing not in unclosed:
            last = _last_line(lines, number, column, closing)
            if last is None:
                unclosed.add(closing)
            else:
                first = number if leads else number + 1  # what assigns a string is code
                flags[first : last + 1] = [True] * (last + 1 - first)
                number = last
        number += 1
    return flags


def _opened(line: str) -> tuple[str | None, int, bool]:
    """What closes the comment or string that a line opens, where its text begins, if it leads the line."""
    if (opening := _OPENING.match(line)) is not None:
        return _ENDS[opening[1]], opening.end(), True
    for quote in _QUOTES:
        if quote in line and line.count(quote) % 2:
            return quote, len(line), line.lstrip().startswith(quote)
    return None, 0, False


def _last_line(lines: Sequence[str], first: int, column: int, closing: str) -> int | None:
    """The line on which a comment ends whose text begins at a column of line `first`."""
    if closing in lines[first][column:]:
        return first
    return next((number for number in range(first + 1, len(lines)) if closing in lines[number]), None)
