"""Every cell in quotes, or every cell that is not a number; line breaks inside cells now and then."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing, sentences, tables


def make(rng: random.Random) -> str:
    cells = tables.columns(rng)
    kinds = [*drawing.some(rng, tuple(cells), 2, 6), "comment"]
    mark = rng.choice(",,,;")

    def cell(text: str) -> str:
        if rng.random() < 0.05:
            text += f"\n{sentences.fragment(rng)}"
        return '"' + text.replace('"', '""') + '"'

    rows = [mark.join(cell(cells[kind]()) for kind in kinds) for _ in range(rng.randint(2, 20))]
    return "\n".join([mark.join(f'"{name}"' for name in tables.header(rng, kinds)), *rows])
