"""Prose in any language: one sentence, or a few that belong to one language.

Knows: how sentences of a script are joined. Never: what they say.
"""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import dates, drawing, words
from lsp_langid.corpus.generated.phrases import PHRASES, UNSPACED

LANGUAGES = tuple(PHRASES)


def language(rng: random.Random) -> str:
    """Draw a language that is not English; each has the same chance."""
    return rng.choice(LANGUAGES[1:])


def sentence(rng: random.Random, code: str) -> str:
    """One sentence of this language."""
    return rng.choice(PHRASES[code])


def paragraph(rng: random.Random, code: str, n_sentences: int) -> str:
    """Some sentences in a row, joined as the script wants it, names and numbers strewn in."""
    chosen = drawing.some(rng, PHRASES[code], n_sentences, n_sentences)
    if rng.random() < 0.3:
        extra = rng.choice(
            (
                words.full_name(rng),
                dates.date(rng),
                words.email(rng),
                drawing.price(rng) + " €",
                words.url(rng),
            )
        )
        chosen.insert(rng.randint(0, len(chosen)), extra)
    return ("" if code in UNSPACED else " ").join(chosen)
