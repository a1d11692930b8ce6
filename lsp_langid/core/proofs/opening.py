"""The first characters of a text, with and without the comments that come before anything else.

Knows: byte order marks, line breaks, four kinds of comments. Never: languages.
"""

from __future__ import annotations

import re

HEAD_CHARS = 2_000  # the longest licence texts in front of code are shorter

# What each mark begins runs to the end of the line, or to the closing mark.
_COMMENTS = {
    "#": re.compile(r"(?:[ \t]*#[^\n]*(?:\n|\Z)|[ \t]*\n)*"),
    "%": re.compile(r"(?:[ \t]*%[^\n]*(?:\n|\Z)|[ \t]*\n)*"),
    ";": re.compile(r"(?:[ \t]*;[^\n]*(?:\n|\Z)|[ \t]*\n)*"),
    "-": re.compile(r"(?:[ \t]*--[^\n]*(?:\n|\Z)|[ \t]*\n)*"),
    "/": re.compile(r"(?:\s+|//[^\n]*|/\*[^*]*(?:\*(?!/)[^*]*)*(?:\*/|\Z))*"),
}
COMMENT_MARKS = frozenset(_COMMENTS)


def opening(text: str) -> str:
    r"""Return the beginning of `text` from its first visible character on, newlines as `\n`."""
    head = text[:HEAD_CHARS].lstrip("\ufeff \t\r\n")
    if "\r" in head:
        head = head.replace("\r\n", "\n").replace("\r", "\n")
    return head


def after_comments(head: str) -> str:
    """Return what stands behind the comments `head` begins with; all of it when there are none."""
    comments = _COMMENTS.get(head[:1])
    match = comments.match(head) if comments is not None else None
    return head[match.end() :].lstrip() if match is not None else head
