from __future__ import annotations

import numpy as np
import pytest

from lsp_langid.evaluation.confusion import confused_pairs, most_confused
from lsp_langid.evaluation.items import Answer, Item


def answer(
    label: str, best: str, text: str = "x", confidence: float = 0.9, said: str | None = None
) -> Answer:
    return Answer(Item(f"{label}/{text}", text, label, 1, "suite"), best, said, confidence, 0.1)


ANSWERS = [
    answer("c", "cpp", "int x;", 0.5, "cpp"),
    answer("c", "cpp", "int y;", 0.8),
    answer("c", "c"),
    answer("c", "c"),
    answer("go", "c"),
    answer("lua", "lua"),
]


def test_pairs_come_commonest_first_with_their_share_and_what_was_told():
    pairs = confused_pairs(ANSWERS, top=5)

    assert [(p.label, p.best, p.n, p.share, p.told) for p in pairs] == [
        ("c", "cpp", 2, 0.5, 1),
        ("go", "c", 1, 1.0, 0),
    ]


def test_examples_begin_with_the_surest_mistake_and_are_three_at_most():
    many = [answer("c", "cpp", f"int x{i};", i / 10) for i in range(9)]

    assert [example.lines for example in confused_pairs(ANSWERS, 1)[0].examples] == ["int y;", "int x;"]
    assert [example.confidence for example in confused_pairs(many, 1)[0].examples] == [0.8, 0.7, 0.6]


def test_an_example_is_a_few_short_lines():
    text = "\n\n" + "w" * 300 + "\n\n\tsecond\nthird\nfourth\n"

    lines = confused_pairs([answer("c", "go", text)], 1)[0].examples[0].lines.split("\n")

    assert [len(lines[0]), *lines[1:]] == [90, "    second", "third", "…"]


def test_a_row_of_the_matrix_adds_up_to_one_with_the_labels_outside():
    matrix = most_confused([*ANSWERS, answer("c", "zig")], 3)

    row = matrix.labels.index("c")
    assert set(matrix.labels) == {"c", "cpp", "go"}
    assert matrix.share_LL[row, matrix.labels.index("cpp")] == pytest.approx(2 / 5)
    assert matrix.other_L[row] == pytest.approx(1 / 5)
    assert matrix.n_L[row] == 5


def test_a_label_that_was_only_guessed_has_an_empty_row():
    matrix = most_confused(ANSWERS, 3)

    row = matrix.labels.index("cpp")
    assert (matrix.n_L[row], matrix.share_LL[row].sum(), matrix.other_L[row]) == (0, 0, 0)


def test_labels_mistaken_for_each_other_are_neighbours():
    pairs = [("c", "cpp"), ("lua", "perl"), ("sql", "r")]
    answers = [answer(one, other) for one, other in pairs for _ in range(5)]

    labels = most_confused(answers, 6).labels

    assert all(abs(labels.index(one) - labels.index(other)) == 1 for one, other in pairs)


def test_without_mistakes_there_is_nothing_to_show():
    matrix = most_confused([answer("c", "c")], 40)

    assert (matrix.labels, matrix.share_LL.shape) == ((), (0, 0))
    assert confused_pairs([answer("c", "c")], 5) == []
    assert np.array_equal(matrix.other_L, np.zeros(0))
