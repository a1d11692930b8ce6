"""Keys hit at random, and texts typed to try a keyboard."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing

SHARE = 1.2
_ROWS = (
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "asdfjkl;",
    "йцукенгшщзхъ",
    "фывапролд",
    "azertyuiop",
    "1234567890",
    "ñlkjh",
    "qwertz",
)


def make(rng: random.Random) -> str:
    style = rng.randint(0, 4)

    def line() -> str:
        row = rng.choice(_ROWS)
        return (
            "".join(rng.choices(row, k=rng.randint(4, 40))),
            row[: rng.randint(3, len(row))] * rng.randint(1, 4),
            " ".join(
                "".join(rng.choices(rng.choice(_ROWS), k=rng.randint(2, 8))) for _ in range(rng.randint(2, 8))
            ),
            rng.choice(("test", "abc", "aaa", "foo", "hello", "x", "bla ", "123", "test ", "hallo"))
            * rng.randint(1, 6),
            rng.choice(("a", "e", "-", ".", "ha", "no", "z", "!", "?")) * rng.randint(5, 40),
        )[style]

    return drawing.lines(rng, 1, 5, line)
