from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_langid.training.windows import (
    LENGTHS,
    collage,
    cut_ends,
    dress,
    random_window,
    swap_indentation,
    visible,
    window,
)

FILE = "\n".join(f"    line {number} of the file" for number in range(50))


@pytest.mark.parametrize("n_lines", [1, 3, 40])
def test_a_window_has_the_lines_asked_for_as_they_stand_in_the_text(n_lines):
    piece = window(FILE, n_lines, random.Random(1))

    assert piece.count("\n") + 1 == n_lines
    assert piece in FILE


def test_a_window_begins_and_ends_with_something():
    text = "\n\n\nfirst line\n\nlast line\n\n\n"

    for seed in range(20):
        piece = window(text, 3, random.Random(seed))
        assert piece in (None, "first line\n\nlast line")


def test_a_text_with_too_few_lines_has_no_window():
    assert window("a single line", 2, random.Random(1)) is None


def test_next_to_nothing_is_no_window():
    assert random_window("}\n)\n\n", random.Random(1)) is None


def test_the_same_seed_cuts_the_same_windows():
    assert [random_window(FILE, random.Random(seed)) for seed in range(9)] == [
        random_window(FILE, random.Random(seed)) for seed in range(9)
    ]


def test_shares_of_lengths_make_a_whole():
    assert sum(share for _, share in LENGTHS) == pytest.approx(1)


@given(st.text(alphabet="ab \t\n", min_size=1, max_size=80), st.integers(0, 99))
def test_dressing_a_paste_adds_no_characters_that_show(piece, seed):
    dressed = dress(piece, random.Random(seed))

    assert visible(dressed) <= visible(piece)
    assert "".join(dressed.split()) in "".join(piece.split())


@given(st.text(alphabet="ab\n", min_size=3, max_size=40), st.integers(0, 99))
def test_cutting_ends_keeps_the_middle_lines_whole(piece, seed):
    cut = cut_ends(piece, random.Random(seed))

    assert cut in piece
    if piece.strip("\n") == piece and piece.count("\n") > 1:
        assert piece.split("\n")[1:-1] == cut.split("\n")[1:-1]


@pytest.mark.parametrize(("before", "after"), [("a\n    b", "a\n\tb"), ("a\n\t\tb", "a\n        b")])
def test_indentation_is_swapped(before, after):
    assert swap_indentation(before) == after


def test_a_collage_is_made_of_lines_of_its_texts():
    texts = [FILE, FILE.replace("line", "row"), FILE.replace("line", "phrase")]

    made = [collage(texts, random.Random(seed)) for seed in range(30)]

    lines = {line.strip() for piece in made for line in piece.split("\n") if line.strip()}
    whole = {line.strip() for text in texts for line in text.split("\n")}
    cut = {line for line in lines if line not in whole}
    assert all(any(line in known for known in whole) for line in cut)
    assert {"line", "row", "phrase"} <= {line.split()[0] for line in lines - cut}


def test_nothing_gives_no_collage():
    assert collage(["\n", ""], random.Random(1)) is None
