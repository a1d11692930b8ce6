"""Numbers with tabs between them."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import tables


def make(rng: random.Random) -> str:
    n_columns, decimals = rng.randint(2, 10), rng.randint(0, 6)
    rows = [[f"{rng.gauss(0, 50):.{decimals}f}" for _ in range(n_columns)] for _ in range(rng.randint(3, 40))]
    head = [[rng.choice("xyztuv") + str(i) for i in range(n_columns)]] if rng.random() < 0.5 else []
    return tables.separated(rng, [*head, *rows], "\t")
