from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_langid.training.augment import (
    PROMPTS,
    add_header,
    add_prompt,
    blank_lines,
    crlf,
    cut_ends,
    dress,
    number_lines,
    swap_indentation,
    type_prefix,
)

FILE = "# a header\n# of two lines\n\nimport one\n\ndef two():\n    return 3\n"
PIECE = "def two():\n    return 3"
PASTES = st.text(alphabet="ab \t\n", min_size=1, max_size=80)


@given(PASTES, st.integers(0, 99))
def test_dressing_never_loses_the_text_and_the_same_seed_dresses_alike(piece, seed):
    dressed = dress(piece, random.Random(seed), FILE)

    assert isinstance(dressed, str)
    assert dress(piece, random.Random(seed), FILE) == dressed


def test_dressing_uses_every_change_sooner_or_later():
    made = {dress(PIECE, random.Random(seed), FILE) for seed in range(2_000)}

    assert any("\r\n" in piece for piece in made)
    assert any(piece.startswith("# a header") for piece in made)
    assert any(piece.rstrip("\n").endswith(("$ ", ">>> ")) for piece in made)
    assert any(piece.startswith("1 def") for piece in made)
    assert any("\n\treturn" in piece for piece in made)
    assert any("\n\n    return" in piece for piece in made)


@given(st.text(alphabet="ab\n", min_size=3, max_size=40), st.integers(0, 99))
def test_cutting_ends_keeps_the_middle_lines_whole(piece, seed):
    cut = cut_ends(piece, random.Random(seed))

    assert cut in piece
    if piece.strip("\n") == piece and piece.count("\n") > 1:
        assert piece.split("\n")[1:-1] == cut.split("\n")[1:-1]


@given(PASTES, st.integers(0, 99))
def test_what_was_typed_so_far_is_at_least_the_first_half(piece, seed):
    typed = type_prefix(piece, random.Random(seed))

    assert piece.startswith(typed)
    assert len(typed) >= len(piece) // 2


def test_a_header_is_the_beginning_of_the_same_file():
    made = {add_header(PIECE, FILE, random.Random(seed)) for seed in range(50)}

    assert "# a header\n\ndef two():\n    return 3" in made
    assert "# a header\n# of two lines\n\ndef two():\n    return 3" in made
    assert all(piece.endswith(PIECE) for piece in made)


def test_a_piece_that_begins_with_the_header_gets_no_second_one():
    assert add_header("# a header\nx", "# a header\n", random.Random(1)) == "# a header\nx"


@pytest.mark.parametrize(("before", "after"), [("a\n    b", "a\n\tb"), ("a\n\t\tb", "a\n        b")])
def test_indentation_is_swapped(before, after):
    assert swap_indentation(before) == after


def test_blank_lines_go_or_double():
    made = {blank_lines("a\n\n  b\nc\n", random.Random(seed)) for seed in range(30)}

    assert made == {"a\n  b\nc", "a\n\n  b\n\nc"}


def test_a_prompt_stands_on_the_last_line():
    made = {add_prompt("ls\n", random.Random(seed)) for seed in range(200)}

    assert made == {f"ls\n{prompt}" for prompt in PROMPTS}


def test_lines_are_numbered_in_order_from_some_number():
    for seed in range(20):
        lines = number_lines("a\nb\nc", random.Random(seed)).split("\n")
        numbers = [int(line.rstrip("abc").strip(" :|.\t")) for line in lines]

        assert [line[-1] for line in lines] == ["a", "b", "c"]
        assert numbers == list(range(numbers[0], numbers[0] + 3))


def test_line_ends_become_those_of_windows_once():
    assert crlf("a\nb\r\nc") == "a\r\nb\r\nc"
