"""A paragraph in one language, with names and numbers strewn in."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import foreign

SHARE = 5.0


def make(rng: random.Random) -> str:
    code = foreign.language(rng)
    text = "\n\n".join(
        foreign.paragraph(rng, code, rng.randint(2, 6)) for _ in range(rng.choice((1, 1, 1, 2)))
    )
    return text.replace("\n\n", rng.choice(("\n\n", "\n")))
