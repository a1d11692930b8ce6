"""Entries with a date and prose below."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import dates, foreign, sentences


def make(rng: random.Random) -> str:
    code = rng.choice(foreign.LANGUAGES) if rng.random() < 0.35 else "en"

    def entry() -> str:
        text = (
            sentences.paragraph(rng, 1, 4)
            if code == "en"
            else foreign.paragraph(rng, code, rng.randint(1, 4))
        )
        return f"{dates.date(rng)}{rng.choice((chr(10), ': ', ' - ', chr(10) * 2))}{text}"

    return "\n\n".join(entry() for _ in range(rng.randint(1, 4)))
