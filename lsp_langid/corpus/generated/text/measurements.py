"""Quantities with units."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import dates, drawing, words

SHARE = 1.2


def make(rng: random.Random) -> str:
    units = drawing.some(
        rng,
        (
            "mm",
            "cm",
            "kg",
            "°C",
            "%",
            "V",
            "kWh",
            "bpm",
            "km/h",
            "ml",
            "hPa",
            "lux",
            "dB",
            "m²",
            "ppm",
            "mg/dl",
            "kcal",
            "min",
            '"',
            "lb",
        ),
        1,
        4,
    )
    style = rng.randint(0, 3)

    def line() -> str:
        value = f"{abs(rng.gauss(20, 30)):.{rng.randint(0, 2)}f} {rng.choice(units)}"
        return (
            f"{rng.choice(words.NOUNS)} {value}",
            f"{dates.date(rng)}  {value}  {value}",
            f"{rng.choice(words.ADJECTIVES).capitalize()} {rng.choice(words.NOUNS)} - {value}",
            value,
        )[style]

    return drawing.lines(rng, 1, 14, line)
