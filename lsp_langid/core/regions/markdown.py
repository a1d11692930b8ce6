"""Split Markdown: front matter, fences, and the rest.

Knows: that a tag names a fence's language, a bare fence has to be asked about. Never: block structure.
Indented code stays prose: people indent by four spaces for many reasons.
"""

from __future__ import annotations

from collections.abc import Sequence

from lsp_langid.core.languages import Language
from lsp_langid.core.regions.asker import Asker
from lsp_langid.core.regions.fences import Fence, find_fences
from lsp_langid.core.regions.front_matter import find_front_matter
from lsp_langid.core.regions.pieces import Piece, marked, with_rest
from lsp_langid.core.regions.region import RegionKind
from lsp_langid.core.regions.tags import language_of_tag

MARKDOWN_IDS = frozenset(("markdown", "mdx", "rmarkdown"))


def split_markdown(lines: Sequence[str], language: Language, asker: Asker) -> list[Piece]:
    """Front matter, fences, and `language` between them."""
    return with_rest(marked_markdown(lines, asker), lines, language)


def marked_markdown(lines: Sequence[str], asker: Asker) -> list[Piece]:
    """What the marks of Markdown show, in order."""
    front = find_front_matter(lines, asker.table)
    begin = 0 if front is None else front.end + 1
    fences = []
    if any("```" in line or "~~~" in line for line in lines):
        fences = [_fenced(fence, asker).moved(begin) for fence in find_fences(lines[begin:])]
    return fences if front is None else [front, *fences]


def _fenced(fence: Fence, asker: Asker) -> Piece:
    if fence.info:
        named = language_of_tag(fence.info, asker.table)
        return marked(fence.body_start, fence.body, RegionKind.FENCE, named)
    language, confidence = asker.told(fence.body)
    return Piece(fence.body_start, fence.body, RegionKind.BARE_FENCE, language, confidence)
