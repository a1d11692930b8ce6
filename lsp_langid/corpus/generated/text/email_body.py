"""E-mails without headers, and answers with quoted lines."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import dates, sentences, words
from lsp_langid.corpus.generated.text.email_full import letter

SHARE = 2.5


def make(rng: random.Random) -> str:
    if rng.random() < 0.5:
        return letter(rng)
    quoted = "\n".join(
        f"{rng.choice(('> ', '> ', '>> ', '>'))}{row}"
        for row in sentences.wrapped(rng, sentences.paragraph(rng), 70).split("\n")
    )
    head = rng.choice(
        (
            f"On {dates.date(rng)}, {words.full_name(rng)} wrote:",
            f"Am {dates.date(rng)} schrieb {words.full_name(rng)}:",
            f"{words.email(rng)} wrote:",
            "-----Original Message-----",
            f"Le {dates.date(rng)}, {words.full_name(rng)} a écrit :",
        )
    )
    answer = sentences.wrapped(rng, sentences.paragraph(rng, 1, 3))
    return rng.choice(
        (
            f"{answer}\n\n{head}\n{quoted}",
            f"{head}\n{quoted}\n\n{answer}",
            f"{quoted}\n\n{answer}\n\n{rng.choice(words.FIRST_NAMES)}",
        )
    )
