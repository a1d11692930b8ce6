"""Keys and certificates among the values, some over several lines."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing, words
from lsp_langid.corpus.generated.dotenv.values import line, name


def make(rng: random.Random) -> str:
    rows = [line(rng) for _ in range(rng.randint(1, 6))]
    rows += [
        rng.choice(
            (
                f"{name(rng)}={drawing.hexes(rng, rng.choice((32, 40, 64)))}",
                f"{name(rng)}=base64:{drawing.base64_of(rng, 32)}",
                f'{name(rng)}="{words.part(rng)}_{drawing.alnum(rng, 32)}"',
                f'{name(rng)}=\'{{"{words.part(rng)}":"{words.word(rng)}","{words.part(rng)}":{rng.randint(0, 9)}}}\'',
            )
        )
        for _ in range(rng.randint(1, 6))
    ]
    rng.shuffle(rows)
    return "\n".join(rows)
