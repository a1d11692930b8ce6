"""Lists of IP and hardware addresses, networks, ports."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing, words

SHARE = 1.5


def make(rng: random.Random) -> str:
    style = rng.randint(0, 5)

    def line() -> str:
        return (
            drawing.ipv4(rng),
            f"{drawing.ipv4(rng)}/{rng.choice((8, 16, 24, 28))}",
            drawing.ipv6(rng),
            drawing.mac(rng),
            f"{drawing.ipv4(rng)}\t{words.domain(rng)}",
            f"{words.domain(rng)}:{rng.randint(1, 65535)}",
        )[style]

    return drawing.lines(rng, 1, 20, line)
