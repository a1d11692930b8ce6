"""What lines look like from afar: prose or code.

Knows: shapes of lines: words, signs, the words that statements begin with. Never: languages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

_LINE_CHARS = 300  # of a line that are looked at
_END_CHARS = 20  # of its end, trailing white space included

_WORD = re.compile(r"[^\W\d_]{2,}")
_SIGN = re.compile(r"[{}\[\]<>=|\\$^_]|;$|\w\(|\)\(|::|->|[a-z][A-Z]")
_STARTS_CODE = re.compile(
    r"#!|/[/*]|[{}<@\[(]|--|[-+](?:  |[^\W\d])|;;|\\\w|\.\w|[a-z][\w.-]*:(?: \S|$)"
    r"|(?:class|const|def|export|fn|from|func?|import|include|interface|let|local|module|my|namespace|package"
    r"|private|public|require|set|static|struct|sub|type|use|using|var"
    r"|ALTER|CREATE|DELETE|FROM|INSERT|SELECT|UPDATE|WITH)\s"
)
_ENDS_CODE = re.compile(r"[{};)(]\s*$")
_BEGINS_SENTENCE = re.compile(r"\s*[\"(*•-]?\s*(?:\d|[^\W_a-z])")
_ENDS_SENTENCE = re.compile(r"[.:?!…。！？]\s*$")
_SENTENCE_WORDS = 4


class Look(Enum):
    """What a line may be taken for."""

    PROSE = 1
    CODE = 2
    PROMPT = 3  # input behind a prompt, which takes the lines around to tell


def look_of(line: str) -> Look | None:
    """What a line looks like by itself; None for one that may be anything, as blank and short ones may."""
    visible = line[:_LINE_CHARS].strip()
    if _STARTS_CODE.match(visible) or _SIGN.search(visible):
        return Look.CODE
    if line[:1].isspace():
        return None
    n_words = len(_WORD.findall(visible))
    return Look.PROSE if n_words >= 3 or (n_words == 2 and visible[-1] == ":") else None


def is_sentence(lines: Sequence[str]) -> bool:
    """Whether lines begin and end as sentences do, with some words and no signs of code between."""
    if not _BEGINS_SENTENCE.match(lines[0]) or not _ENDS_SENTENCE.search(lines[-1][-_END_CHARS:]):
        return False
    heads = [line[:_LINE_CHARS] for line in lines]
    n_words = sum(len(_WORD.findall(head)) for head in heads)
    return n_words >= _SENTENCE_WORDS and not any(_SIGN.search(head) for head in heads)


def statement_share(lines: Sequence[str]) -> float:
    """The share of lines that end as statements do: with a brace, a bracket or a semicolon."""
    return sum(_ENDS_CODE.search(line[-_END_CHARS:]) is not None for line in lines) / len(lines)
