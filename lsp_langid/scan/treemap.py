"""Choose which folders a treemap shows and lay them out: the heaviest ones opened, the rest gathered.

Knows: counts by folder and language, boxes. Never: colours, SVG, what a key is called.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from lsp_langid.scan.folders import Folder
from lsp_langid.scan.squarify import Box, squarify

LINES, BYTES = 1, 2  # places in the counts of a folder
OTHERS = "(others)"  # key of the languages that are too little to show
_WIDEST, _FEWEST = 24, 4  # folders shown within one, when there are more
_LANGUAGES = 6  # shown within one folder
_SMALLEST = 0.02  # share of a folder that a language needs to be shown
_HEADER, _GAP = 15.0, 1.5
_FEWEST_FOR_HEADER = (42.0, 34.0)  # width and height that a folder needs to carry its name


@dataclass(slots=True)
class Part:
    """A folder, some of the folders in one, or the files that lie in one themselves."""

    path: str  # "" for all there is
    name: str
    sums: dict[str, list[int]]  # key -> [files, lines, bytes]
    folder: Folder | None = None  # to open; None when there is nothing in it
    parts: list[Part] = field(default_factory=list)  # when it was opened, heaviest first
    gathered: bool = False  # not the folder of this path, but some of what is in it

    def weight(self, measure: int) -> int:
        """In lines or bytes."""
        return sum(counts[measure] for counts in self.sums.values())


@dataclass(frozen=True, slots=True)
class Tile:
    """One rectangle to draw: a folder, or a language in it."""

    box: Box
    path: str
    label: str  # of the folder; "" where no name is to be drawn
    key: str | None  # of a language; None for a folder
    weight: int
    n_files: int
    share: float  # of its folder; of all there is for a folder


def parts_of(root: Folder, measure: int, most: int) -> Part:
    """The folders to show, not more than about `most`: always the heaviest that is left is opened."""
    whole = _part("", "", root)
    number = count()  # decides between equals, so that parts are never compared
    heap = [(-whole.weight(measure), next(number), whole)]
    n_shown = 1
    while heap:
        _, _, part = heapq.heappop(heap)
        room = most - n_shown
        if room < _FEWEST and part is not whole:
            continue
        inner = _inside(part, measure, min(_WIDEST, max(_FEWEST, room // 2)))  # half is for those to come
        part.parts = inner
        n_shown += len(inner)
        for one in inner:
            if one.folder is not None:
                heapq.heappush(heap, (-one.weight(measure), next(number), one))
    return whole


def tiles_of(whole: Part, measure: int, box: Box) -> Iterator[Tile]:
    """What to draw, folders before what lies in them. Nothing when there is nothing to see."""
    total = whole.weight(measure)
    if total:
        yield from _tiles(whole, measure, box, total)


def _tiles(part: Part, measure: int, box: Box, total: int) -> Iterator[Tile]:
    weight = part.weight(measure)
    n_files = sum(counts[0] for counts in part.sums.values())
    room = part.name and box.width >= _FEWEST_FOR_HEADER[0] and box.height >= _FEWEST_FOR_HEADER[1]
    yield Tile(box, part.path, part.name if room else "", None, weight, n_files, weight / total)
    inner = _shrunk(box, _HEADER if room else 0.0)
    if part.parts:
        shown = [one for one in part.parts if one.weight(measure)]
        for one, place in zip(shown, squarify([one.weight(measure) for one in shown], inner), strict=True):
            yield from _tiles(one, measure, place, total)
        return
    languages = _languages(part, measure, weight)
    for (key, counts), place in zip(
        languages, squarify([counts[measure] for _, counts in languages], inner), strict=True
    ):
        yield Tile(place, part.path, "", key, counts[measure], counts[0], counts[measure] / weight)


def _shrunk(box: Box, header: float) -> Box:
    gap = min(_GAP, box.width / 8, box.height / 8)
    return Box(
        box.x + gap,
        box.y + gap + header,
        max(0.0, box.width - 2 * gap),
        max(0.0, box.height - 2 * gap - header),
    )


def _languages(part: Part, measure: int, weight: int) -> list[tuple[str, list[int]]]:
    """The largest ones, and the others as one, which goes last."""
    ordered = sorted(part.sums.items(), key=lambda item: (-item[1][measure], item[0]))
    ordered = [item for item in ordered if item[1][measure]]
    shown = [item for item in ordered[:_LANGUAGES] if item[1][measure] >= _SMALLEST * weight]
    rest = ordered[len(shown) :]
    if len(rest) == 1:
        return ordered
    if rest:
        shown.append((OTHERS, [sum(counts[place] for _, counts in rest) for place in range(3)]))
        # The layout wants the largest first; the others may well be larger than the last.
        shown.sort(key=lambda item: -item[1][measure])
    return shown


def _part(path: str, name: str, folder: Folder) -> Part:
    """A folder; where it holds one other and nothing else, the two are one."""
    while len(folder.folders) == 1 and not folder.files:
        (folder,) = folder.folders.values()
        path = f"{path}/{folder.name}" if path else folder.name
        name = f"{name}/{folder.name}" if name else folder.name
    return Part(path, name, folder.sums(), folder if folder.folders else None)


def _inside(part: Part, measure: int, widest: int) -> list[Part]:
    """The heaviest folders, the other ones as one, and its own files as one; heaviest first."""
    if part.folder is None:
        return []
    folders = [
        _part(f"{part.path}/{name}" if part.path else name, name, folder)
        for name, folder in part.folder.folders.items()
    ]
    folders.sort(key=lambda one: (-one.weight(measure), one.path))
    parts, rest = folders[:widest], folders[widest:]
    if rest:
        sums: dict[str, list[int]] = {}
        for one in rest:
            for key, counts in one.sums.items():
                sum_ = sums.setdefault(key, [0, 0, 0])
                for place, number in enumerate(counts):
                    sum_[place] += number
        parts.append(Part(part.path, f"{len(rest):,} more folders", sums, gathered=True))
    if part.folder.files:
        parts.append(Part(part.path, "files here", part.folder.files, gathered=True))
    parts.sort(key=lambda one: (-one.weight(measure), one.name))
    return parts
