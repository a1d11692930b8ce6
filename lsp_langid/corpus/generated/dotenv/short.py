"""One to three settings."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated.dotenv.values import line


def make(rng: random.Random) -> str:
    return "\n".join(line(rng) for _ in range(rng.choice((1, 2, 2, 3))))
