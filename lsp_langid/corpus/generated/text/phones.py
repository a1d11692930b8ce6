"""Lists of people and their numbers."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing, words


def make(rng: random.Random) -> str:
    joint, width = rng.choice((" ", ": ", " - ", "\t", "  ", ", ", " ...... ")), rng.choice((0, 0, 22))
    style = rng.randint(0, 4)

    def line() -> str:
        number = (
            f"+{rng.randint(1, 99)} {rng.randint(10, 999)} {drawing.digits(rng, 7)}",
            f"({drawing.digits(rng, 3)}) {drawing.digits(rng, 3)}-{drawing.digits(rng, 4)}",
            f"0{drawing.digits(rng, 3)}/{drawing.digits(rng, 6)}",
            " ".join(drawing.digits(rng, 2) for _ in range(5)),
            f"{drawing.digits(rng, 3)} {drawing.digits(rng, 3)} {drawing.digits(rng, 3)}",
        )[style]
        return f"{rng.choice((words.full_name(rng), rng.choice(words.FIRST_NAMES), 'Dr. ' + rng.choice(words.LAST_NAMES))):<{width}}{joint}{number}"

    return drawing.lines(rng, 1, 15, line)
