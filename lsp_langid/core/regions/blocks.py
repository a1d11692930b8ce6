"""Cut notes into blocks: at blank lines, and where prose meets what does not look like prose.

Knows: paragraphs, and where the look of lines changes. Never: languages, how a look is told.

Blocks are only the places where a region may begin or end; too many do little harm, they are joined again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lsp_langid.core.regions.lines import is_blank, runs
from lsp_langid.core.regions.look import Look, look_of

_GOES_ON = re.compile(
    r"[)}\]]|\*/|</|-->|(?:catch|done|elif|else|end|ensure|esac|except|fi|finally|rescue|then|when)\b"
)


@dataclass(frozen=True, slots=True)
class Block:
    """Neighbouring lines, none of them blank."""

    start: int
    end: int  # exclusive
    after_gap: bool  # a blank line stands above it, or nothing; otherwise only the look changes there


def find_blocks(
    lines: Sequence[str], comments: Sequence[bool], prompts: Sequence[bool], limit: int
) -> list[Block]:
    """All visible lines in blocks, in order.

    Args:
        lines: The text.
        comments: Which lines are comments; prose in them is none.
        prompts: Which lines begin with a prompt.
        limit: How many blocks are wanted at most. In longer texts neighbours are taken together: the longer
            the text, the more coarsely it is looked at.
    """
    looks = [
        Look.PROMPT if prompt else Look.CODE if comment else look_of(line)
        for line, comment, prompt in zip(lines, comments, prompts, strict=True)
    ]
    paragraphs = runs([not is_blank(line) for line in lines])
    blocks = [block for start, end in paragraphs for block in _cut(lines, looks, start, end)]
    return blocks if len(blocks) <= limit else _coarser(blocks, limit)


def _cut(lines: Sequence[str], looks: Sequence[Look | None], start: int, end: int) -> Iterator[Block]:
    """Cut one paragraph where its look changes. Behind a prompt nothing is cut: it is output."""
    begin, above = start, None
    for number in range(start, end):
        here = looks[number]
        if here is None or above is Look.PROMPT:
            continue
        if above is not None and here is not above and not _GOES_ON.match(lines[number]):
            yield Block(begin, number, begin == start)
            begin = number
        above = here
    yield Block(begin, end, begin == start)


def _coarser(blocks: Sequence[Block], limit: int) -> list[Block]:
    """Take neighbours together until they have the length that half of `limit` blocks would have."""
    size = 2 * (blocks[-1].end - blocks[0].start) // limit + 1
    joined = [blocks[0]]
    for block in blocks[1:]:
        last = joined[-1]
        if block.end - last.start <= size:
            joined[-1] = Block(last.start, block.end, last.after_gap)
        else:
            joined.append(block)
    return joined
