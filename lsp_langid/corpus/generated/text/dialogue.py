"""Stories and plays: people speak in quotes or after their name."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing, foreign, sentences, words

SHARE = 1.2


def make(rng: random.Random) -> str:
    people = [rng.choice(words.FIRST_NAMES) for _ in range(2)]
    style, marks = rng.randint(0, 2), rng.choice(('""', "“”", "„“", "«»", "''", "»«", "「」"))

    def line() -> str:
        said = (
            sentences.sentence(rng) if rng.random() < 0.85 else foreign.sentence(rng, foreign.language(rng))
        )
        who = rng.choice(people)
        if style == 0:
            return f"{marks[0]}{said.rstrip('.')},{marks[1]} {rng.choice(('said', 'asked', 'whispered', 'answered'))} {who}. {drawing.maybe(rng, 0.5, sentences.sentence(rng))}".strip()
        if style == 1:
            return f"{who.upper()}. {drawing.maybe(rng, 0.2, f'({sentences.fragment(rng)}) ')}{said}"
        return f"{rng.choice('–—-')} {said}"

    return rng.choice(("\n", "\n\n")).join(line() for _ in range(rng.randint(2, 9)))
