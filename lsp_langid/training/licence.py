"""Find the licence that stands on top of a file, so that windows are cut below it.

A window out of the GPL's preamble is the same text in every language: it teaches nothing, and what
is measured on it is luck.

Knows: how comments begin and end, and the words of licences. Never: labels.
"""

from __future__ import annotations

import re

_MAX_LINES = 150
_WORDS = re.compile(
    r"copyright|licen[cs]e|all rights reserved|warrant|redistribut|SPDX-|permission is hereby", re.IGNORECASE
)
_BLOCKS = {
    "/*": "*/",
    "<!--": "-->",
    "(*": "*)",
    "{-": "-}",
    "#|": "|#",
    "{#": "#}",
    "<%#": "%>",
    "{{!": "}}",
    '"""': '"""',
    "'''": "'''",
    "=begin": "=end",
}
_LINE_COMMENT = re.compile(
    r"#|//|--|;|%|!|\*|dnl\b|rem\b|@rem\b|::|\.\\\"|'\\\"|@c\b|\"|'|c\s|\.\.\s|\\\s", re.IGNORECASE
)


def without_licence(text: str) -> str:
    r"""Return the text below its first comments, if these hold a licence; else the text itself.

    >>> without_licence("# Copyright 2020 X\n# All rights reserved.\n\nimport os\n")
    'import os\n'
    """
    lines = text.split("\n", _MAX_LINES + 1)
    end = _end_of_comments(lines[:_MAX_LINES])
    if not any(_WORDS.search(line) for line in lines[:end]):
        return text
    body = "\n".join(lines[end:])
    return body if body.strip() else text


def _end_of_comments(lines: list[str]) -> int:
    """Number of leading lines that are blank or comments."""
    closing: str | None = None
    for number, line in enumerate(lines):
        bare = line.strip()
        if closing is not None:
            if closing in bare:
                closing = None
            continue
        if not bare:
            continue
        opening = next((mark for mark in _BLOCKS if bare.startswith(mark)), None)
        if opening is not None:
            if _BLOCKS[opening] not in bare[len(opening) :]:
                closing = _BLOCKS[opening]
        elif not _LINE_COMMENT.match(bare):
            return number
    return 0 if closing is not None else len(lines)
