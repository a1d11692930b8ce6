"""A treemap as SVG elements of a page, one for wide windows and one for narrow ones.

Knows: SVG, colours, how much room a name needs. Never: which folders are shown, where they lie.

Colours are given to the largest languages; a name that fits stands in its rectangle, all of them are told
when one points there, and the page has everything in tables as well.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from html import escape

from lsp_langid.core.languages import LanguageTable
from lsp_langid.printable import printable
from lsp_langid.scan.folders import Folder
from lsp_langid.scan.squarify import Box
from lsp_langid.scan.totals import PROSE, UNKNOWN
from lsp_langid.scan.treemap import LINES, Tile, parts_of, tiles_of
from lsp_langid.scan.words import counted, key_name, percent, size

_WIDE, _NARROW = Box(0, 0, 1000, 580), Box(0, 0, 400, 600)
_FOLDERS_WIDE, _FOLDERS_NARROW = 60, 25
_CHAR = 7.0  # units that a character of the text takes, rather more than less
_TEXT_HEIGHT = 14.0
_FEWEST_CHARS = 3  # fewer are no name
_LONGEST_TOLD = 300

# Hues far from each other for neighbours in this order. Lightness is for black on light, white on dark.
_HUES = (212, 32, 140, 350, 268, 182, 52, 305, 95, 12, 238, 160)
N_COLOURS = len(_HUES)

_LIGHT = "".join(f"--k{n}:hsl({hue} 62% 74%);" for n, hue in enumerate(_HUES)) + "--ko:#cfd2d8;--kn:#eceef1;"
_DARK = "".join(f"--k{n}:hsl({hue} 42% 34%);" for n, hue in enumerate(_HUES)) + "--ko:#4a4e57;--kn:#2b2e35;"
_CLASSES = (*(f"k{n}" for n in range(N_COLOURS)), "ko", "kn")
STYLE = (
    f":root {{ {_LIGHT} --ink:#15171c; --folder:#fff; --edge:#0003; }}\n"
    f"@media (prefers-color-scheme: dark) {{ :root {{ {_DARK} --ink:#eef0f4; --folder:#1d2026;"
    " --edge:#fff3; } }\n"
    + "".join(f".{name} {{ fill: var(--{name}); background: var(--{name}); }}\n" for name in _CLASSES)
    + """
.treemap { display: block; width: 100%; height: auto; font: 12px system-ui, sans-serif; }
.treemap rect { stroke: var(--ground); stroke-width: .7; }
.treemap .f { fill: var(--folder); stroke: var(--edge); }
.treemap text { fill: var(--ink); pointer-events: none; unicode-bidi: isolate; }
.treemap .n { font-weight: 600; }
.treemap rect:hover { stroke: var(--ink); stroke-width: 2; }
.treemap.narrow { display: none; }
@media (max-width: 640px) { .treemap.wide { display: none; } .treemap.narrow { display: block; } }
@media print { .treemap rect { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
"""
)


def colours_for(keys: Sequence[str]) -> dict[str, str]:
    """Key -> class, the largest languages first served; what has no language is pale."""
    languages = [key for key in keys if key not in (PROSE, UNKNOWN)]
    colours = {key: f"k{n}" for n, key in enumerate(languages[:N_COLOURS])}
    return {**colours, PROSE: "kn", UNKNOWN: "kn"}


def treemaps(
    root: Folder, measure: int, colours: Mapping[str, str], alternative: str, table: LanguageTable
) -> str:
    """Both elements, of which `STYLE` shows one; empty when there is nothing to draw.

    Args:
        root: Counts by folder.
        measure: `LINES` or `BYTES`.
        colours: Key -> class.
        alternative: What it shows, in words, for those who do not see it.
        table: For the names of languages.
    """
    svgs = []
    for kind, frame, most in (("wide", _WIDE, _FOLDERS_WIDE), ("narrow", _NARROW, _FOLDERS_NARROW)):
        tiles = list(tiles_of(parts_of(root, measure, most), measure, frame))
        if not tiles:
            return ""
        drawn = "\n".join(_tile(tile, measure, colours, table) for tile in tiles)
        svgs.append(
            f'<svg class="treemap {kind}" role="img" aria-label="{escape(alternative)}" '
            f'viewBox="0 0 {frame.width:g} {frame.height:g}">\n{drawn}\n</svg>'
        )
    return "\n".join(svgs)


def _tile(tile: Tile, measure: int, colours: Mapping[str, str], table: LanguageTable) -> str:
    box = tile.box
    path = _cut(printable(tile.path), _LONGEST_TOLD) or "all"
    amount = counted(tile.weight, "line") if measure == LINES else size(tile.weight)
    files = counted(tile.n_files, "file")
    name = "" if tile.key is None else key_name(tile.key, table)
    if tile.key is None:
        told = f"{path}: {amount} in {files}, {percent(tile.share)} of all"
        kind, label, style = "f", _fitting(printable(tile.label), box.width - 8), "n"
    else:
        told = f"{path}\n{name}: {amount} in {files}, {percent(tile.share)} of the folder"
        kind, style = colours.get(tile.key, "ko"), "l"
        label = _fitting(name, box.width - 6) if box.height >= _TEXT_HEIGHT + 2 else ""
    rectangle = (
        f'<rect class="{kind}" x="{box.x:.1f}" y="{box.y:.1f}" width="{box.width:.1f}" '
        f'height="{box.height:.1f}"><title>{escape(told)}</title></rect>'
    )
    if not label:
        return rectangle
    return (
        f'{rectangle}<text class="{style}" x="{box.x + 4:.1f}" y="{box.y + 12.5:.1f}">{escape(label)}</text>'
    )


def _fitting(name: str, width: float) -> str:
    """As much of a name as there is room for; nothing when that is no name any more."""
    room = int(width / _CHAR)
    cut = _cut(name, room)
    return cut if cut == name or len(cut) > _FEWEST_CHARS else ""


def _cut(name: str, room: int) -> str:
    """`name` in at most `room` columns, with an ellipsis where it was cut."""
    if sum(map(_columns, name)) <= max(room, 0):
        return name
    used, end = 1, 0  # the ellipsis takes one
    while used + _columns(name[end]) <= room:
        used += _columns(name[end])
        end += 1
    return f"{name[:end]}…" if end else ""


def _columns(character: str) -> int:
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
