"""A drawing as PNG for documents, light and dark, and as SVG for a page that may be either.

Knows: picture formats. Never: what is drawn.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

from matplotlib import rc_context
from matplotlib.figure import Figure
from matplotlib.text import Text

from lsp_langid.evaluation.canvas import INK
from lsp_langid.evaluation.dark import DARK_GROUND, on_dark_ground

_DPI = 160


def save_png(figure: Figure, path: Path) -> None:
    """Write the drawing on white ground."""
    _in_ink(figure)
    _save(figure, path, "white")


def save_both(figure: Figure, folder: Path, name: str) -> tuple[Path, Path]:
    """Write the drawing on white as NAME.light.png and on dark ground as NAME.dark.png; return their paths.

    Text and axes follow the ground. The colours of the data stay, so choose such as show on both.
    """
    light, dark = folder / f"{name}.light.png", folder / f"{name}.dark.png"
    save_png(figure, light)
    with on_dark_ground(figure):
        _save(figure, dark, DARK_GROUND)
    return light, dark


def to_svg(figure: Figure, alternative: str) -> str:
    """The drawing as an element for a page: no ground of its own, ink in the colour of the text.

    Args:
        figure: What to show.
        alternative: What it shows, in words, for those who do not see it.
    """
    _in_ink(figure)
    out = io.StringIO()
    # Text stays text, and ids are the same each time.
    with rc_context({"svg.fonttype": "none", "svg.hashsalt": "lsp-langid"}):
        figure.savefig(out, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    svg = out.getvalue()
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>\s*", "", svg, flags=re.DOTALL)
    svg = re.sub(r'<g id="[^"]*"', "<g", svg)  # ids repeat from drawing to drawing and nothing refers to them
    svg = svg.replace(INK, "currentColor")
    return svg.replace("<svg ", f'<svg role="img" aria-label="{alternative}" ', 1)


def _save(figure: Figure, path: Path, ground: str) -> None:
    figure.savefig(path, format="png", dpi=_DPI, facecolor=ground, metadata={"Software": None})


def _in_ink(figure: Figure) -> None:
    """Colour whatever text still is in matplotlib's black."""
    for text in figure.findobj(Text):
        if isinstance(text, Text) and text.get_color() in ("black", "k"):
            text.set_color(INK)
