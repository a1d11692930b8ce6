"""One sentence in a language that is not English."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import dates, foreign

SHARE = 7.0


def make(rng: random.Random) -> str:
    text = foreign.sentence(rng, foreign.language(rng))
    return rng.choice(
        (
            text,
            text,
            text,
            text.rstrip(".!?。！？।"),
            text + " " + rng.choice(("!", ":)", dates.clock(rng), "😀", str(rng.randint(1, 99)))),
        )
    )
