"""How much is left of the text that a judgement rests on.

Knows: amounts of characters. Never: where in the text they are, so a share is an estimate: what goes is
taken to hit old and new text alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lsp_langid.lsp.documents import Edit

MANY_CHARS = 24  # at once: more than a completed word, a closing tag or an indented new line
MANY_LINE_BREAKS = 2  # at once: whole lines
LITTLE = 0.3  # share of a text that no longer tells what the whole was
MOST = 0.8  # share of a text that decides what the whole is


def is_paste(edit: Edit) -> bool:
    """Whether more came at once than somebody types."""
    return edit.inserted >= MANY_CHARS or edit.line_breaks >= MANY_LINE_BREAKS


def is_large(edit: Edit) -> bool:
    """Whether much came or went at once, as in a paste, a cut, or the undoing of either."""
    return is_paste(edit) or edit.removed >= MANY_CHARS


@dataclass(slots=True)
class Remains:
    """What is left of a text of `length` characters since it was judged."""

    length: int
    share: float = 1.0  # 0..1

    @property
    def little(self) -> bool:
        """Whether too little is left for the judgement to stand on."""
        return self.share < LITTLE

    def edit(self, before: int, removed: int, after: int) -> None:
        """An edit took `removed` characters of `before` and left a text of `after`.

        Key by key people take back what they just typed. Only what goes at once counts as gone, and what
        makes the text shorter than it was when it was judged.
        """
        if removed >= min(before, MANY_CHARS) > 0:
            self.share *= max(0.0, 1 - removed / before)
        if self.length:
            self.share = min(self.share, after / self.length)


def replaces_most(edit: Edit) -> bool:
    """Whether a paste outweighs all that was there before it."""
    return is_paste(edit) and edit.inserted >= MOST * edit.length
