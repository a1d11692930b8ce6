"""The look of the study's drawings: a colour and a line for each network, panels, bands, legends.

Knows: matplotlib's axes. Never: which figures go onto them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any, cast

import numpy as np
import numpy.typing as npt
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter, MaxNLocator, PercentFormatter

from lsp_langid.evaluation.canvas import BLUE, GREEN, INK, PURPLE, RED, tidy
from lsp_langid.study.median import Spread
from lsp_langid.study.words import ln_words

# All four show on white and on black (3 : 1), which the other two of the palette do not.
COLOURS = {"a": RED, "b": BLUE, "c": GREEN, "d": PURPLE}
STYLES = {"a": "o-", "b": "s-", "c": "^-", "d": "D:"}  # marker, then line
WIDTH = 7.4  # inches; 800 pixels in a document leave a text of 10 points readable
TITLE, SMALL = 11, 8.5  # points
A_ROW = 4  # panels beside each other, at most

Array = npt.NDArray[Any]


def panels_in_two_parts(height: float, n_above: int, n_below: int) -> tuple[Figure, list[Axes], list[Axes]]:
    """A figure of equally scaled panels: `n_above` of one kind, below them `n_below` of another.

    Args:
        height: Of a row, in inches.
        n_above: At least one; more than fit beside each other make several rows.
        n_below: At least one, in one row.
    """
    rows = math.ceil(n_above / A_ROW)
    figure = Figure(figsize=(WIDTH, height * (rows + 0.85) + 0.9), layout="constrained")
    upper, lower = cast(Any, figure.subfigures(2, 1, height_ratios=(rows, 0.85)))
    columns = math.ceil(n_above / rows)
    above = [upper.add_subplot(rows, columns, place + 1) for place in range(n_above)]
    below = [lower.add_subplot(1, n_below, place + 1) for place in range(n_below)]
    for place, axes in enumerate((*above, *below)):
        tidy(axes)
        if place:
            axes.sharex(above[0])
            axes.sharey(above[0])
        axes.xaxis.set_major_locator(MaxNLocator(8, integer=True, min_n_ticks=1))
    for axes in (*(axes for place, axes in enumerate(above) if place % columns), *below[1:]):
        axes.tick_params(labelleft=False)
    return figure, above, below


def draw_band(
    axes: Axes, places: Array, spreads: Sequence[Spread], colour: str, opacity: float = 0.18
) -> None:
    """A soft area from the lowest to the highest of the seeds."""
    low, high = [figure.low for figure in spreads], [figure.high for figure in spreads]
    axes.fill_between(places, low, high, color=colour, alpha=opacity, lw=0)


def draw_rest(axes: Axes, n_labels: int) -> None:
    """A line at the loss of equal logits."""
    axes.axhline(math.log(n_labels), zorder=1, color=INK, lw=1, ls=(0, (4, 2)))


def rest_in_legend(n_labels: int) -> Line2D:
    """What the line of `draw_rest` is."""
    return Line2D([], [], color=INK, lw=1, ls=(0, (4, 2)), label=f"equal logits: {ln_words(n_labels)}")


def note(axes: Axes, words: str, y: float) -> None:
    """A few words in the middle of the panel, at a height of 0..1."""
    axes.text(0.5, y, words, ha="center", va="center", fontsize=8, color=INK, transform=axes.transAxes)


def epochs_of(epochs: Iterable[Any]) -> Array:
    """Where to draw them."""
    return np.array([epoch.epoch for epoch in epochs])


def medians(spreads: Iterable[Spread | None]) -> Array:
    """NaN, hence a gap in a line, where there is no figure."""
    return np.array([math.nan if figure is None else figure.median for figure in spreads])


def in_percent(axes: Axes) -> None:
    """Number the y axis, which is of shares, in percent."""
    axes.yaxis.set_major_formatter(PercentFormatter(1, decimals=0, symbol=""))


def in_powers(axes: Axes) -> None:
    """A logarithmic y axis with plain numbers."""
    axes.set_yscale("log")
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))


def legend_below(figure: Figure, handles: Sequence[Artist], columns: int) -> None:
    """One legend for all panels."""
    figure.legend(handles=handles, loc="outside lower center", ncols=columns, frameon=False, fontsize=SMALL)
