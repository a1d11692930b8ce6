"""Versions, build numbers and facts about a system, a line each."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import codewords, dates, drawing, words

SHARE = 1.2


def make(rng: random.Random) -> str:
    def line() -> str:
        return rng.choice(
            (
                f"{rng.choice(codewords.TOOLS)} {codewords.version(rng)}",
                f"{words.part(rng)} version {codewords.version(rng)}",
                codewords.version(rng),
                f"Linux {words.part(rng)} 6.{rng.randint(0, 12)}.0-{rng.randint(1, 40)}-amd64 #1 SMP x86_64 GNU/Linux",
                f"Model name:          Intel(R) Core(TM) i{rng.randint(3, 9)}-{drawing.digits(rng, 5)} CPU @ {rng.uniform(1, 5):.2f}GHz",
                f"gcc (Debian {codewords.version(rng)}) {codewords.version(rng)}",
                f"build {drawing.digits(rng, 5)} ({drawing.hexes(rng, 7)}, {dates.date(rng)})",
                f"up {rng.randint(1, 400)} days, {rng.randint(0, 23)}:{rng.randint(10, 59)},  {rng.randint(1, 5)} users,  load average: {rng.random():.2f}, {rng.random():.2f}, {rng.random():.2f}",
            )
        )

    return drawing.lines(rng, 1, 6, line)
