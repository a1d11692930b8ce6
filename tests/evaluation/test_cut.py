from __future__ import annotations

import random

import pytest

from lsp_langid.evaluation.cut import cut_items, visible, window
from lsp_langid.evaluation.items import Item

FILE = "\n".join(f"    line {number} of the file" for number in range(50))


def item(name: str = "a", text: str = FILE) -> Item:
    return Item(name, text, "c", text.count("\n") + 1, "suite")


@pytest.mark.parametrize("n_lines", [1, 3, 40])
def test_a_window_has_the_lines_asked_for_as_they_stand_in_the_text(n_lines):
    piece = window(FILE, n_lines, random.Random(1))

    assert piece.count("\n") + 1 == n_lines
    assert piece in FILE


def test_a_window_begins_and_ends_with_something():
    text = "\n\n\nfirst line\n\nlast line\n\n\n"

    for seed in range(20):
        assert window(text, 3, random.Random(seed)) in (None, "first line\n\nlast line")


def test_a_text_with_too_few_lines_has_no_window():
    assert window("a single line", 2, random.Random(1)) is None


def test_next_to_nothing_is_no_window():
    assert window("}\n)\n", 1, random.Random(1)) is None


def test_white_space_does_not_show():
    assert visible(" a\tb\n") == 2


def test_each_item_gives_a_window_of_every_size_it_is_long_enough_for():
    cut = list(cut_items([item(), item("b", "one short text")], [1, 10, 0], seed=1))

    assert [(piece.id, piece.n_lines, piece.window) for piece in cut] == [
        ("a:1", 1, 1),
        ("a:10", 10, 10),
        ("a", 50, 0),
        ("b:1", 1, 1),
        ("b", 1, 0),
    ]
    assert all(piece.label == "c" and piece.source == "suite" for piece in cut)


def test_what_is_cut_from_an_item_does_not_depend_on_the_others():
    alone = list(cut_items([item("b")], [3], seed=7))

    assert list(cut_items([item("a"), item("b")], [3], seed=7))[1:] == alone


def test_another_seed_cuts_elsewhere():
    assert len({next(cut_items([item()], [1], seed)).text for seed in range(20)}) > 5
