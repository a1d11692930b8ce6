"""What a database's client prints for a query in its batch form."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing, tables


def make(rng: random.Random) -> str:
    cells = tables.columns(rng)
    kinds = [
        "id",
        *drawing.some(
            rng,
            ("name", "email", "status", "date", "timestamp", "flag", "uuid", "amount", "price", "empty"),
            2,
            7,
        ),
    ]
    rows = [
        [cells[kind]() if rng.random() < 0.93 else rng.choice(("NULL", r"\N")) for kind in kinds]
        for _ in range(rng.randint(1, 25))
    ]
    return tables.separated(rng, [kinds, *rows], "\t")
