"""Split a buffer of which nobody knows what it is: by its fences if it has any, and as notes.

Knows: when backticks are Markdown, when they stand in the comments of a program. Never: how fences are read.
"""

from __future__ import annotations

from collections.abc import Sequence

from lsp_langid.core.regions.asker import Asker
from lsp_langid.core.regions.lines import is_blank
from lsp_langid.core.regions.markdown import MARKDOWN_IDS, marked_markdown
from lsp_langid.core.regions.notes import split_notes
from lsp_langid.core.regions.pieces import Piece, with_rest
from lsp_langid.core.regions.region import RegionKind

_MARKS = " \t>`~-+."  # what the closing line of a fence or of front matter is made of, in a quote, too


def split_mixed(lines: Sequence[str], asker: Asker) -> list[Piece]:
    """Fences and front matter, and what lies between as notes; told to be Markdown, that stays whole."""
    marks = marked_markdown(lines, asker)
    between = _without(marks, lines)
    around = split_notes(between, asker)
    programs = [
        _visible(piece) for piece in around if piece.kind is RegionKind.CODE and piece.language is not None
    ]
    kept = [
        mark
        for mark in marks
        if not any(first < mark.start - 1 and mark.end < last for first, last in programs)
    ]
    if len(kept) < len(marks):
        between = _without(kept, lines)
        around = split_notes(between, asker)
    if not kept:
        return around
    language, _ = asker.told(between)
    if language is not None and language.id in MARKDOWN_IDS:
        return with_rest(kept, lines, language)
    return _overlaid(kept, around, lines)


def _visible(piece: Piece) -> tuple[int, int]:
    """The first and the last visible line. A fence between the two is in the midst of a program."""
    visible = [number for number, line in enumerate(piece.body, piece.start) if not is_blank(line)]
    return visible[0], visible[-1]


def _without(marks: Sequence[Piece], lines: Sequence[str]) -> list[str]:
    """The lines with those of marked pieces, and the marks around them, made blank."""
    left = list(lines)
    for mark in marks:
        # What ends with its quote or its list has no closing mark.
        closed = mark.end < len(lines) and not lines[mark.end].strip(_MARKS)
        left[mark.start - 1 : mark.end + closed] = [""] * (len(mark.body) + 1 + closed)
    return left


def _overlaid(marks: Sequence[Piece], pieces: Sequence[Piece], lines: Sequence[str]) -> list[Piece]:
    """The marked pieces, and what they leave of the others."""
    owners: list[Piece | None] = [None] * len(lines)
    for piece in (*pieces, *marks):
        owners[piece.start : piece.end] = [piece] * len(piece.body)
    covering: list[Piece] = []
    for line, owner in enumerate(owners):
        if owner is not None and (line == 0 or owner is not owners[line - 1]):
            end = next((n for n in range(line, len(lines)) if owners[n] is not owner), len(lines))
            body = owner.body[line - owner.start : end - owner.start]
            covering.append(Piece(line, body, owner.kind, owner.language, owner.confidence))
    return covering
