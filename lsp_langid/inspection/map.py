"""Where each language lies on the map, how large its name is, and whom it is near: what both pictures draw.

Knows: a plane and the widths of names. Never: SVG, PNG, how a vector came about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from lsp_langid.core.languages import LanguageTable
from lsp_langid.inspection.knowledge import Neighbour
from lsp_langid.inspection.names import name_of
from lsp_langid.inspection.projection import Floats, clusters, most_central, project
from lsp_langid.inspection.spread import spread, uncovered

FONT = "DejaVu Sans"  # comes with matplotlib; a page may have a narrower one, hardly a wider
NEIGHBOURS = 3  # told at each language
_TEXT_SIZE, _EVERYDAY_SIZE = 10.5, 13.0
_LINE_HEIGHT = 1.25  # of a box, in text sizes
_DOT, _EVERYDAY_DOT = 3.0, 4.2  # radius
_DOT_GAP = 3.0  # between dot and name
_GAP = (6.0, 2.0)  # between boxes, across and down
_FAR = 160.0  # a nearest language farther than this could not be kept near
_FILL = 0.27  # share of the plane that boxes cover: fuller is easier to read, emptier truer to the projection
_ASPECT = 4 / 3
_MARGIN = 8.0
_LONGEST_NAME = 30  # characters; a strange label must not make the map a ribbon


@dataclass(frozen=True, slots=True)
class Place:
    """A language on the map; lengths in the units of the map, y downwards."""

    label: str
    name: str  # for people
    everyday: bool
    group: int
    x: float  # of the dot
    y: float
    radius: float
    text_x: float  # where the name begins, its middle is at `y`
    text_size: float
    box: tuple[float, float, float, float]  # left, top, width, height of dot and name
    near: tuple[Neighbour, ...]  # nearest first


@dataclass(frozen=True, slots=True)
class Line:
    """From a language to its nearest of all; two that are each other's nearest have one line."""

    first: str
    second: str
    similarity: float
    far: bool  # the plane could not keep the two together
    pieces: tuple[tuple[float, float, float, float], ...]  # x, y, x, y: what no name covers

    @property
    def width(self) -> float:
        """Thicker for the more alike."""
        return round(0.5 + 2.5 * max(0.0, min(self.similarity, 0.6)), 2)


@dataclass(frozen=True, slots=True)
class Group:
    """Languages of one colour."""

    name: str  # its most central languages
    n: int


@dataclass(frozen=True, slots=True)
class LanguageMap:
    """All places, in order of the labels they were made of."""

    width: float
    height: float
    places: tuple[Place, ...]
    lines: tuple[Line, ...]
    groups: tuple[Group, ...]


def language_map(
    labels: Sequence[str], vectors_LH: Floats, table: LanguageTable, seed: int = 0
) -> LanguageMap:
    """Put every label at its place.

    Args:
        labels: As rows of `vectors_LH`.
        vectors_LH: What the output layer says of each, from `projection.unit_rows`.
        table: For names, and for which languages are drawn large.
        seed: Of the projection.
    """
    everyday = [(language := table.by_id(label)) is not None and language.everyday for label in labels]
    names = [_shortened(name_of(label, table)) for label in labels]
    text_sizes = [_EVERYDAY_SIZE if large else _TEXT_SIZE for large in everyday]
    radii = [_EVERYDAY_DOT if large else _DOT for large in everyday]
    widths = [
        2 * radius + _DOT_GAP + text_width(name, size, bold=large)
        for name, size, radius, large in zip(names, text_sizes, radii, everyday, strict=True)
    ]
    sizes_L2 = np.column_stack([widths, _LINE_HEIGHT * np.array(text_sizes)])
    corners_L2, (width, height) = _fitted(project(vectors_LH, seed), sizes_L2)
    group_L = clusters(vectors_LH)
    near = _nearest(labels, vectors_LH)
    places = tuple(
        Place(
            label,
            names[i],
            everyday[i],
            int(group_L[i]),
            x=round(left + radii[i], 1),
            y=round(top + high / 2, 1),
            radius=radii[i],
            text_x=round(left + 2 * radii[i] + _DOT_GAP, 1),
            text_size=text_sizes[i],
            box=(left, top, wide, high),
            near=near[i],
        )
        for i, (label, (left, top), (wide, high)) in enumerate(
            zip(labels, corners_L2.tolist(), sizes_L2.tolist(), strict=True)
        )
    )
    groups = tuple(
        Group(", ".join(names[i] for i in central), int(np.count_nonzero(group_L == number)))
        for number, central in enumerate(most_central(vectors_LH, group_L))
    )
    return LanguageMap(round(width, 1), round(height, 1), places, _lines(places), groups)


def text_width(text: str, size: float, *, bold: bool) -> float:
    """How wide the text is in `FONT`, in units of `size`."""
    font = FontProperties(family=FONT, size=size, weight="bold" if bold else "normal")
    width, _, _ = text_to_path.get_text_width_height_descent(text, font, ismath=False)
    return float(width)


def _fitted(points_L2: Floats, sizes_L2: Floats) -> tuple[Floats, tuple[float, float]]:
    """Left upper corners of the boxes, free of overlaps, and the size of the plane that holds them."""
    area = float(sizes_L2.prod(axis=1).sum()) / _FILL
    plane_2 = np.array([np.sqrt(area * _ASPECT), np.sqrt(area / _ASPECT)])
    span_2 = np.ptp(points_L2, axis=0)
    centres_L2 = points_L2 * np.where(span_2 > 1e-9, plane_2 / np.maximum(span_2, 1e-9), 0.0)
    centres_L2 = spread(centres_L2, sizes_L2, _GAP)
    corners_L2 = centres_L2 - sizes_L2 / 2
    low_2 = corners_L2.min(axis=0) - _MARGIN
    high_2 = (corners_L2 + sizes_L2).max(axis=0) + _MARGIN
    width, height = (high_2 - low_2).tolist()
    return corners_L2 - low_2, (width, height)


def _nearest(labels: Sequence[str], vectors_LH: Floats) -> list[tuple[Neighbour, ...]]:
    similarity_LL = vectors_LH @ vectors_LH.T
    np.fill_diagonal(similarity_LL, -np.inf)
    order_LL = np.argsort(-similarity_LL, axis=1, kind="stable")[:, : min(NEIGHBOURS, len(labels) - 1)]
    return [
        tuple(Neighbour(labels[j], float(similarity_LL[i, j])) for j in row)
        for i, row in enumerate(order_LL.tolist())
    ]


def _lines(places: Sequence[Place]) -> tuple[Line, ...]:
    by_label = {place.label: place for place in places}
    # Left, top, right, bottom of the names without their dots.
    names_L4 = np.array(
        [[p.text_x - 1, p.box[1], p.box[0] + p.box[2] + 1, p.box[1] + p.box[3]] for p in places]
    )
    lines: dict[frozenset[str], Line] = {}
    for place in places:
        for near in place.near[:1]:
            other = by_label[near.label]
            start, end = np.array([place.x, place.y]), np.array([other.x, other.y])
            line = Line(
                place.label,
                other.label,
                near.similarity,
                bool(np.hypot(*(end - start)) > _FAR),
                uncovered(start, end, names_L4),
            )
            lines.setdefault(frozenset((place.label, other.label)), line)
    return tuple(lines.values())


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"
