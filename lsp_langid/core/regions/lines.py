r"""Lines as the protocol counts them.

Knows: which characters end a line, and what leads one. Never: languages.

`str.splitlines` also breaks at form feeds and U+2028; positions below such a character would be
one line off in every editor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_LINE_END = re.compile(r"\r\n|\n|\r")


def split_lines(text: str) -> list[str]:
    r"""`"a\r\nb\n" -> ["a", "b", ""]`: never empty, line ends left out."""
    return _LINE_END.split(text)


def is_blank(line: str) -> bool:
    """Whether nothing of the line can be seen."""
    return not line or line.isspace()


def indentation(line: str) -> int:
    """Characters of white space before the first visible one."""
    return len(line) - len(line.lstrip())


def runs(flags: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Ranges of neighbours that are true: `[True, True, False, True] -> (0, 2), (3, 4)`."""
    start = None
    for i, flag in enumerate(flags):
        if flag and start is None:
            start = i
        elif not flag and start is not None:
            yield start, i
            start = None
    if start is not None:
        yield start, len(flags)


def without_common_indentation(lines: Sequence[str]) -> list[str]:
    """The lines without the white space that every visible one begins with; blank lines become empty."""
    visible = [line for line in lines if not is_blank(line)]
    if not visible:
        return ["" for _ in lines]
    # What the smallest and the largest string share, all between them share.
    low, high = min(visible), max(visible)
    n_shared = 0
    for one, other in zip(low, high, strict=False):
        if one != other or not one.isspace():
            break
        n_shared += 1
    return [line[n_shared:] if not is_blank(line) else "" for line in lines]


_QUOTE = re.compile(r"(?: ?> ?)+")


def without_quote_marks(lines: Sequence[str]) -> list[str]:
    """The lines without the `>` of quoted mail, if each visible one begins with it, else as they are."""
    if all(is_blank(line) or line.startswith(">") for line in lines):
        return [_QUOTE.sub("", line, count=1) if line.startswith(">") else line for line in lines]
    return list(lines)
