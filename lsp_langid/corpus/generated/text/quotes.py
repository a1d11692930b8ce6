"""Quotations with punctuation and their authors."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import foreign, sentences, words

SHARE = 1.2


def make(rng: random.Random) -> str:
    def line() -> str:
        said = rng.choice(
            (sentences.sentence(rng), sentences.sentence(rng), foreign.sentence(rng, foreign.language(rng)))
        )
        left, right = rng.choice(('""', "“”", "«»", "„“", "''", "‘’"))
        return f"{left}{said}{right}{rng.choice((f' - {words.full_name(rng)}', f' — {words.full_name(rng)}', f'{chr(10)}    -- {words.full_name(rng)}', '', f' ({words.full_name(rng)}, {rng.randint(1500, 2020)})'))}"

    return rng.choice(("\n", "\n\n", "\n%\n")).join(line() for _ in range(rng.choice((1, 1, 2, 3, 4))))
