"""Recipes."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing, sentences, words

SHARE = 1.2


def make(rng: random.Random) -> str:
    amount = (
        "200 g",
        "1 tbsp",
        "2 cups",
        "½ tsp",
        "1/2 l",
        "3",
        "a pinch of",
        "50 ml",
        "1 EL",
        "250g",
        "2 large",
        "some",
    )
    goods = drawing.some(rng, words.GOODS, 3, 9)
    steps = [
        rng.choice(
            (
                sentences.sentence(rng),
                f"Mix the {rng.choice(goods)} with the {rng.choice(goods)} and stir for {rng.randint(2, 20)} minutes.",
                f"Bake at {rng.randint(120, 240)} °C until {rng.choice(words.ADJECTIVES)}.",
                f"Chop the {rng.choice(goods)} and let it rest.",
                f"Season with {rng.choice(goods)} and serve {rng.choice(words.ADJECTIVES)}.",
                f"Bring the {rng.choice(goods)} to a boil; if it sticks, add more {rng.choice(goods)}.",
            )
        )
        for _ in range(rng.randint(2, 7))
    ]
    numbered = rng.random() < 0.5
    rows = [
        f"{sentences.title(rng)} {rng.choice(('soup', 'cake', 'salad', 'stew', 'pie', ''))}".strip(),
        drawing.maybe(rng, 0.5, f"Serves {rng.randint(2, 12)}, {rng.randint(10, 120)} min"),
        "",
        *(f"{rng.choice(amount)} {name}" for name in goods),
        "",
        *(f"{i}. {step}" if numbered else step for i, step in enumerate(steps, 1)),
    ]
    return "\n".join(rows)
