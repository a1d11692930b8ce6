"""Labelled sentences, as data sets for language learning have them."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import foreign, sentences, tables, words


def make(rng: random.Random) -> str:
    labels = [words.word(rng) for _ in range(3)] if rng.random() < 0.5 else ["0", "1", "2"]
    rows = [["id", "sentence", "label"]] if rng.random() < 0.5 else []
    code = rng.choice(foreign.LANGUAGES)
    for number in range(rng.randint(2, 25)):
        rows.append(
            [
                str(number),
                rng.choice((sentences.sentence(rng), foreign.sentence(rng, code))),
                rng.choice(labels),
            ]
        )
    return tables.separated(rng, rows, "\t")
