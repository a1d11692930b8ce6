"""Nothing but numbers, as exported from matrices and data sets; with classes in the last column at times."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import tables, words


def make(rng: random.Random) -> str:
    n_columns, decimals = rng.randint(2, 14), rng.randint(0, 6)
    kinds = [words.word(rng) for _ in range(3)]
    classed = rng.random() < 0.35
    rows = []
    for _ in range(rng.randint(2, 40)):
        row = [f"{rng.gauss(3, 9):.{decimals}f}" for _ in range(n_columns)]
        rows.append([*row, rng.choice(kinds)] if classed else row)
    return tables.separated(rng, rows, ",")
