"""A subject, a body and trailers."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing, words
from lsp_langid.corpus.generated.git.commits import body, subject, trailers

SHARE = 1.5


def make(rng: random.Random) -> str:
    text = f"{drawing.maybe(rng, 0.2, words.compound(rng) + ': ')}{subject(rng)}\n\n{body(rng)}"
    return text + drawing.maybe(rng, 0.6, f"\n\n{trailers(rng)}")
