"""Templates to copy: empty values and instructions."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing, sentences, words
from lsp_langid.corpus.generated.dotenv.values import line, name


def make(rng: random.Random) -> str:
    head = f"# {rng.choice(('Copy this file to .env and fill in the values', 'Example configuration', 'Do not commit real secrets', sentences.sentence(rng)))}\n\n"
    holes = (
        "",
        "",
        "changeme",
        "your-key-here",
        "<token>",
        "xxx",
        "TODO",
        '""',
        f"your_{words.part(rng)}_here",
    )
    return drawing.maybe(rng, 0.7, head) + drawing.lines(
        rng,
        2,
        20,
        lambda: rng.choice(
            (f"{name(rng)}={rng.choice(holes)}", f"{name(rng)}={rng.choice(holes)}", line(rng))
        ),
    )
