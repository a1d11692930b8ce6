"""Settings in groups with comments in front."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing, sentences
from lsp_langid.corpus.generated.dotenv.values import line

SHARE = 1.5


def make(rng: random.Random) -> str:
    rule = rng.choice(("", "", "# " + "-" * rng.randint(5, 40), "#" * rng.randint(10, 60)))
    rows: list[str] = []
    for _ in range(rng.randint(1, 6)):
        rows += [
            *filter(None, [rule, f"# {rng.choice((sentences.title(rng), sentences.sentence(rng)))}", rule])
        ]
        rows += [
            rng.choice(("", "", "", "#", "# "))
            + line(rng)
            + drawing.maybe(rng, 0.1, f" # {sentences.fragment(rng)}")
            for _ in range(rng.randint(1, 6))
        ]
        rows.append("")
    return "\n".join(rows)
