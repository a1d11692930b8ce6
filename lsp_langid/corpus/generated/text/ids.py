"""UUIDs, hashes, object ids and other keys, alone or one a line."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing, words

SHARE = 2.0


def make(rng: random.Random) -> str:
    style = rng.randint(0, 8)

    def line() -> str:
        return (
            drawing.uuid_of(rng),
            drawing.hexes(rng, 40),
            drawing.hexes(rng, 64),
            drawing.hexes(rng, 32).upper(),
            f"{drawing.hexes(rng, 64)}  {words.compound(rng)}.tar.gz",
            "{" + drawing.uuid_of(rng).upper() + "}",
            drawing.alnum(rng, rng.randint(10, 40)),
            f"sha256:{drawing.hexes(rng, 64)}",
            f"{words.part(rng)}_{drawing.alnum(rng, 24)}",
        )[style]

    return drawing.lines(rng, 1, 12, line)
