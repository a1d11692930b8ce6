"""Settings one below the other, nothing else."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing
from lsp_langid.corpus.generated.dotenv.values import line

SHARE = 1.5


def make(rng: random.Random) -> str:
    return drawing.lines(rng, 2, 25, lambda: line(rng))
