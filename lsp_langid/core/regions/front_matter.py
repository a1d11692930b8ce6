"""The head of a page that a site generator reads: YAML between `---`, TOML between `+++`.

Knows: how such a head begins and ends. Never: what it says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lsp_langid.core.languages import LanguageTable
from lsp_langid.core.regions.pieces import Piece, marked
from lsp_langid.core.regions.region import RegionKind

_MARKS = {
    "---": ("yaml", re.compile(r"(?:---|\.\.\.)[ \t]*$")),
    "+++": ("toml", re.compile(r"\+\+\+[ \t]*$")),
}
_ENTRY = re.compile(
    r"[\"']?[\w.-]+[\"']?[ \t]*[:=]|\[+[\w.\"-]+\]|#|%"
)  # a line of dashes begins Markdown, too


def find_front_matter(lines: Sequence[str], table: LanguageTable) -> Piece | None:
    """The lines between the marks, or None. The first of them must look like an entry or a comment."""
    if len(lines) < 3 or (mark := _MARKS.get(lines[0].rstrip())) is None:
        return None
    language, closing = mark
    if _ENTRY.match(lines[1]) is None:
        return None
    for number in range(2, len(lines)):
        if closing.match(lines[number]):
            return marked(1, lines[1:number], RegionKind.FRONT_MATTER, table.by_id(language))
    return None
