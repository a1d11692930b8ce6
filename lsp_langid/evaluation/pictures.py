"""A drawing as PNG for documents and as SVG for a page that may be dark.

Knows: picture formats. Never: what is drawn.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

from matplotlib import rc_context
from matplotlib.figure import Figure
from matplotlib.text import Text

from lsp_langid.evaluation.plots import INK

_DPI = 160


def save_png(figure: Figure, path: Path) -> None:
    """Write the drawing on white ground."""
    _in_ink(figure)
    figure.savefig(path, format="png", dpi=_DPI, facecolor="white", metadata={"Software": None})


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


def _in_ink(figure: Figure) -> None:
    """Colour whatever text still is in matplotlib's black."""
    for text in figure.findobj(Text):
        if isinstance(text, Text) and text.get_color() in ("black", "k"):
            text.set_color(INK)
