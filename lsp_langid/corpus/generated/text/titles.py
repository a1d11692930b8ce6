"""Headings only."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import dates, sentences

SHARE = 1.5


def make(rng: random.Random) -> str:
    number = rng.choice(
        (
            "",
            "",
            f"Chapter {rng.randint(1, 30)}: ",
            f"{rng.randint(1, 12)}. ",
            f"Part {rng.choice(('I', 'II', 'III', 'IV'))} - ",
            f"{dates.date(rng)}: ",
        )
    )
    return number + rng.choice((sentences.title(rng), sentences.title(rng).upper()))
