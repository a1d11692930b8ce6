"""The look that all drawings share: ink, colours, axes.

Knows: matplotlib's axes. Never: what is drawn on them, where pictures go.

The colours are those of Okabe and Ito, told apart also by readers who see few colours; markers and line
styles repeat what they say.
"""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure

INK = "#2b2f36"  # text and axes; a page may replace it by a colour of its own
BLUE, ORANGE, GREEN, RED, PURPLE, SKY = "#0072b2", "#e69f00", "#009e73", "#d55e00", "#cc79a7", "#56b4e9"
GREY = "#8c929c"


def canvas(width: float, height: float) -> tuple[Figure, Axes]:
    """One pair of axes; sizes in inches."""
    figure = Figure(figsize=(width, height), layout="constrained")
    axes = figure.add_subplot()
    tidy(axes)
    return figure, axes


def tidy(axes: Axes, *, ruled: bool = True) -> None:
    """Leave of the axes what is read: two spines, a soft grid."""
    axes.spines[["top", "right"]].set_visible(False)
    for spine in axes.spines.values():
        spine.set_color(GREY)
    axes.tick_params(colors=INK)
    axes.title.set_fontsize(11)
    if ruled:
        axes.grid(color=GREY, alpha=0.25, lw=0.6)
        axes.set_axisbelow(True)
