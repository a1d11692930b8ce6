"""Split PHP that is mixed with HTML; PHP alone goes to its heredocs.

Knows: where PHP begins and ends in a page. Never: PHP itself.

Only a stretch of PHP over several lines is a region: `<?= $name ?>` inside a paragraph is the page's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, chain

from lsp_langid.core.languages import Language
from lsp_langid.core.regions.asker import Asker
from lsp_langid.core.regions.heredocs import split_heredocs
from lsp_langid.core.regions.markup import find_elements
from lsp_langid.core.regions.pieces import Piece, marked, with_rest
from lsp_langid.core.regions.region import RegionKind

_OPEN = re.compile(r"<\?(?:php\b|=)")
_CLOSE = re.compile(r"\?>")


def split_php(lines: Sequence[str], language: Language, asker: Asker) -> list[Piece]:
    """Stretches of `language`, scripts and style sheets in HTML; without HTML around, as a program."""
    text = "\n".join(lines)
    islands = _islands(text)
    if not islands or not _around(text, islands):
        return split_heredocs(lines, language, asker)
    line_starts = [0, *accumulate(len(line) + 1 for line in lines)]
    pieces = list(find_elements(lines, asker.table))
    for start, end in islands:
        first, last = (bisect_right(line_starts, offset) - 1 for offset in (start, end))
        if last > first:
            pieces.append(marked(first, lines[first : last + 1], RegionKind.SCRIPT, language))
    return with_rest(sorted(pieces, key=lambda piece: piece.start), lines, asker.table.by_id("html"))


def _islands(text: str) -> list[tuple[int, int]]:
    """Offsets from each opening tag to the end of its closing tag, or of the text."""
    islands = []
    opening = _OPEN.search(text)
    while opening is not None:
        closing = _CLOSE.search(text, opening.end())
        end = len(text) if closing is None else closing.end()
        islands.append((opening.start(), end))
        opening = _OPEN.search(text, end)
    return islands


def _around(text: str, islands: Sequence[tuple[int, int]]) -> str:
    """What is visible outside of the islands."""
    borders = [0, *chain.from_iterable(islands), len(text)]
    return "".join(text[start:end].strip() for start, end in zip(borders[::2], borders[1::2], strict=True))
