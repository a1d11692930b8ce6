from __future__ import annotations

import random

import pytest

from lsp_langid.training.windows import (
    LENGTHS,
    collage,
    random_window,
)

FILE = "\n".join(f"    line {number} of the file" for number in range(50))


def test_next_to_nothing_is_no_window():
    assert random_window("}\n)\n\n", random.Random(1)) is None


def test_the_same_seed_cuts_the_same_windows():
    assert [random_window(FILE, random.Random(seed)) for seed in range(9)] == [
        random_window(FILE, random.Random(seed)) for seed in range(9)
    ]


def test_shares_of_lengths_make_a_whole():
    assert sum(share for _, share in LENGTHS) == pytest.approx(1)


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
