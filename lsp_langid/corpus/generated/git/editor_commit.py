"""A message, or still none, with the comment that an editor shows below it."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing
from lsp_langid.corpus.generated.git.commits import body, conventional, subject, template

SHARE = 2.0


def make(rng: random.Random) -> str:
    text = rng.choice(("", "", subject(rng), conventional(rng)))
    text += drawing.maybe(rng, 0.3, f"\n\n{body(rng)}") if text else ""
    return f"{text}\n\n{template(rng)}\n"
