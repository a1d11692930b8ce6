"""Filler text."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import foreign, sentences, words

_WORDS = [
    "lorem",
    "ipsum",
    "dolor",
    "sit",
    "amet",
    "consectetur",
    "adipiscing",
    "elit",
    "sed",
    "do",
    "eiusmod",
    "tempor",
    "incididunt",
    "ut",
    "labore",
    "et",
    "dolore",
    "magna",
    "aliqua",
    "enim",
    "ad",
    "minim",
    "veniam",
    "quis",
    "nostrud",
    "exercitation",
    "ullamco",
    "laboris",
    "nisi",
    "aliquip",
    "ex",
    "ea",
    "commodo",
    "consequat",
    "duis",
    "aute",
    "irure",
    "in",
    "reprehenderit",
    "voluptate",
    "velit",
    "esse",
    "cillum",
    "eu",
    "fugiat",
    "nulla",
    "pariatur",
    "excepteur",
    "sint",
    "occaecat",
    "cupidatat",
    "non",
    "proident",
    "sunt",
    "culpa",
    "qui",
    "officia",
    "deserunt",
    "mollit",
    "anim",
    "id",
    "est",
    "laborum",
]


def make(rng: random.Random) -> str:
    if rng.random() < 0.3:
        return foreign.paragraph(rng, "la", rng.randint(1, 3))
    found = []
    for _ in range(rng.randint(1, 6)):
        chosen = [
            rng.choice(_WORDS) if rng.random() < 0.9 else words.fake_word(rng)
            for _ in range(rng.randint(3, 16))
        ]
        found.append(" ".join(chosen).capitalize() + rng.choice("....?!"))
    return sentences.wrapped(rng, " ".join(found))
