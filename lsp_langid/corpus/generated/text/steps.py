"""Instructions, numbered or not."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import codewords, drawing, sentences, words
from lsp_langid.corpus.generated.text.bug_reports import tech

SHARE = 1.2


def make(rng: random.Random) -> str:
    style = rng.choice(("{}. ", "{}) ", "Step {}: ", "({}) ", ""))
    rows = [
        style.format(number)
        + rng.choice(
            (
                sentences.fragment(rng).capitalize() + ".",
                sentences.sentence(rng),
                f"Open {codewords.file_name(rng)} and {rng.choice(words.VERBS)} the {rng.choice(words.NOUNS)}.",
                f'Click on "{words.word(rng).title()}", then on "{words.word(rng).title()}".',
                f"Turn the {rng.choice(words.NOUNS)} {rng.randint(2, 9)} times to the left.",
                tech(rng),
            )
        )
        for number in range(1, rng.randint(3, 10))
    ]
    return drawing.maybe(
        rng,
        0.5,
        f"{rng.choice(('How to', 'Instructions:', 'Anleitung:', 'Setup'))} {sentences.fragment(rng)}\n\n",
    ) + "\n".join(rows)
