"""Fill a rectangle with rectangles of given areas, each as near to a square as a greedy choice gets it.

Knows: numbers. Never: what they stand for.

Source: squarified treemaps, Bruls, Huizing and van Wijk, VisSym 2000.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle, in whatever unit; `y` grows downwards."""

    x: float
    y: float
    width: float
    height: float


def squarify(weights: Sequence[float], box: Box) -> list[Box]:
    """One box for each weight, in their order, that together fill `box`.

    Args:
        weights: Largest first, all above 0.
        box: To be filled.
    """
    boxes: list[Box] = []
    left = list(weights)
    while left:
        side = min(box.width, box.height)
        # In the unit of the box, anew for each row: differences of areas would add up rounding errors.
        scale = box.width * box.height / sum(left)
        areas = [weight * scale for weight in left]
        n = 1
        while n < len(areas) and _worst(areas[: n + 1], side) <= _worst(areas[:n], side):
            n += 1
        laid, box = _lay(left[:n], sum(left), box)
        boxes += laid
        left = left[n:]
    return boxes


def _worst(row: Sequence[float], side: float) -> float:
    """The largest ratio of the sides, long to short, in a row laid along `side`."""
    area = sum(row)
    if not area or not side:
        return float("inf")
    depth = area / side
    return max(max(depth * depth / part, part / (depth * depth)) if part else float("inf") for part in row)


def _lay(row: Sequence[float], everything: float, box: Box) -> tuple[list[Box], Box]:
    """The boxes of a row along the shorter side, and what is left beside it.

    Args:
        row: Weights.
        everything: Sum of the weights that share the box, these among them.
        box: For all of them.
    """
    area = sum(row)
    lies = box.width < box.height  # along the upper side; else it stands along the left one
    side, other = (box.width, box.height) if lies else (box.height, box.width)
    depth = other * area / everything
    boxes, at = [], 0.0
    for part in row:
        length = side * part / area
        if lies:
            boxes.append(Box(box.x + at, box.y, length, depth))
        else:
            boxes.append(Box(box.x, box.y + at, depth, length))
        at += length
    if lies:
        return boxes, Box(box.x, box.y + depth, box.width, other - depth)
    return boxes, Box(box.x + depth, box.y, other - depth, box.height)
