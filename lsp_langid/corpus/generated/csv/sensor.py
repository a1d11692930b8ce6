"""Measurements in time."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import dates, drawing, tables, words


def make(rng: random.Random) -> str:
    when, mark = dates.moment(rng), rng.choice(",,,;")
    style = rng.choice(("%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%SZ", "%d.%m.%Y %H:%M", "%s", "%H:%M:%S.%f"))
    names = drawing.some(
        rng,
        (
            "temp",
            "humidity",
            "pressure",
            "co2",
            "voltage",
            "x",
            "y",
            "z",
            "rpm",
            "speed",
            "flow",
            "level",
            "power_W",
            "pm2_5",
            words.part(rng),
        ),
        1,
        6,
    )
    rows = [["time", *names]] if rng.random() < 0.75 else []
    values, decimals = [rng.uniform(-20, 1000) for _ in names], rng.randint(0, 5)
    for _ in range(rng.randint(3, 50)):
        when = dates.later(rng, when, 60)
        values = [value + rng.gauss(0, 2) for value in values]
        stamp = str(int(when.timestamp())) if style == "%s" else when.strftime(style)
        rows.append([stamp, *(f"{value:.{decimals}f}" for value in values)])
    return tables.separated(rng, rows, mark)
