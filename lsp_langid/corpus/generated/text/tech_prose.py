"""Prose about programs: functions, files and keywords are named, but it stays prose."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import sentences
from lsp_langid.corpus.generated.text.bug_reports import tech

SHARE = 4.0


def make(rng: random.Random) -> str:
    n_sentences = rng.choice((1, 1, 1, 2, 2, 3, 4, 6))
    joint = rng.choice((" ", " ", "\n", "\n\n"))
    found = [tech(rng) if rng.random() < 0.8 else sentences.sentence(rng) for _ in range(n_sentences)]
    if rng.random() < 0.2:
        found = ["- " + text for text in found]
        joint = "\n"
    return joint.join(found)
