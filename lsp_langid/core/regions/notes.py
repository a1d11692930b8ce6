"""Split notes with pasted code, where nothing marks what is what.

Knows: how stretches of prose, code and terminal sessions become regions. Never: how they are found.

What looks like one stretch is asked about once more, as a whole; where that verdict is silent no language is
told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from lsp_langid.core.regions.asker import Asker
from lsp_langid.core.regions.evidence import CODE, PROSE, PROSE_IDS, SESSION
from lsp_langid.core.regions.pieces import Piece, joined, without_gaps
from lsp_langid.core.regions.region import RegionKind
from lsp_langid.core.regions.stretches import Stretch, find_stretches
from lsp_langid.core.regions.transcript import split_transcript
from lsp_langid.core.verdict import Reason


def split_notes(lines: Sequence[str], asker: Asker) -> list[Piece]:
    """Pieces of CODE, PROSE, COMMAND and OUTPUT that cover the lines; without a visible line all is PROSE."""
    pieces: list[Piece] = []
    for kind, stretches in groupby(find_stretches(lines, asker), key=lambda stretch: stretch.kind):
        for piece in _NAMED[kind](lines, stretches, asker):
            pieces[-1:] = joined(pieces[-1:], piece, lines)
    return without_gaps(pieces, lines) if pieces else [Piece(0, lines, RegionKind.PROSE)]


def _prose(lines: Sequence[str], stretches: Iterable[Stretch], asker: Asker) -> Iterator[Piece]:
    """Prose, in the language of its markup where that is sure."""
    for stretch in stretches:
        body = lines[stretch.start : stretch.end]
        language, confidence = asker.told(body)
        if language is None or language.id not in PROSE_IDS:
            language, confidence = None, 0.0
        yield Piece(stretch.start, body, RegionKind.PROSE, language, confidence)


def _session(lines: Sequence[str], stretches: Iterable[Stretch], asker: Asker) -> Iterator[Piece]:
    """Input and output."""
    for stretch in stretches:
        for piece in split_transcript(lines[stretch.start : stretch.end], asker):
            yield piece.moved(stretch.start)


def _code(lines: Sequence[str], stretches: Iterable[Stretch], asker: Asker) -> Iterator[Piece]:
    """Code in the languages told. A silent neighbour joins another if both together tell a language."""
    above: Piece | None = None
    for stretch in stretches:
        here = _code_piece(lines, stretch.start, stretch.end, asker)
        if above is not None and (above.language is None or here.language is None):
            both = _code_piece(lines, above.start, here.end, asker)
            if both.language is not None and (above.language or here.language) in (None, both.language):
                above = both
                continue
        if above is not None:
            yield above
        above = here
    if above is not None:
        yield above


def _code_piece(lines: Sequence[str], start: int, end: int, asker: Asker) -> Piece:
    """What the verdict on some lines makes of them; too little text, or not code after all, is prose."""
    body = lines[start:end]
    verdict = asker.ask(body)
    if verdict is None or verdict.reason in (Reason.NOT_CODE, Reason.TOO_SHORT):
        return Piece(start, body, RegionKind.PROSE)
    if verdict.language is None:
        return Piece(start, body, RegionKind.CODE)
    return Piece(start, body, RegionKind.CODE, verdict.language, verdict.confidence)


_NAMED: dict[str, Callable[[Sequence[str], Iterable[Stretch], Asker], Iterator[Piece]]] = {
    PROSE: _prose,
    SESSION: _session,
    CODE: _code,
}
