"""Reports of weather, traffic, markets and news in short sentences full of figures."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import sentences, words


def make(rng: random.Random) -> str:
    pieces = (
        lambda: (
            f"{rng.choice(words.CITIES)}: {rng.choice(('sunny', 'light rain', 'snow', 'fog', 'partly cloudy', 'thunderstorms'))}, {rng.randint(-15, 38)} °C, wind {rng.choice(('NW', 'S', 'east', 'SSE'))} {rng.randint(3, 90)} km/h"
        ),
        lambda: (
            f"Tomorrow between {rng.randint(-9, 12)} and {rng.randint(13, 35)} degrees in {rng.choice(words.CITIES)}."
        ),
        lambda: (
            f"The {rng.choice(('DAX', 'euro', 'oil price', 'Nikkei'))} {rng.choice(('rose', 'fell', 'lost', 'gained'))} {rng.random() * 5:.1f} percent to {rng.randint(10, 40000)} points."
        ),
        lambda: (
            f"A{rng.randint(1, 99)} {rng.choice(words.CITIES)} towards {rng.choice(words.CITIES)}: {rng.randint(2, 15)} km of slow traffic"
        ),
        lambda: f"{rng.choice(words.CITIES).upper()} - {sentences.sentence(rng)}",
    )
    return rng.choice(("\n", "\n", " ")).join(rng.choice(pieces)() for _ in range(rng.randint(1, 6)))
