"""Colours and shapes of the groups on the map; each says what the other says.

Knows: matplotlib's markers as outlines. Never: places, languages.
"""

from __future__ import annotations

import numpy as np
from matplotlib.markers import MarkerStyle

from lsp_langid.evaluation.canvas import BLUE, GREEN, INK, ORANGE, PURPLE, RED, SKY

# A yellow that shows on white as well as on black, and the ink of the text, make it eight.
COLOURS = (BLUE, ORANGE, GREEN, RED, PURPLE, SKY, "#a08a00", INK)
MARKERS = ("o", "s", "^", "D", "v", "P", "X", "*")
# A marker's outline goes out to half its size; these look equally large.
_SCALES = {"o": 1.0, "s": 0.9, "^": 1.1, "D": 0.8, "v": 1.1, "P": 1.1, "X": 1.05, "*": 1.35}
LINES = "#8c929c"


def outline(group: int, x: float, y: float, radius: float) -> str:
    """The mark of a group as an SVG element around a point, y downwards, without its colour."""
    marker = MARKERS[group % len(MARKERS)]
    if marker == "o":
        return f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}"/>'
    style = MarkerStyle(marker)
    corners_C2 = np.asarray(style.get_path().transformed(style.get_transform()).to_polygons()[0])[:-1]
    corners_C2 = np.array([x, y]) + 2 * radius * scale(group) * corners_C2 * (1, -1)
    points = " ".join(f"{across:.1f},{down:.1f}" for across, down in corners_C2.tolist())
    return f'<polygon points="{points}"/>'


def colour(group: int) -> str:
    """As matplotlib and CSS write it."""
    return COLOURS[group % len(COLOURS)]


def scale(group: int) -> float:
    """Factor to the size of a marker that makes all look alike."""
    return _SCALES[MARKERS[group % len(MARKERS)]]
