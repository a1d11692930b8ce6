"""The lines without the help."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing
from lsp_langid.corpus.generated.git.todo import entry

SHARE = 1.5
_WORDS = ("pick", "pick", "pick", "reword", "edit", "squash", "fixup", "drop")


def make(rng: random.Random) -> str:
    return drawing.lines(rng, 2, 14, lambda: entry(rng, rng.choice(_WORDS)))
