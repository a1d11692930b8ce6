"""Split a mixed buffer into ranges of lines with their languages: the front door of this package.

Knows: which splitter fits which language, what to do when the language is not known. Never: files, editors.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lsp_langid.core.languages import Language, LanguageTable
from lsp_langid.core.regions.asker import Asker
from lsp_langid.core.regions.heredocs import LANGUAGES_WITH_HEREDOCS, split_heredocs
from lsp_langid.core.regions.lines import split_lines
from lsp_langid.core.regions.markdown import MARKDOWN_IDS, split_markdown
from lsp_langid.core.regions.markup import split_markup
from lsp_langid.core.regions.mixed import split_mixed
from lsp_langid.core.regions.php import split_php
from lsp_langid.core.regions.pieces import Piece, Splitter, rest
from lsp_langid.core.regions.region import Region, RegionKind
from lsp_langid.core.regions.transcript import split_transcript
from lsp_langid.core.verdict import Verdict

_PAGES = (
    "asp", "astro", "blade", "ejs", "erb", "freemarker", "go-template", "handlebars", "html", "jinja", "jsp",
    "liquid", "mako", "razor", "smarty", "svelte", "twig", "vue",
)  # fmt: skip
_SPLITTERS: dict[str, Splitter] = {
    **dict.fromkeys(MARKDOWN_IDS, split_markdown),
    **dict.fromkeys(_PAGES, split_markup),
    **dict.fromkeys(LANGUAGES_WITH_HEREDOCS, split_heredocs),
    **dict.fromkeys(
        ("python-console", "shellsession"), lambda lines, _, asker: split_transcript(lines, asker)
    ),
    "php": split_php,
}
_NOT_CODE = "plaintext"
_MAX_LINES = 50_000  # longer buffers are data
# Of these the inside is looked at once more; the others are of one language, or nothing to look into.
_NESTING = frozenset(
    (RegionKind.FENCE, RegionKind.BARE_FENCE, RegionKind.CODE, RegionKind.HEREDOC, RegionKind.SCRIPT)
)


def split_regions(
    text: str, identify: Callable[[str], Verdict], table: LanguageTable, outer: Language | None = None
) -> tuple[Region, ...]:
    """Split a buffer into regions that cover its lines in order, without overlaps; at least one.

    What marks show (fences, tags, delimiters, prompts) goes before what has to be guessed, and a mark that
    names a language is believed. Time is linear in the text, and `identify` is called at most 200 times; in
    what is left then no language is told, unless by a mark. More than 50,000 lines are one region.

    Args:
        text: The buffer; lines end with LF, CRLF or CR.
        identify: Names the language of a piece of text, as `Detector.identify` does. Where its verdict is
            silent a region has no language.
        table: The languages; those that marks name are looked up in it.
        outer: The language the buffer is in. None, or plain text: nobody knows; marks are looked for, and
            code among prose. Of a language that is never mixed with others the whole is one region.
    """
    asker = Asker(identify, table)
    lines = split_lines(text)
    if len(lines) > _MAX_LINES:
        pieces = [_whole(lines, outer, asker)]
    elif outer is not None and outer.id != _NOT_CODE:
        pieces = _split(lines, outer, asker)
    else:
        pieces = split_mixed(lines, asker)
        if (
            len(pieces) == 1
            and pieces[0].kind is RegionKind.CODE
            and (language := pieces[0].language) is not None
        ):
            within = _split(lines, language, asker)
            pieces = within if len(within) > 1 else pieces
    return tuple(_region(piece, asker) for piece in pieces)


def _whole(lines: Sequence[str], outer: Language | None, asker: Asker) -> Piece:
    """A buffer that is not split."""
    if outer is not None:
        return rest(0, lines, outer)
    language, confidence = asker.told(lines)
    kind = RegionKind.PROSE if language is None else RegionKind.CODE
    return Piece(0, lines, kind, language, confidence)


def _split(lines: Sequence[str], language: Language, asker: Asker) -> list[Piece]:
    splitter = _SPLITTERS.get(language.id)
    return [rest(0, lines, language)] if splitter is None else splitter(lines, language, asker)


def _region(piece: Piece, asker: Asker) -> Region:
    """The piece as a region, split once more where its language is one that others stand in."""
    inner: tuple[Region, ...] = ()
    if piece.kind in _NESTING and piece.language is not None:
        parts = [part.moved(piece.start) for part in _split(piece.body, piece.language, asker)]
        if len(parts) > 1:
            inner = tuple(_as_region(part) for part in parts)
    return _as_region(piece, inner)


def _as_region(piece: Piece, inner: tuple[Region, ...] = ()) -> Region:
    return Region(piece.start, piece.end, piece.language, piece.confidence, piece.kind, inner)
