"""Serial numbers, licence keys, passwords, coupon and tracking codes."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing, words

SHARE = 1.5


def make(rng: random.Random) -> str:
    style, chars = rng.randint(0, 5), "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789!#$%&*+-=?@_"

    def line() -> str:
        return (
            "-".join(drawing.alnum(rng, 5).upper() for _ in range(rng.randint(3, 5))),
            "".join(rng.choices(chars, k=rng.randint(8, 20))),
            f"SN {drawing.digits(rng, 4)}-{drawing.alnum(rng, 6).upper()}",
            f"{rng.choice(words.NOUNS)}-{rng.choice(words.NOUNS)}-{rng.choice(words.NOUNS)}-{rng.randint(1, 99)}",
            f"{words.user(rng)} {''.join(rng.choices(chars, k=12))}",
            drawing.alnum(rng, rng.randint(9, 14)).upper(),
        )[style]

    return drawing.lines(rng, 1, 10, line)
