"""Semicolons between cells and commas in numbers, as spreadsheets in half of the world write them."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing, tables

SHARE = 2.0


def make(rng: random.Random) -> str:
    cells = tables.columns(rng)
    kinds = drawing.some(rng, tuple(cells), 2, 8)
    rows = [
        [
            cells[kind]().replace(".", ",")
            if kind in ("price", "ratio", "temperature", "lat", "lon")
            else cells[kind]()
            for kind in kinds
        ]
        for _ in range(rng.randint(2, 25))
    ]
    if rng.random() < 0.75:
        rows.insert(0, tables.header(rng, kinds))
    return tables.separated(rng, rows, ";", rng.choice((0.0, 0.0, 0.4)))
