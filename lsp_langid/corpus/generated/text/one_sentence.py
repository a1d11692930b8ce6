"""One sentence, as typed into an empty buffer."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import sentences

SHARE = 4.0


def make(rng: random.Random) -> str:
    text = sentences.sentence(rng)
    return rng.choice(
        (
            text,
            text,
            text.rstrip("."),
            text.lower().rstrip("."),
            text.rstrip(".") + rng.choice(("!", "...", "?!", " :)", " …")),
        )
    )
