"""Two models asked about the same texts: which is right more often, and could that be chance?

Knows: pairs of answers. Never: models, texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lsp_langid.evaluation.bands import in_bands
from lsp_langid.evaluation.items import Answer, Item
from lsp_langid.evaluation.metrics import Figures, figures

_Z = 1.96
_PSEUDO = ((0.5, 1.0), (0.5, -1.0), (1.0, 0.0))  # texts added: how many, and what one of them differs by


@dataclass(frozen=True, slots=True)
class Difference:
    """How much more often the first is right than the second, in shares of all texts: -1..1."""

    value: float
    low: float  # these two bounds hold the true difference in 95 of 100 samples
    high: float
    only_first: int  # texts that the first alone got right
    only_second: int

    @property
    def is_clear(self) -> bool:
        """Whether chance alone would hardly do it."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, slots=True)
class Pair:
    """What both made of one group of texts."""

    first: Figures
    second: Figures
    difference: Difference


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two models beside each other."""

    first: str
    second: str
    by_band: tuple[tuple[str, Pair], ...]  # the last one is of all
    ms_first: float  # median to answer one text
    ms_second: float

    @property
    def overall(self) -> Pair:
        """Over all texts."""
        return self.by_band[-1][1]


def compare(names: tuple[str, str], first: Sequence[Answer], second: Sequence[Answer]) -> Comparison:
    """Lay the answers of two models beside each other, by length.

    Args:
        names: Of the two.
        first: Answers about some items, at least one.
        second: Answers about the same items, in the same order.
    """
    bands = [*zip(in_bands(first).items(), in_bands(second).values(), strict=True)]
    rows = [(band, pair_of(own, other)) for (band, own), other in bands]
    rows.append(("all", pair_of(first, second)))
    return Comparison(*names, tuple(rows), _ms(first), _ms(second))


def pair_of(first: Sequence[Answer], second: Sequence[Answer], groups: Sequence[str] | None = None) -> Pair:
    """Figures of both, and the difference.

    Args:
        first: Answers about some items.
        second: Answers about the same items, in the same order.
        groups: Answers that may be right or wrong together have the same; None for the texts that
            windows were cut from.
    """
    if groups is None:
        groups = [_origin(answer.item) for answer in first]
    return Pair(figures(first), figures(second), difference(_right(first), _right(second), groups))


def difference(right_first: np.ndarray, right_second: np.ndarray, groups: Sequence[str]) -> Difference:
    """How much more often the first is right, with its 95 % interval over groups.

    Half a text is added to each of the four cells (both, one, the other, none right), so that few
    texts do not look like certainty. Answers of one group stand and fall together: what is spread is their
    sum.

    Args:
        right_first: Whether it was right, shape (N,), at least one.
        right_second: The same for the other.
        groups: Of each answer, N names.

    Source: Agresti and Min, Statistics in Medicine 2005; sums of clusters as Obuchowski, ibid. 1998.
    """
    gained = right_first.astype(float) - right_second.astype(float)
    codes = np.unique(np.asarray(groups), return_inverse=True)[1]
    sums, sizes = np.bincount(codes, gained), np.bincount(codes)
    n = len(gained) + sum(count for count, _ in _PSEUDO)
    centre = gained.sum() / n
    spread = np.square(sums - centre * sizes).sum()
    spread += sum(count * (value - centre) ** 2 for count, value in _PSEUDO)
    half = _Z * float(np.sqrt(spread)) / n
    return Difference(
        float(gained.mean()),
        float(max(-1.0, centre - half)),
        float(min(1.0, centre + half)),
        int((gained > 0).sum()),
        int((gained < 0).sum()),
    )


def _origin(item: Item) -> str:
    """Names the text that an item is, or was cut from."""
    whole = item.id.removesuffix(f":{item.window}") if item.window else item.id
    return f"{item.source}\0{whole}"


def _right(answers: Sequence[Answer]) -> np.ndarray:
    return np.array([answer.best == answer.item.label for answer in answers], dtype=bool)


def _ms(answers: Sequence[Answer]) -> float:
    return float(np.median([answer.ms for answer in answers]))
