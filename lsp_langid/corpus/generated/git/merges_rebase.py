"""Lists with labels, resets and merges."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing, words
from lsp_langid.corpus.generated.git.commits import subject
from lsp_langid.corpus.generated.git.todo import entry, help_text


def make(rng: random.Random) -> str:
    rows = ["label onto", ""]
    names = [words.compound(rng) for _ in range(rng.randint(1, 3))]
    for name in names:
        rows += [
            f"# Branch {name}",
            "reset onto",
            *(entry(rng, "pick") for _ in range(rng.randint(1, 4))),
            f"label {name}",
            "",
        ]
    rows += ["reset onto", *(f"merge -C {drawing.hexes(rng, 7)} {name} # {subject(rng)}" for name in names)]
    return "\n".join(rows) + drawing.maybe(rng, 0.5, "\n\n" + help_text(rng))
