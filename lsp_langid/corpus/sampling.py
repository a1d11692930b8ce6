"""Choose some of many texts, and a part of a long one, the same way in every run.

Knows: hashes, numbers. Never: labels, archives. Nothing here depends on order or on a random state.
"""

from __future__ import annotations

import hashlib
import heapq
from typing import Generic, TypeVar

SEED = "lsp-langid corpus 1"
MAX_CHARS = 12_000  # of one text in the corpus

_Item = TypeVar("_Item")


def rank(project: str, path: str, purpose: str = "") -> int:
    """A number in [0, 2**64) that is fixed for ever, yet tells nothing about the text."""
    key = f"{SEED}\0{purpose}\0{project}\0{path}".encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(key, digest_size=8).digest(), "big")


class Lowest(Generic[_Item]):
    """The items of the `size` lowest ranks seen so far."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._heap: list[tuple[int, int, _Item]] = []  # highest rank first, then the latest
        self._n_seen = 0

    def admits(self, rank: int) -> bool:
        """Whether an item of this rank would be among the lowest now."""
        return len(self._heap) < self._size or rank < -self._heap[0][0]

    def add(self, rank: int, item: _Item) -> None:
        """Take one item; the one of the highest rank may have to go."""
        if not self.admits(rank):
            return
        self._n_seen += 1
        entry = (-rank, self._n_seen, item)
        if len(self._heap) < self._size:
            heapq.heappush(self._heap, entry)
        else:
            heapq.heapreplace(self._heap, entry)

    def items(self) -> list[tuple[int, _Item]]:
        """Ranks and items, lowest rank first."""
        return [(-negative, item) for negative, _, item in sorted(self._heap, key=lambda entry: -entry[0])]


def cut(text: str, project: str, path: str) -> str:
    """Cut a long text to whole lines of at most `MAX_CHARS` characters.

    Half of the files give their start, the others a part from anywhere: what stands first in a file is
    most often a licence. A line longer than the limit is cut itself.
    """
    if len(text) <= MAX_CHARS:
        return text
    draw = rank(project, path, "cut")
    start = 0
    if draw % 2:
        start = text.rfind("\n", 0, (draw >> 1) % (len(text) - MAX_CHARS + 1)) + 1
    end = text.rfind("\n", start, start + MAX_CHARS) + 1
    return text[start : end if end > start else start + MAX_CHARS]
