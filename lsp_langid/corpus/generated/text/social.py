"""Posts: mentions, hashtags, short exclamations, advertisements."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing, foreign, sentences, words

SHARE = 1.5


def make(rng: random.Random) -> str:
    said = rng.choice(
        (sentences.sentence(rng), sentences.sentence(rng), foreign.sentence(rng, foreign.language(rng)))
    )
    tags = " ".join(
        f"#{rng.choice((words.word(rng), words.camel(rng), rng.choice(words.CITIES).lower()))}"
        for _ in range(rng.randint(1, 4))
    )
    return rng.choice(
        (
            f"{said} {tags}",
            f"@{words.user(rng)} {said}",
            f"RT @{words.user(rng)}: {said} {words.url(rng)}",
            f"{said}\n\n{tags}",
            f"For sale: {rng.choice(words.ADJECTIVES)} {rng.choice(words.NOUNS)}, {drawing.price(rng)} € ono, pick up in {rng.choice(words.CITIES)}",
            f"{tags} {said} 😀",
            f"{said.upper()} {words.url(rng)}",
            f"Looking for a {rng.choice(words.NOUNS)} in {rng.choice(words.CITIES)}, call {drawing.digits(rng, 9)}",
        )
    )
