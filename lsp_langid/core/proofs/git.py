"""The two buffers Git opens in an editor: a commit message and the plan of a rebase.

Knows: the English comments and commands Git writes. Never: a message without Git's comments, which
is prose.
"""

from __future__ import annotations

import re

from lsp_langid.core.sample import WINDOW_CHARS

_COMMIT_NOTE = "# Please enter the commit message for your changes."
_SCISSORS = "# ------------------------ >8 ------------------------"

_STEP = re.compile(
    r"(?:pick|reword|edit|squash|fixup(?: -[cC])?|drop|[presfd]) [0-9a-f]{7,40}(?: [^\n]*)?"
    r"|(?:exec|x|label|l|reset|t|merge|m|update-ref|u) [^\n]+|(?:break|b|noop)|#[^\n]*|"
)
_FIRST_STEP = re.compile(r"(?:pick|reword|edit|squash|fixup|drop) [0-9a-f]{7,40} \S")


def prove_git(head: str, text: str) -> str | None:
    """Return `git-commit` or `git-rebase`, or None."""
    if _FIRST_STEP.match(head):
        steps = _whole_lines(text).strip().split("\n", 200)[:200]
        return "git-rebase" if all(_STEP.fullmatch(step.rstrip("\r")) for step in steps) else None
    return "git-commit" if _ends_as_commit(text[:WINDOW_CHARS]) else None


def _whole_lines(text: str) -> str:
    """The text, or of a longer one the lines that end within the bound."""
    if len(text) <= WINDOW_CHARS:
        return text
    return text[: text.rfind("\n", 0, WINDOW_CHARS) + 1]


def _ends_as_commit(text: str) -> bool:
    """Whether Git's note begins a line and only comments follow, up to the cut that a diff may follow."""
    place = text.find(_COMMIT_NOTE)
    if place < 0 or (place > 0 and text[place - 1] not in "\r\n"):
        return False
    notes = text[place:].split(_SCISSORS, 1)[0]
    return all(line.startswith("#") or not line.strip() for line in notes.split("\n"))
