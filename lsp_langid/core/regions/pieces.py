"""What splitters hand over: stretches of a buffer with the text that counts.

Knows: how stretches are laid side by side. Never: marks, languages' names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from lsp_langid.core.languages import Language
from lsp_langid.core.regions.asker import Asker
from lsp_langid.core.regions.region import RegionKind


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of lines on its way to become a region."""

    start: int  # its first line in the list that was split
    body: Sequence[str]  # one entry a line; quote marks, indentation and prompts are taken off
    kind: RegionKind
    language: Language | None = None
    confidence: float = 0.0

    @property
    def end(self) -> int:
        """The line behind its last."""
        return self.start + len(self.body)

    def moved(self, n_lines: int) -> Piece:
        """The same piece `n_lines` further down."""
        return Piece(self.start + n_lines, self.body, self.kind, self.language, self.confidence)


Splitter = Callable[[Sequence[str], Language, Asker], list[Piece]]
"""Splits lines of a known language into pieces that cover them in order."""


def marked(start: int, body: Sequence[str], kind: RegionKind, language: Language | None) -> Piece:
    """A piece whose language, if any, is named by a mark."""
    return Piece(start, body, kind, language, 0.0 if language is None else 1.0)


def rest(start: int, body: Sequence[str], language: Language | None) -> Piece:
    """What lies between marked pieces."""
    return marked(start, body, RegionKind.REST, language)


def with_rest(pieces: Iterable[Piece], lines: Sequence[str], language: Language | None) -> list[Piece]:
    """Fill the gaps between pieces, given in order, so that they cover all lines.

    Pieces without lines are left out, and so are those that begin before their forerunner has ended.
    """
    covering: list[Piece] = []
    here = 0
    for piece in pieces:
        if not piece.body or piece.start < here:
            continue
        if piece.start > here:
            covering.append(rest(here, lines[here : piece.start], language))
        covering.append(piece)
        here = piece.end
    if here < len(lines):
        covering.append(rest(here, lines[here:], language))
    return covering


def joined(above: Sequence[Piece], here: Piece, lines: Sequence[str]) -> list[Piece]:
    """A piece with the one above it, if any: as one where they are alike, else as they are."""
    if not above or (above[0].kind, above[0].language) != (here.kind, here.language):
        return [*above, here]
    last = above[0]
    body = [*last.body, *lines[last.end : here.start], *here.body]
    return [Piece(last.start, body, here.kind, here.language, min(last.confidence, here.confidence))]


def without_gaps(pieces: Sequence[Piece], lines: Sequence[str]) -> list[Piece]:
    """Deal the blank lines between pieces out: to prose beside them, else to the piece above."""
    covering = []
    begin = 0
    for piece, below in zip(pieces, [*pieces[1:], None], strict=True):
        end = len(lines) if below is None else below.start
        if below is not None and below.kind is RegionKind.PROSE and piece.kind is not RegionKind.PROSE:
            end = piece.end
        body = [*lines[begin : piece.start], *piece.body, *lines[piece.end : end]]
        covering.append(Piece(begin, body, piece.kind, piece.language, piece.confidence))
        begin = end
    return covering
