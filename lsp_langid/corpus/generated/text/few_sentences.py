"""Two or three lines of prose, or one paragraph."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import sentences

SHARE = 4.0


def make(rng: random.Random) -> str:
    if rng.random() < 0.5:
        return rng.choice(("\n", "\n", "\n\n")).join(
            sentences.sentence(rng) for _ in range(rng.randint(2, 3))
        )
    return sentences.paragraph(rng, 2, 4)
