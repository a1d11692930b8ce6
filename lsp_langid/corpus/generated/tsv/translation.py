"""Words and sentences in two languages."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import foreign, tables, words
from lsp_langid.corpus.generated.phrases import PHRASES


def make(rng: random.Random) -> str:
    one, two = "en", foreign.language(rng)
    pairs = list(zip(rng.sample(PHRASES[one], len(PHRASES[one])), PHRASES[two], strict=False))
    rows = [[str(number), *pair] if rng.random() < 0 else list(pair) for number, pair in enumerate(pairs)]
    rows += [[words.word(rng), words.fake_word(rng)] for _ in range(rng.randint(0, 12))]
    rng.shuffle(rows)
    return tables.separated(rng, [[one, two], *rows] if rng.random() < 0.5 else rows, "\t")
