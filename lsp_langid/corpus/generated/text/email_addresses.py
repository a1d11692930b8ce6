"""Lists of e-mail addresses."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import words

SHARE = 1.2


def make(rng: random.Random) -> str:
    style = rng.choice(("{a}", "{a}", "{n} <{a}>", '"{n}" <{a}>', "{n}: {a}", "{a};"))
    joint = rng.choice(("\n", "\n", ", ", "; "))
    return joint.join(
        style.format(a=words.email(rng), n=words.full_name(rng)) for _ in range(rng.randint(1, 14))
    )
