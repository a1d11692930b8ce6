"""Find texts that stand inside a program between delimiters: shell, Ruby, Perl, PHP.

Knows: how these languages write a heredoc. Never: which language the text is in (see heredoc_names).

`<<` is also a shift, so only what has its closing delimiter further down is believed. The lines that could be
one are collected once: looking for each delimiter anew would take a square of the time.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from lsp_langid.core.languages import Language
from lsp_langid.core.regions.asker import Asker
from lsp_langid.core.regions.heredoc_names import languages_by_command, languages_by_delimiter
from lsp_langid.core.regions.lines import without_common_indentation
from lsp_langid.core.regions.pieces import Piece, marked, with_rest
from lsp_langid.core.regions.region import RegionKind

_MAX_PER_LINE = 4
_LINE_CHARS = 2_000  # of a line that are searched for openings


@dataclass(frozen=True, slots=True)
class _Style:
    """How a language opens a heredoc, and what may stand around the closing delimiter."""

    opening: re.Pattern[str]  # groups: indented, and word or bare
    always_indented: bool = False  # else only behind an opening with a mark for it


_SHELL = _Style(
    re.compile(
        r"(?<!<)<<(?P<indented>-?)[ \t]*\\?(?P<quote>['\"]?)(?P<word>[A-Za-z_]\w*)(?P=quote)(?P<bare>)"
    )
)
_RUBY = _Style(
    re.compile(
        r"(?<![\w<])<<(?P<indented>[~-]?)(?:(?P<quote>['\"`])(?P<word>[A-Za-z_]\w*)(?P=quote)|(?P<bare>[A-Z_]\w*))"
    )
)
_PHP = _Style(
    re.compile(r"<<<(?P<indented>)[ \t]*(?P<quote>['\"]?)(?P<word>[A-Za-z_]\w*)(?P=quote)(?P<bare>)[ \t]*$"),
    always_indented=True,
)
_STYLES = {"shellscript": _SHELL, "ruby": _RUBY, "perl": _RUBY, "php": _PHP}
LANGUAGES_WITH_HEREDOCS = frozenset(_STYLES)

_POSSIBLE_END = re.compile(r"([ \t]*)([A-Za-z_]\w*)(?:[;,.)\]][^\n]*)?$")  # Ruby and PHP go on behind it


def split_heredocs(lines: Sequence[str], language: Language, asker: Asker) -> list[Piece]:
    """Heredocs, and `language` between them."""
    return with_rest(_find(lines, language, asker), lines, language)


def _find(lines: Sequence[str], language: Language, asker: Asker) -> list[Piece]:
    style = _STYLES[language.id]
    ends = _Ends(lines)
    pieces = []
    number = 0
    while number < len(lines):
        line = lines[number][:_LINE_CHARS]
        number += 1
        if "<<" not in line or line.lstrip().startswith(("#", "//")):
            continue
        for opening in islice(style.opening.finditer(line), _MAX_PER_LINE):
            indented = style.always_indented or bool(opening["indented"])
            delimiter = opening["word"] or opening["bare"]
            if (end := ends.first(delimiter, number, indented)) is None:
                continue
            body = lines[number:end]
            if indented:
                body = without_common_indentation(body)
            command = (line[: opening.start()], line[opening.end() :]) if style is _SHELL else ("", "")
            pieces.append(_piece(number, body, delimiter, command, asker))
            number = end + 1
    return pieces


class _Ends:
    """Lines that could close a heredoc, by delimiter."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._anywhere: defaultdict[str, list[int]] = defaultdict(list)
        self._at_margin: defaultdict[str, list[int]] = defaultdict(list)
        for number, line in enumerate(lines):
            if (end := _POSSIBLE_END.match(line)) is not None:
                self._anywhere[end[2]].append(number)
                if not end[1]:
                    self._at_margin[end[2]].append(number)

    def first(self, delimiter: str, number: int, indented: bool) -> int | None:
        """The first line from `number` on that closes a heredoc with this delimiter."""
        numbers = (self._anywhere if indented else self._at_margin).get(delimiter, [])
        place = bisect_left(numbers, number)
        return numbers[place] if place < len(numbers) else None


def _piece(start: int, body: Sequence[str], delimiter: str, command: tuple[str, str], asker: Asker) -> Piece:
    """The language by the delimiter's name, else by the command around the opening, else by the text."""
    named = languages_by_delimiter(delimiter, asker.table) or languages_by_command(*command, asker.table)
    if len(named) == 1:
        return marked(start, body, RegionKind.HEREDOC, named[0])
    language, confidence = asker.told(body)
    if named and language not in named:
        language, confidence = None, 0.0
    return Piece(start, body, RegionKind.HEREDOC, language, confidence)
