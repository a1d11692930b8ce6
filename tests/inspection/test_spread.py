from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from overlap import overlaps

from lsp_langid.inspection.spread import spread, uncovered


def boxes(*rows):
    return np.array(rows, dtype=float)


def test_boxes_that_touch_nobody_stay():
    centres = boxes((0, 0), (100, 0))

    assert (spread(centres, boxes((10, 10), (10, 10)), (1, 1)) == centres).all()


def test_two_boxes_part_the_short_way():
    placed = spread(boxes((0, 0), (2, 1)), boxes((40, 10), (40, 10)), (1, 1))

    assert placed[:, 0].tolist() == [0, 2]
    assert placed[1, 1] - placed[0, 1] >= 10


@settings(deadline=None, max_examples=25)
@given(st.integers(2, 40), st.integers(0, 1000))
def test_no_box_covers_another(n_boxes, seed):
    dice = np.random.default_rng(seed)
    sizes = dice.uniform((10, 8), (60, 12), (n_boxes, 2))

    placed = spread(dice.integers(0, 3, (n_boxes, 2)).astype(float), sizes, (2, 2))

    assert overlaps(placed, sizes).max() == 0


def test_an_overlap_is_told_as_a_share_of_the_box():
    shares = overlaps(boxes((0, 0), (5, 0), (50, 50)), boxes((10, 10), (10, 10), (1, 1)))

    assert shares.tolist() == [0.5, 0.5, 0.0]


def test_a_line_is_led_behind_a_box():
    pieces = uncovered(np.array([0.0, 0.0]), np.array([10.0, 0.0]), boxes((4, -1, 6, 1), (5, 5, 6, 6)))

    assert pieces == ((0.0, 0.0, 4.0, 0.0), (6.0, 0.0, 10.0, 0.0))


@pytest.mark.parametrize(
    ("end", "pieces"),
    [
        pytest.param((3.0, 0.0), (), id="inside"),
        pytest.param((0.0, 20.0), ((0.0, 5.0, 0.0, 20.0),), id="out of it"),
        pytest.param((0.0, 0.0), (), id="of no length"),
    ],
)
def test_a_line_that_begins_in_a_box(end, pieces):
    assert uncovered(np.array([0.0, 0.0]), np.array(end), boxes((-5, -5, 5, 5))) == pieces
