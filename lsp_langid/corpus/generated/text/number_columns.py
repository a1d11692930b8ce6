"""Numbers in rows and columns."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing

SHARE = 1.5


def make(rng: random.Random) -> str:
    n_columns, width, decimals = rng.randint(1, 7), rng.randint(4, 12), rng.choice((0, 0, 1, 2, 4))
    joint = rng.choice((" ", "  ", "   ", " "))
    scale = 10 ** rng.randint(0, 6)
    return drawing.lines(
        rng,
        2,
        25,
        lambda: joint.join(
            f"{rng.gauss(0, 1) * scale:{width}.{decimals}f}"
            if n_columns > 1
            else f"{abs(rng.gauss(0, 1)) * scale:.{decimals}f}"
            for _ in range(n_columns)
        ),
    )
