"""One-letter commands without the help."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing
from lsp_langid.corpus.generated.git.todo import entry


def make(rng: random.Random) -> str:
    return drawing.lines(rng, 3, 14, lambda: entry(rng, rng.choice("pppresfd")))
