"""How a piece of work that kills workers is narrowed down to the one thing in it that does.

Knows: pieces and the parts of pieces. Never: who works on them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

PARTS = 8  # a piece of 512 is down to one thing in three rounds; each round costs a worker's start or more


@dataclass(frozen=True)
class Crumbs:
    """For work whose first argument is a sequence, and whose answer has one entry for each of it."""

    blame: Callable[[Any], Any]  # the entry for a thing that no worker survives


def split(things: Sequence[Any]) -> list[Sequence[Any]]:
    """Up to `PARTS` parts of about the same length, in order, none empty."""
    n_parts = min(PARTS, len(things))
    borders = [len(things) * i // n_parts for i in range(n_parts + 1)]
    return [things[start:end] for start, end in pairwise(borders)]
