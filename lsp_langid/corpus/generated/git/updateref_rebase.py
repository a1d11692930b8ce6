"""Stacked branches with update-ref."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing, words
from lsp_langid.corpus.generated.git.todo import entry, help_text


def make(rng: random.Random) -> str:
    rows = []
    for _ in range(rng.randint(1, 4)):
        rows += [
            *(entry(rng, rng.choice(("pick", "pick", "fixup"))) for _ in range(rng.randint(1, 4))),
            f"update-ref refs/heads/{words.user(rng)}/{words.compound(rng)}",
            "",
        ]
    return "\n".join(rows) + drawing.maybe(rng, 0.5, help_text(rng))
