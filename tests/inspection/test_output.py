"""Likeness of languages, on vectors whose angles can be read off."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from lsp_langid.inspection.output import closest_pairs, cosines, loneliest, nearest, output_vectors

VECTORS = np.array([[1, 0], [2, 0], [0, 3], [1, 1], [-1, 0]], dtype=np.float32)


def test_what_is_said_for_all_labels_belongs_to_none():
    assert output_vectors(np.array([[1.0, 2.0, 6.0]])).tolist() == [[-2], [-1], [3]]


def test_likeness_is_the_angle_and_not_the_length():
    row = cosines(VECTORS)[0].tolist()

    assert row == pytest.approx([1, 1, 0, 2**-0.5, -1])


def test_nearest_come_first_and_nobody_is_its_own_neighbour():
    assert nearest(cosines(VECTORS), 0) == [1, 3, 2, 4]


def test_each_pair_is_told_once():
    assert closest_pairs(cosines(VECTORS), 3) == [(0, 1), (0, 3), (1, 3)]


def test_the_loneliest_has_the_farthest_nearest():
    assert loneliest(cosines(VECTORS), 2) == [(4, 2), (2, 3)]
    assert loneliest(cosines(VECTORS[:1]), 2) == []


@given(arrays(np.float32, (4, 3), elements=st.floats(-100, 100, width=32)))
def test_likeness_is_symmetric_and_within_bounds(vectors):
    similarity = cosines(vectors)

    assert (similarity == similarity.T).all()
    assert np.abs(similarity).max() <= 1
    assert (np.diag(similarity) == 1).all()
