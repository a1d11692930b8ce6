"""A word or two, nothing else."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import words

SHARE = 2.0


def make(rng: random.Random) -> str:
    pick = rng.choice(
        (
            words.word,
            words.full_name,
            words.fake_word,
            lambda rng: rng.choice(words.CITIES),
            lambda rng: rng.choice(words.GOODS),
        )
    )
    found = [pick(rng) for _ in range(rng.choice((1, 1, 2, 2, 3)))]
    text = rng.choice((" ", " ", ", ", "\n", " / ")).join(found)
    return rng.choice((text, text.capitalize(), text.upper()))
