from __future__ import annotations

from collections import defaultdict

import pytest

from lsp_langid.training.split import PINNED_SHARE, TEST, TRAIN, VALIDATION, split_by_project


def corpus(n_projects: int = 80):
    """Two languages over many projects, and a third that one project holds alone."""
    labels, projects = [], []
    for number in range(n_projects):
        for label in ("c", "python") if number % 2 else ("python", "python"):
            labels.append(label)
            projects.append(f"p{number}")
    return [*labels, *["rare"] * 5], [*projects, *["only"] * 5]


def test_no_project_is_on_two_sides():
    labels, projects = corpus()
    sides = defaultdict(set)
    for project, side in zip(projects, split_by_project(labels, projects, 1), strict=True):
        sides[project].add(side)

    assert all(len(own) == 1 for own in sides.values())


def test_about_an_eighth_is_held_out_on_either_side():
    labels, projects = corpus()
    sides = split_by_project(labels, projects, 1)

    assert sides.count(VALIDATION) == pytest.approx(len(sides) / 8, rel=0.2)
    assert sides.count(TEST) == pytest.approx(len(sides) / 8, rel=0.2)


def test_a_project_that_holds_much_of_a_language_stays_in_training():
    labels, projects = corpus()
    sides = split_by_project(labels, projects, 1)

    assert PINNED_SHARE < 1
    assert {side for side, project in zip(sides, projects, strict=True) if project == "only"} == {TRAIN}


def test_too_few_projects_hold_nothing_out():
    assert set(split_by_project(["c"] * 6, ["a", "b", "c", "d", "e", "f"], 1)) == {TRAIN}


def test_the_seed_decides():
    labels, projects = corpus()

    assert split_by_project(labels, projects, 1) == split_by_project(labels, projects, 1)
    assert split_by_project(labels, projects, 1) != split_by_project(labels, projects, 2)
