"""Strings of digits: zeros and ones, account numbers, sums on a line."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing

SHARE = 1.5


def make(rng: random.Random) -> str:
    style = rng.randint(0, 6)

    def line() -> str:
        return (
            "".join(rng.choices("01", k=rng.randint(8, 64))),
            drawing.digits(rng, rng.randint(6, 40)),
            " ".join(str(rng.randint(0, 99)) for _ in range(rng.randint(2, 14))),
            " ".join(drawing.digits(rng, 4) for _ in range(4)),
            " + ".join(drawing.price(rng) for _ in range(rng.randint(2, 5))),
            ", ".join(str(rng.randint(0, 999)) for _ in range(rng.randint(2, 9))),
            " ".join("".join(rng.choices("01", k=8)) for _ in range(rng.randint(1, 8))),
        )[style]

    # Rows of numbers with commas between them are a table: such a text has one.
    return line() if style == 5 else drawing.lines(rng, 1, 10, line)
