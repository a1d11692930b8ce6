"""Messages in the habit of a company: ticket number first, points below."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing, sentences, words
from lsp_langid.corpus.generated.git.commits import subject, trailers


def make(rng: random.Random) -> str:
    ticket = f"{words.part(rng).upper()[:4]}-{rng.randint(1, 5000)}"
    head = rng.choice(
        (
            f"{ticket}: {subject(rng)}",
            f"[{ticket}] {subject(rng)}",
            f"{subject(rng)} [{ticket}]",
            f"{ticket} {subject(rng)}",
        )
    )
    points = "\n".join(
        f"{rng.choice('-*')} {rng.choice((subject(rng), sentences.fragment(rng)))}"
        for _ in range(rng.randint(1, 5))
    )
    return f"{head}\n\n{points}{drawing.maybe(rng, 0.4, chr(10) * 2 + trailers(rng))}"
