"""The map as an SVG element of a page: names are links, hovering tells the nearest languages.

Knows: SVG, and how a page names a language's section. Never: where a language lies.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

from lsp_langid.evaluation.canvas import INK
from lsp_langid.inspection.knowledge import Neighbour
from lsp_langid.inspection.map import LanguageMap, Line, Place
from lsp_langid.inspection.map_marks import COLOURS, LINES, colour, outline
from lsp_langid.inspection.names import number

_SMALLEST, _LARGEST = 0.75, 1.3  # pixels for one unit: names stay readable, a map of three stays small

# `--ground` is the page's background.
STYLE = f"""
.map {{ display: block; width: 100%; height: auto; }}
.map text {{ fill: currentColor; stroke: var(--ground); stroke-width: 3; paint-order: stroke;
  stroke-linejoin: round; dominant-baseline: central; }}
.map .everyday text {{ font-weight: 700; }}
.map .lines {{ stroke: {LINES}; fill: none; opacity: .65; }}
.map .far {{ stroke-dasharray: 2 3; }}
.map .kin {{ fill: none; stroke: currentColor; stroke-width: 1.5; opacity: 0; pointer-events: none; }}
.map a:hover .kin {{ opacity: 1; }}
.map a:hover text {{ text-decoration: underline; }}
""" + "".join(
    f".g{group} {{ fill: {'currentColor' if colour(group) == INK else colour(group)}; }}\n"
    for group in range(len(COLOURS))
)


def map_to_svg(chart: LanguageMap, alternative: str, link: Callable[[str], str]) -> str:
    """The element; it needs `STYLE` beside it.

    Args:
        chart: What to draw.
        alternative: What it shows, in words, for those who do not see it. They find the same
            languages in the page's index, so the links here are left out of the order of the Tab key.
        link: Label -> where its name leads.
    """
    places = {place.label: place for place in chart.places}
    parts = [
        f'<svg class="map" role="img" aria-label="{escape(alternative)}" '
        f'viewBox="0 0 {chart.width:g} {chart.height:g}" font-family="system-ui, sans-serif" '
        f'style="min-width:{_SMALLEST * chart.width:.0f}px;max-width:{_LARGEST * chart.width:.0f}px">',
        f"<title>{escape(alternative)}</title>",
        '<g class="lines">',
        *map(_line, chart.lines),
        "</g>",
        *(_place(place, places, link) for place in chart.places),
        "</svg>",
    ]
    return "\n".join(parts)


def _line(line: Line) -> str:
    far = ' class="far"' if line.far else ""
    way = "".join(f"M{x:g} {y:g}L{to_x:g} {to_y:g}" for x, y, to_x, to_y in line.pieces)
    return f'<path d="{way}" stroke-width="{line.width:g}"{far}/>'


def _place(place: Place, places: Mapping[str, Place], link: Callable[[str], str]) -> str:
    kin = " ".join(
        f"M{place.x:g} {place.y:g}L{places[near.label].x:g} {places[near.label].y:g}" for near in place.near
    )
    nearest = ", ".join(_told(near, places) for near in place.near)
    everyday = ' class="everyday"' if place.everyday else ""
    mark = outline(place.group, place.x, place.y, place.radius)
    return (
        f'<a href="{escape(link(place.label))}" tabindex="-1"{everyday}>'
        f"<title>{escape(place.name)}; nearest: {escape(nearest)}</title>"
        f'<path class="kin" d="{kin}"/><g class="g{place.group}">{mark}</g>'
        f'<text x="{place.text_x:g}" y="{place.y:g}" font-size="{place.text_size:g}">{escape(place.name)}'
        "</text></a>"
    )


def _told(near: Neighbour, places: Mapping[str, Place]) -> str:
    return f"{places[near.label].name} {number(near.similarity)}"
