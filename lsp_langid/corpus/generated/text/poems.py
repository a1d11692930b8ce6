"""Verse: short lines, stanzas, refrains."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing, sentences, words

SHARE = 1.2


def make(rng: random.Random) -> str:
    refrain = sentences.fragment(rng).capitalize()
    stanzas = []
    for _ in range(rng.randint(1, 4)):
        rows = [
            sentences.wrapped(rng, sentences.sentence(rng), 40).split("\n")[0].rstrip(".")
            + rng.choice((",", "", ",", ";", ".", " -"))
            for _ in range(rng.choice((3, 4, 4, 5)))
        ]
        if rng.random() < 0.3:
            rows.append(refrain)
        if rng.random() < 0.2:
            rows[1::2] = ["    " + row for row in rows[1::2]]
        stanzas.append("\n".join(rows))
    head = drawing.maybe(
        rng,
        0.5,
        f"{sentences.title(rng)}\n{drawing.maybe(rng, 0.4, 'by ' + words.full_name(rng) + chr(10))}\n",
    )
    return head + rng.choice(("\n\n", "\n\n", "\n\n[Chorus]\n", "\n\n* * *\n\n")).join(stanzas)
