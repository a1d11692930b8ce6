"""Letters on paper: addresses, date, subject, text."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import dates, sentences, words
from lsp_langid.corpus.generated.text.addresses import address
from lsp_langid.corpus.generated.text.email_full import letter


def make(rng: random.Random) -> str:
    subject = rng.choice(
        (
            "",
            f"\nSubject: {sentences.title(rng)}\n",
            f"\nRe: {sentences.title(rng)}\n",
            f"\n{sentences.title(rng)}\n",
        )
    )
    return f"{address(rng)}\n\n{address(rng)}\n\n{rng.choice(words.CITIES)}, {dates.date(rng)}\n{subject}\n{letter(rng)}"
