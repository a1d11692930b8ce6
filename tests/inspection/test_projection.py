from __future__ import annotations

import numpy as np
import pytest
from sklearn.manifold import trustworthiness

from lsp_langid.inspection.output import output_vectors
from lsp_langid.inspection.projection import GROUPS, clusters, most_central, project, unit_rows

KINS = 3


@pytest.fixture(scope="module")
def shipped(detector):
    return unit_rows(output_vectors(detector.model.mlp.w2_HK))


@pytest.fixture(scope="module")
def three_kins():
    """Thirty vectors around three that are at right angles."""
    noise = np.random.default_rng(1).normal(0, 0.2, (30, 8))
    return unit_rows(np.repeat(np.eye(8)[:KINS], 10, axis=0) + noise)


def test_rows_come_to_length_one_and_a_row_of_zeros_stays():
    rows = unit_rows(np.array([[3.0, 4.0], [0.0, 0.0]]))

    assert rows.tolist() == [[pytest.approx(0.6), pytest.approx(0.8)], [0.0, 0.0]]


def test_kin_lie_together(three_kins):
    points = project(three_kins)

    centres = points.reshape(KINS, 10, 2).mean(axis=1)
    nearest = np.linalg.norm(points[:, None] - centres[None], axis=-1).argmin(axis=1)
    assert nearest.tolist() == sorted([*range(KINS)] * 10)


def test_points_are_centred_and_their_longest_axis_lies_across(three_kins):
    points = project(three_kins)

    assert np.abs(points).max() == pytest.approx(1)
    assert points.mean(axis=0) == pytest.approx([0, 0], abs=1e-6)
    assert points[:, 0].std() >= points[:, 1].std()


def test_the_same_vectors_and_seed_give_the_same_points(three_kins):
    assert (project(three_kins, 1) == project(three_kins, 1)).all()


@pytest.mark.parametrize("n_labels", [1, 2, 3, 5, 7, 12])
def test_few_labels_have_places_too(n_labels):
    vectors = unit_rows(np.random.default_rng(n_labels).normal(size=(n_labels, 6)))

    points = project(vectors)

    assert points.shape == (n_labels, 2)
    assert np.isfinite(points).all()
    assert len({tuple(point) for point in points.round(6).tolist()}) == n_labels


@pytest.mark.parametrize("n_labels", [4, 12])
def test_labels_that_are_told_by_the_same_weights_lie_at_one_place(n_labels):
    assert project(np.zeros((n_labels, 5))).tolist() == [[0.0, 0.0]] * n_labels


@pytest.mark.parametrize(
    "vectors",
    [
        pytest.param(np.outer(np.linspace(-1, 1, 12), np.ones(3)), id="all on one line"),
        pytest.param(np.vstack([np.eye(9), np.zeros((3, 9))]), id="some without a direction"),
        pytest.param(np.repeat(np.eye(3), 4, axis=0), id="four times the same"),
    ],
)
def test_odd_weights_have_places_too(vectors):
    assert np.isfinite(project(unit_rows(vectors))).all()


def test_near_languages_of_the_shipped_model_are_near(shipped):
    points = project(shipped)

    distances = np.clip(1 - shipped @ shipped.T, 0, 2)
    np.fill_diagonal(distances, 0)
    assert trustworthiness(distances, points, n_neighbors=5, metric="precomputed") > 0.83


def test_kin_are_one_group(three_kins):
    groups = clusters(three_kins, KINS)

    assert [len(set(groups[start : start + 10].tolist())) for start in (0, 10, 20)] == [1, 1, 1]
    assert set(groups.tolist()) == {0, 1, 2}


def test_the_largest_group_comes_first(shipped):
    sizes = np.bincount(clusters(shipped))

    assert len(sizes) == GROUPS
    assert sizes.tolist() == sorted(sizes.tolist(), reverse=True)


@pytest.mark.parametrize(("n_labels", "n_groups"), [(1, 1), (2, 1), (3, 1), (5, 1), (12, 3)])
def test_few_labels_are_few_groups(n_labels, n_groups):
    vectors = unit_rows(np.random.default_rng(0).normal(size=(n_labels, 6)))

    assert len(set(clusters(vectors).tolist())) == n_groups


def test_a_label_without_a_direction_has_a_group():
    vectors = unit_rows(np.vstack([np.eye(9), np.zeros((1, 9))]))

    assert len(clusters(vectors)) == 10


def test_the_most_central_of_a_group_comes_first():
    vectors = unit_rows(np.array([[1.0, 0.4], [1.0, 0.0], [1.0, -0.4], [-1.0, 0.0]]))

    assert most_central(vectors, np.array([0, 0, 0, 1]), 2) == ((1, 0), (3,))
