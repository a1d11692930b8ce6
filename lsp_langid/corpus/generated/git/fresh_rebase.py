"""The list as git opens it: pick, pick, pick, and the help."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing
from lsp_langid.corpus.generated.git.todo import entry, help_text

SHARE = 1.5


def make(rng: random.Random) -> str:
    return drawing.lines(rng, 1, 15, lambda: entry(rng, "pick")) + "\n\n" + help_text(rng)
