"""Brackets and quotes that open in one block and close in another: no region begins between them.

Knows: pairs of lines that belong together by their shape. Never: languages.

Of brackets only those are believed that open at the end of a line and close at the beginning of one with the
same indentation: well laid out code pairs them so, and stray brackets in prose pair with nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from lsp_langid.core.regions.blocks import Block
from lsp_langid.core.regions.lines import indentation

_BRACKETS = {"}": "{", ")": "(", "]": "["}
_OPENING = frozenset(_BRACKETS.values())
_QUOTES = ('"""', "'''")
_MAX_OPEN = 8  # brackets that are looked back over for the fellow of one


def spanned_borders(lines: Sequence[str], blocks: Sequence[Block]) -> list[bool]:
    """For each border between a block and the next whether a pair spans it."""
    steps = [0] * len(blocks)  # how many pairs more span the border behind a block than the one before it
    opened: list[tuple[str, int, int]] = []  # bracket, indentation, block
    quoted: dict[str, int] = {}  # quote -> block
    for number, block in enumerate(blocks):
        for line in lines[block.start : block.end]:
            visible = line.strip()
            begins: list[int] = []
            for quote in _QUOTES:
                if quote in visible and visible.count(quote) % 2:
                    if quote in quoted:
                        begins.append(quoted.pop(quote))
                    else:
                        quoted[quote] = number
            if visible[:1] in _BRACKETS:
                begins += _closed(opened, _BRACKETS[visible[0]], indentation(line))
            for begin in begins:
                steps[begin] += 1
                steps[number] -= 1
            if visible[-1:] in _OPENING:
                opened.append((visible[-1], indentation(line), number))
    return [depth > 0 for depth in accumulate(steps)][: len(blocks) - 1]


def _closed(opened: list[tuple[str, int, int]], bracket: str, indent: int) -> list[int]:
    """Take the fellow of a closing bracket off the stack, with what stands open behind it; its block."""
    for back in range(1, min(_MAX_OPEN, len(opened)) + 1):
        if opened[-back][:2] == (bracket, indent):
            begin = opened[-back][2]
            del opened[-back:]
            return [begin]
    return []
