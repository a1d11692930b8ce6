"""A message with comment and, below the scissors, the diff."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import codewords, drawing, sentences
from lsp_langid.corpus.generated.git.commits import subject, template


def make(rng: random.Random) -> str:
    path = codewords.file_path(rng)
    diff = [
        f"diff --git a/{path} b/{path}",
        f"index {drawing.hexes(rng, 7)}..{drawing.hexes(rng, 7)} 100644",
        f"--- a/{path}",
        f"+++ b/{path}",
        f"@@ -{rng.randint(1, 90)},{rng.randint(1, 9)} +{rng.randint(1, 90)},{rng.randint(1, 9)} @@",
    ]
    diff += [rng.choice("+- ") + sentences.sentence(rng) for _ in range(rng.randint(2, 8))]
    scissors = "# ------------------------ >8 ------------------------\n# Do not modify or remove the line above.\n# Everything below it will be ignored."
    return "\n".join([subject(rng), "", template(rng), scissors, *diff])
