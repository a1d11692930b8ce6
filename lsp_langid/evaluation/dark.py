"""Turn a drawing made for white ground into one for dark ground, for a while.

Knows: which colours are ground and ink. Never: what is drawn, picture formats.

Colours of data stay: they are chosen to show on both grounds.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import numpy.typing as npt
from matplotlib.artist import Artist
from matplotlib.colors import same_color, to_rgba, to_rgba_array
from matplotlib.figure import Figure
from matplotlib.text import Text

from lsp_langid.evaluation.canvas import INK

DARK_GROUND, DARK_INK = "#0d1117", "#d9dce3"
# What is ground and ink on white, and what it becomes; black is matplotlib's own ink.
_DARKENED = {"white": DARK_GROUND, INK: DARK_INK, "black": DARK_INK}
_COLOURED = ("color", "facecolor", "edgecolor", "markerfacecolor", "markeredgecolor")


@contextmanager
def on_dark_ground(figure: Figure) -> Iterator[None]:
    """Within it, the figure is light on dark; afterwards it is as it was."""
    figure.draw_without_rendering()  # ticks come into being when they are drawn
    changed = [
        (artist, name, before)
        for artist in _artists(figure)
        for name in _COLOURED
        if (before := _darken(artist, name)) is not None
    ]
    try:
        yield
    finally:
        for artist, name, before in reversed(changed):
            getattr(artist, f"set_{name}")(before)


def _artists(figure: Figure) -> Iterator[Artist]:
    for artist in figure.findobj():
        yield artist
        if isinstance(artist, Text):  # its box and arrow are not among its children
            yield from filter(None, (artist.get_bbox_patch(), getattr(artist, "arrow_patch", None)))


def _darken(artist: Artist, name: str) -> Any:
    """Set one colour for dark ground. Returns what it was, or None where it stays."""
    if not hasattr(artist, f"get_{name}") or not hasattr(artist, f"set_{name}"):
        return None
    before = getattr(artist, f"get_{name}")()
    after = _darkened(before)
    if after is None:
        return None
    getattr(artist, f"set_{name}")(after)
    return before


def _darkened(colour: Any) -> npt.NDArray[Any] | tuple[float, ...] | None:
    """A colour, or an array of them, for dark ground with its opacity kept; None where it stays."""
    if isinstance(colour, np.ndarray) and colour.ndim == 2:
        rows = [_darkened(tuple(row)) for row in colour]
        if all(row is None for row in rows):
            return None
        kept = to_rgba_array(colour)
        return np.array([before if row is None else row for before, row in zip(kept, rows, strict=True)])
    if isinstance(colour, str) and colour in ("none", "auto", "inherit"):
        return None
    opacity = to_rgba(colour)[3]
    for light, dark in _DARKENED.items():
        if same_color(to_rgba(colour, 1.0), light):
            return to_rgba(dark, opacity)
    return None
