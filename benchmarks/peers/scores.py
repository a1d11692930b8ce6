"""What answers amount to: shares right, told, left alone.

Knows: labels and what answers stand for. Never: rivals, texts, processes.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from lsp_langid.core.policy import NOT_CODE


@dataclass(frozen=True, slots=True)
class Judged:
    """One question and what the answer stands for; several ids where the rival cuts less finely."""

    label: str
    band: int
    said: frozenset[str]

    @property
    def right(self) -> bool:
        """Whether the label is what was said, or among it."""
        return self.label in self.said

    @property
    def told(self) -> bool:
        """Whether it named a language; "plain text" is as good as silence."""
        return NOT_CODE not in self.said

    @property
    def named(self) -> str:
        """One id: the label where that is among what was said."""
        return self.label if self.right else min(self.said)


@dataclass(frozen=True, slots=True)
class Score:
    """Shares are 0..1; nan where there is nothing to divide."""

    n: int
    accuracy: float  # silence about code is wrong
    macro_f1: float  # over the labels that were asked about
    coverage: float  # told a language
    precision: float  # of those, right


def score(rows: Sequence[Judged]) -> Score:
    """Measure answers about code."""
    hits, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    for row in rows:
        if row.right:
            hits[row.label] += 1
        else:
            missed[row.label] += 1
            wrong[row.named] += 1
    labels = {row.label for row in rows}
    f1 = [2 * hits[label] / (2 * hits[label] + wrong[label] + missed[label]) for label in labels]
    told = [row for row in rows if row.told]
    return Score(
        n=len(rows),
        accuracy=_share(sum(hits.values()), len(rows)),
        macro_f1=_share(math.fsum(f1), len(f1)),
        coverage=_share(len(told), len(rows)),
        precision=_share(sum(row.right for row in told), len(told)),
    )


def left_alone(rows: Iterable[Judged]) -> float:
    """Share of texts that are no code about which no language was named."""
    told = [row.told for row in rows if row.label == NOT_CODE]
    return _share(len(told) - sum(told), len(told))


def about(rows: Iterable[Judged], labels: Collection[str]) -> list[Judged]:
    """Those whose label is among these."""
    return [row for row in rows if row.label in labels]


def code(rows: Iterable[Judged]) -> list[Judged]:
    """Those that are about code."""
    return [row for row in rows if row.label != NOT_CODE]


def half_width(share: float, n: int) -> float:
    """Of the 95 % interval of a share, by the normal approximation; nan for none."""
    return 1.96 * math.sqrt(share * (1 - share) / n) if n else math.nan


def by_chance(first: Sequence[Judged], second: Sequence[Judged]) -> float:
    """How probable so great a difference is between two who are equally good: 0..1, 1 where there is none.

    Both were asked the same questions in the same order, so only those count that one of the two gets right
    and the other does not (sign test, both sides, exact).
    """
    pairs = [(one.right, other.right) for one, other in zip(first, second, strict=True)]
    n, fewer = sum(a != b for a, b in pairs), min(pairs.count((True, False)), pairs.count((False, True)))
    return min(1.0, 2 * sum(math.comb(n, k) for k in range(fewer + 1)) / 2**n)


def _share(part: float, whole: int) -> float:
    return part / whole if whole else math.nan
