"""Places with coordinates."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import tables, words


def make(rng: random.Random) -> str:
    decimals, rows = rng.randint(3, 7), []
    lat, lon = rng.uniform(-60, 70), rng.uniform(-180, 180)
    named = rng.random() < 0.6
    for number in range(rng.randint(2, 40)):
        lat, lon = lat + rng.gauss(0, 0.02), lon + rng.gauss(0, 0.02)
        row = [
            f"{lat:.{decimals}f}",
            f"{lon:.{decimals}f}",
            *([rng.choice(words.CITIES), str(rng.randint(0, 3000))] if named else []),
        ]
        rows.append([str(number), *row] if named else row)
    head = ["id", "latitude", "longitude", "name", "elevation"] if named else ["lat", "lon"]
    return tables.separated(rng, [head, *rows] if rng.random() < 0.7 else rows, ",")
