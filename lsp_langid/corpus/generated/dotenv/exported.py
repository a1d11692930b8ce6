"""With `export` in front."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing
from lsp_langid.corpus.generated.dotenv.values import line

SHARE = 0.6


def make(rng: random.Random) -> str:
    return drawing.lines(rng, 2, 15, lambda: f"export {line(rng)}")
