"""Messages that begin with a type and a scope."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing
from lsp_langid.corpus.generated.git.commits import body, conventional, trailers


def make(rng: random.Random) -> str:
    text = conventional(rng)
    text += drawing.maybe(rng, 0.7, f"\n\n{body(rng)}")
    return text + drawing.maybe(rng, 0.5, f"\n\n{trailers(rng)}")
