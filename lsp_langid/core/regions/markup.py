"""Split pages (HTML, Vue, Svelte and their relatives): scripts, style sheets, and the rest.

Knows: the elements whose text is not markup, and how their attributes name a language. Never: the tree.

One pass from mark to mark: the text of an element ends at its first closing tag, and a comment hides what it
holds. Only lines that belong to an element as a whole become a region; the lines of its tags are markup.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from lsp_langid.core.languages import Language, LanguageTable
from lsp_langid.core.regions.asker import Asker
from lsp_langid.core.regions.pieces import Piece, marked, with_rest
from lsp_langid.core.regions.region import RegionKind

# Quoted values may hold `>`; their length is bounded so that stray quotes cost little.
_MARK = re.compile(
    r"<!--|<(?P<name>script|style)\b(?P<attributes>(?:[^<>\"']|\"[^\"\n]{0,300}\"|'[^'\n]{0,300}')*)>", re.I
)
_ATTRIBUTE = re.compile(r"(?<![\w-])(lang|type)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.I)
_COMMENT_END = re.compile(r"-->")
_END = {name: re.compile(rf"</{name}\b", re.I) for name in ("script", "style")}

_TYPE = re.compile(r"(?:(?:text|application|x-shader)/)?(?:x-)?(.+?)(?:-template|-config)?$")
_TYPES = {  # where the word is no tag of its language
    "module": "javascript",
    "babel": "javascriptreact",
    "mathjax": "javascript",
    "ld+json": "json",
    "importmap": "json",
    "speculationrules": "json",
    "template": "html",
    "ng": "html",
    "vertex": "glsl",
    "fragment": "glsl",
    "postcss": "css",
}


def split_markup(lines: Sequence[str], language: Language, asker: Asker) -> list[Piece]:
    """Scripts, style sheets, and `language` between them."""
    return with_rest(find_elements(lines, asker.table), lines, language)


def find_elements(lines: Sequence[str], table: LanguageTable) -> Iterator[Piece]:
    """The whole lines inside script and style elements, in order."""
    text = "\n".join(lines)
    line_starts = [0, *accumulate(len(line) + 1 for line in lines)]
    at = 0
    while (mark := _MARK.search(text, at)) is not None:
        name = mark["name"]
        if name is None:
            end = _COMMENT_END.search(text, mark.end())
        else:
            end = _END[name.lower()].search(text, mark.end())
            first = bisect_right(line_starts, mark.end() - 1)
            behind = len(lines) if end is None else bisect_right(line_starts, end.start()) - 1
            if first < behind:
                kind = RegionKind.SCRIPT if name.lower() == "script" else RegionKind.STYLE
                yield marked(first, lines[first:behind], kind, _named(kind, mark["attributes"], table))
        if end is None:
            return
        at = end.end()


def _named(kind: RegionKind, attributes: str, table: LanguageTable) -> Language | None:
    """The language of an element by its `lang` or its `type`; without them JavaScript and CSS."""
    named = {
        match[1].lower(): match[2] or match[3] or match[4] or "" for match in _ATTRIBUTE.finditer(attributes)
    }
    word = (named.get("lang") or named.get("type") or "").strip().lower()
    if not word:
        return table.by_id("javascript" if kind is RegionKind.SCRIPT else "css")
    short = _TYPE.match(word.split(";")[0].strip())
    tag = short[1] if short is not None else word
    if tag.endswith("+json"):
        tag = "json"
    return table.by_fence(_TYPES.get(tag, tag))
