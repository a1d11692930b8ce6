"""Java and Kotlin stack traces."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing, words
from lsp_langid.corpus.generated.log.java import trace


def make(rng: random.Random) -> str:
    package = f"{rng.choice(('com', 'org', 'net'))}.{words.fake_word(rng)}.{words.part(rng)}"
    text = drawing.maybe(
        rng, 0.6, f'Exception in thread "{rng.choice(("main", "pool-1-thread-3", words.part(rng)))}" '
    ) + trace(rng, package)
    return text + "".join(f"\nCaused by: {trace(rng, package)}" for _ in range(rng.choice((0, 0, 1, 2))))
