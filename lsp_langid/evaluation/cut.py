"""Cut windows of a given number of lines out of texts, the same ones for the same seed.

Knows: lines and random numbers. Never: labels, answers.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from lsp_langid.evaluation.items import Item

MIN_VISIBLE = 6  # characters that are not white space; fewer say nothing


def visible(text: str) -> int:
    """Number of characters that are not white space."""
    return len("".join(text.split()))


def window(text: str, n_lines: int, rng: random.Random) -> str | None:
    """Cut `n_lines` lines from a random place that does not begin or end blank.

    Returns:
        None when the text has fewer lines, or when five tries found next to nothing.
    """
    lines = text.split("\n")
    if len(lines) < n_lines:
        return None
    for _ in range(5):
        start = rng.randint(0, len(lines) - n_lines)
        chosen = lines[start : start + n_lines]
        if not chosen[0].strip() or not chosen[-1].strip():
            continue
        piece = "\n".join(chosen)
        if visible(piece) >= MIN_VISIBLE:
            return piece
    return None


def cut_items(items: Iterable[Item], sizes: Sequence[int], seed: int) -> Iterator[Item]:
    """Cut one window of each size from each item that is long enough.

    What is cut from an item depends on the seed, the item's source and id, and the size, not on the
    other items: a sample of a suite gives the same windows as the whole of it.

    Args:
        items: Whole texts.
        sizes: Lines of a window; 0 for the whole text.
        seed: Of the places to cut from.
    """
    for item in items:
        for size in sizes:
            if size == 0:
                yield item
                continue
            rng = random.Random(f"{seed}/{item.source}/{item.id}/{size}")
            piece = window(item.text, size, rng)
            if piece is not None:
                yield replace(item, id=f"{item.id}:{size}", text=piece, n_lines=size, window=size)
