"""Lists of names: of people, towns, animals, teams."""

from __future__ import annotations

import random
from collections.abc import Callable

from lsp_langid.corpus.generated import words

SHARE = 1.2


def make(rng: random.Random) -> str:
    picks: tuple[Callable[[], str], ...] = (
        lambda: words.full_name(rng),
        lambda: rng.choice(words.FIRST_NAMES),
        lambda: f"{rng.choice(words.FIRST_NAMES)} & {rng.choice(words.FIRST_NAMES)}",
        lambda: rng.choice(words.CITIES),
        lambda: rng.choice(words.NOUNS),
        lambda: words.fake_word(rng),
    )
    pick = rng.choice(picks)
    joint = rng.choice(("\n", "\n", "\n", ", ", " ", " and "))
    return joint.join(pick() for _ in range(rng.randint(2, 15)))
