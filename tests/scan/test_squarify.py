"""Rectangles that fill a rectangle."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_langid.scan.squarify import Box, squarify


def overlap(one: Box, other: Box) -> float:
    width = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    height = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return max(0.0, width) * max(0.0, height)


def test_the_example_of_the_paper():
    """Figure 4 there: 6, 6, 4, 3, 2, 2, 1 in a rectangle of 6 by 4."""
    boxes = squarify([6, 6, 4, 3, 2, 2, 1], Box(0, 0, 6, 4))

    assert [(round(box.width, 2), round(box.height, 2)) for box in boxes] == [
        (3, 2),
        (3, 2),
        (1.71, 2.33),
        (1.29, 2.33),
        (1.2, 1.67),
        (1.2, 1.67),
        (0.6, 1.67),
    ]


def test_nothing_needs_no_room():
    assert squarify([], Box(0, 0, 6, 4)) == []


@given(
    st.lists(st.integers(1, 10**12), min_size=1, max_size=40),
    st.floats(1, 2000),
    st.floats(1, 2000),
)
def test_every_area_is_its_share_and_nothing_overlaps(weights, width, height):
    weights.sort(reverse=True)
    frame = Box(3, 5, width, height)

    boxes = squarify(weights, frame)

    for weight, box in zip(weights, boxes, strict=True):
        assert box.width * box.height == pytest.approx(
            weight / sum(weights) * width * height, rel=1e-6, abs=1e-6
        )
        assert box.x >= 3 - 1e-6
        assert box.y >= 5 - 1e-6
        assert box.x + box.width <= 3 + width + 1e-6
        assert box.y + box.height <= 5 + height + 1e-6
    for place, one in enumerate(boxes):
        for other in boxes[place + 1 :]:
            assert overlap(one, other) <= 1e-6 * width * height


def test_a_frame_without_area_is_no_accident():
    assert len(squarify([3, 2, 1], Box(0, 0, 0, 4))) == 3
    assert len(squarify([3, 2, 1], Box(0, 0, 4, 0))) == 3
