"""Two to five lines in one language, as notes have them."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing, foreign
from lsp_langid.corpus.generated.phrases import PHRASES

SHARE = 5.0


def make(rng: random.Random) -> str:
    code, mark = foreign.language(rng), rng.choice(("", "", "", "- ", "* ", "・", "{}. ", "{}) "))
    rows = drawing.some(rng, PHRASES[code], 2, 5)
    return "\n".join(mark.format(number) + row for number, row in enumerate(rows, 1))
