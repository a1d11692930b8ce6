from __future__ import annotations

from collections import Counter

import pytest

from lsp_langid.corpus.shards import Record
from lsp_langid.training.examples import (
    FENCE_SHARE,
    WHOLE,
    by_label,
    held_out_examples,
    training_examples,
)


def record(number: int, project: str, fence: bool = False, lines: int = 45) -> Record:
    text = "\n".join(f"statement number {i} of {project}" for i in range(lines))
    return Record(text, "c", project, str(number), fence)


def test_a_big_project_does_not_speak_for_the_language():
    """One project holds nine texts in ten, yet far fewer windows: half the draws take a project first."""
    records = [*(record(i, "big") for i in range(90)), *(record(i, f"small{i}") for i in range(10))]

    projects = Counter(example.project for example in training_examples(records, 1000, "seed"))

    assert 0.4 < projects["big"] / 1000 < 0.6


def test_blocks_of_documentation_get_their_share():
    records = [
        *(record(i, f"f{i}") for i in range(100)),
        *(record(i, f"d{i}", fence=True) for i in range(12)),
    ]

    examples = training_examples(records, 1000, "seed")

    fences = sum(example.project.startswith("d") for example in examples)
    assert fences / 1000 == pytest.approx(FENCE_SHARE, abs=0.05)


@pytest.mark.parametrize("fence", [True, False])
def test_a_label_of_one_kind_only_gives_that_kind(fence):
    assert len(training_examples([record(1, "p", fence)], 50, "seed")) == 50


def test_texts_with_nothing_in_them_end_the_search():
    empty = Record("\n\n", "c", "p", "1", False)

    assert training_examples([empty], 5, "seed") == []


def test_held_out_windows_have_the_lines_asked_for_and_one_comes_from_a_text():
    groups = by_label([record(i, f"p{i}") for i in range(6)])

    examples = held_out_examples(groups, 4, "seed", (1, 10))

    assert Counter(example.n_lines for example in examples) == {1: 4, 10: 4}
    assert all(example.text.count("\n") + 1 == example.n_lines for example in examples)
    for n_lines in (1, 10):
        assert len({e.project for e in examples if e.n_lines == n_lines}) == 4


def test_whole_texts_are_held_out_as_they_stand_and_only_files():
    groups = by_label([record(1, "file"), record(2, "fence", fence=True)])

    (example,) = held_out_examples(groups, 4, "seed", (WHOLE,))

    assert (example.project, example.n_lines) == ("file", WHOLE)
    assert example.text == record(1, "file").text


def test_a_big_project_gives_no_more_held_out_windows_than_others():
    groups = by_label([*(record(i, "big") for i in range(50)), *(record(i, f"p{i}") for i in range(5))])

    projects = Counter(example.project for example in held_out_examples(groups, 12, "seed", (3,)))

    assert projects == {"big": 7, **{f"p{i}": 1 for i in range(5)}}


def test_held_out_windows_stand_below_a_licence():
    head = "# Copyright 2020\n" * 40
    groups = by_label([Record(head + record(1, "p").text, "c", "p", "1", False)])

    (example,) = held_out_examples(groups, 1, "seed", (3,))

    assert "Copyright" not in example.text
