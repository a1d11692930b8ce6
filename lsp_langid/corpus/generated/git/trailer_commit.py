"""Short messages that end in many trailers."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated.git.commits import conventional, subject, trailers


def make(rng: random.Random) -> str:
    return f"{rng.choice((subject, conventional))(rng)}\n\n{trailers(rng)}\n{trailers(rng)}"
