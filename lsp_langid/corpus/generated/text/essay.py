"""Paragraphs of English prose, wrapped or not."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing, sentences

SHARE = 2.0


def make(rng: random.Random) -> str:
    width = rng.choice((60, 70, 76, 80, 10_000, 10_000))
    head = drawing.maybe(rng, 0.3, sentences.title(rng) + "\n\n")
    indent = rng.choice(("", "", "", "  ", "    "))
    return head + rng.choice(("\n\n", "\n\n", "\n")).join(
        sentences.wrapped(rng, sentences.paragraph(rng, 2, 8), width, indent)
        for _ in range(rng.randint(1, 5))
    )
