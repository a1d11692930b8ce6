"""One question, to a person or a search engine."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import codewords, foreign, words
from lsp_langid.corpus.generated.phrases import PHRASES

SHARE = 2.5
_HEADS = (
    "how to {v} {n}",
    "What is the {a} way to {v} a {n}",
    "why does my {m} {v}",
    "Where can I {v} {N} in {c}",
    "can you {v} {m} without {m}",
    "difference between {m} and {m}",
    "is {m} still {a} in {y}",
    "who wrote {n} and {n}",
    "Does anyone know if {m} can {v}",
    "When does the {n} to {c} {v}",
    "best {a} {n} near {c}",
    "Is there a {a} {n} for {m}",
    "how do I {v} {m} in {t}",
    "{t} vs {t} for a {a} {n}",
)


def make(rng: random.Random) -> str:
    if rng.random() < 0.15:
        asked = [said for said in PHRASES[foreign.language(rng)] if said.endswith(("?", "？", "؟", ";"))]
        return rng.choice(asked or ["Why?"])
    text = rng.choice(_HEADS)
    while "{" in text:
        text = (
            text.replace("{v}", rng.choice(words.VERBS), 1)
            .replace("{n}", rng.choice(words.NOUNS), 1)
            .replace("{a}", rng.choice(words.ADJECTIVES), 1)
            .replace("{m}", codewords.mention(rng), 1)
            .replace("{N}", rng.choice(words.NOUNS) + "s", 1)
            .replace("{c}", rng.choice(words.CITIES), 1)
            .replace("{t}", rng.choice(codewords.TOOLS), 1)
            .replace("{y}", str(rng.randint(2010, 2030)), 1)
        )
    return text + rng.choice(("?", "?", "", "??"))
