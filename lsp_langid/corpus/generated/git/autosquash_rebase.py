"""Fixups sorted to their commits."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing
from lsp_langid.corpus.generated.git.commits import conventional, subject
from lsp_langid.corpus.generated.git.todo import help_text


def make(rng: random.Random) -> str:
    rows = []
    for _ in range(rng.randint(1, 5)):
        text = rng.choice((subject, conventional))(rng)
        rows.append(f"pick {drawing.hexes(rng, 7)} {text}")
        rows += [
            f"{kind} {drawing.hexes(rng, 7)} {kind}! {text}"
            for kind in rng.choices(("fixup", "squash"), k=rng.randint(0, 2))
        ]
    return "\n".join(rows) + drawing.maybe(rng, 0.5, "\n\n" + help_text(rng))
