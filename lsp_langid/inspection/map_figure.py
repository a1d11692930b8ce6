"""The map as a matplotlib drawing, for documents.

Knows: figures. Never: where a language lies, how it is written to a file.
"""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure

from lsp_langid.evaluation.canvas import INK
from lsp_langid.inspection.map import FONT, LanguageMap
from lsp_langid.inspection.map_marks import LINES, MARKERS, colour, scale

_POINTS_AN_INCH = 72  # one unit of the map is one point, so that text sizes hold
_TITLE, _LEGEND_ROW = 34.0, 19.0  # heights
_WORDS = 30.0
_NARROWEST = 640.0  # a map of two labels still has room for its title
_LEGEND_COLUMN = 240.0
_HOW_TO_READ = (
    "Near: alike in the output layer. Line: to the nearest of all, dashed where the map could not keep it "
    "near. Bold: everyday languages."
)


def draw_map(chart: LanguageMap, title: str) -> Figure:
    """Draw the map with its title above and its groups below."""
    width = max(chart.width, _NARROWEST)
    columns = max(1, min(len(chart.groups), int(width // _LEGEND_COLUMN)))
    legend = _LEGEND_ROW * -(-len(chart.groups) // columns)
    height = _TITLE + chart.height + legend + _WORDS
    figure = Figure(figsize=(width / _POINTS_AN_INCH, height / _POINTS_AN_INCH))
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    left = (chart.width - width) / 2
    axes.set(xlim=(left, left + width), ylim=(chart.height + legend + _WORDS, -_TITLE))
    axes.set_axis_off()
    axes.set_title(title, y=1 - _TITLE / height + 0.012, fontsize=15, color=INK)
    _draw_lines(axes, chart)
    _draw_places(axes, chart)
    axes.text(left + 11, chart.height + legend + 12, _HOW_TO_READ, va="center", fontsize=9, color=INK)
    for number, group in enumerate(chart.groups):
        row, column = divmod(number, columns)
        x = left + 16 + column * (width - 16) / columns
        y = chart.height + 10 + row * _LEGEND_ROW
        _mark(axes, number, x, y, 4.2)
        axes.text(
            x + 10, y, _legend(group.name, group.n), va="center", fontsize=10, color=INK, parse_math=False
        )
    return figure


def _draw_lines(axes: Axes, chart: LanguageMap) -> None:
    pieces = [(piece, line) for line in chart.lines for piece in line.pieces]
    axes.add_collection(
        LineCollection(
            [[(x, y), (to_x, to_y)] for (x, y, to_x, to_y), _ in pieces],
            colors=LINES,
            linewidths=[line.width for _, line in pieces],
            linestyles=[(0, (2, 3)) if line.far else "solid" for _, line in pieces],
            alpha=0.65,
            zorder=1,
        )
    )


def _draw_places(axes: Axes, chart: LanguageMap) -> None:
    for place in chart.places:
        _mark(axes, place.group, place.x, place.y, place.radius)
        axes.text(
            place.text_x,
            place.y,
            place.name,
            va="center_baseline",
            fontsize=place.text_size,
            fontfamily=FONT,
            fontweight="bold" if place.everyday else "normal",
            color=INK,
            parse_math=False,
        )


def _mark(axes: Axes, group: int, x: float, y: float, radius: float) -> None:
    axes.plot(
        x,
        y,
        MARKERS[group % len(MARKERS)],
        color=colour(group),
        markersize=2 * radius * scale(group),
        markeredgewidth=0,
    )


def _legend(name: str, n: int) -> str:
    return f"{name} … ({n})" if n > name.count(",") + 1 else name
