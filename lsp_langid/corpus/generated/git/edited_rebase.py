"""The list after some edits, with the help."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing
from lsp_langid.corpus.generated.git.todo import entry, help_text

_WORDS = ("pick", "pick", "reword", "edit", "squash", "fixup", "drop", "r", "e", "s", "f", "d")


def make(rng: random.Random) -> str:
    return drawing.lines(rng, 2, 15, lambda: entry(rng, rng.choice(_WORDS))) + "\n\n" + help_text(rng)
