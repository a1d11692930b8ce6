"""Group answers by the length of their texts.

Knows: numbers of lines. Never: figures.
"""

from __future__ import annotations

from collections.abc import Sequence

from lsp_langid.evaluation.items import Answer, Item

BANDS = (1, 2, 3, 5, 10, 20, 40)


def band_of(n_lines: int) -> str:
    """The band a number of lines falls into: `3`, `4-5`, `>40`."""
    previous = 0
    for band in BANDS:
        if n_lines <= band:
            return str(band) if band == previous + 1 else f"{previous + 1}-{band}"
        previous = band
    return f">{BANDS[-1]}"


def in_bands(answers: Sequence[Answer]) -> dict[str, list[Answer]]:
    """Answers by length, short to long: windows by the size they were cut to, whole texts by band.

    Whole texts beside windows make one band of their own, `whole`.
    """
    has_windows = any(answer.item.window for answer in answers)
    groups: dict[tuple[int, str], list[Answer]] = {}
    for answer in answers:
        groups.setdefault(_place(answer.item, has_windows), []).append(answer)
    return {name: groups[order, name] for order, name in sorted(groups)}


def _place(item: Item, has_windows: bool) -> tuple[int, str]:
    if item.window:
        return item.window, str(item.window)
    if has_windows:
        return 10**9, "whole"
    band = next((size for size in BANDS if item.n_lines <= size), BANDS[-1] + 1)
    return band, band_of(item.n_lines)
