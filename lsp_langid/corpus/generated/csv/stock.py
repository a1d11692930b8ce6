"""Prices of products and shares: symbols, codes, open, high, low, close."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import dates, drawing, tables, words


def make(rng: random.Random) -> str:
    if rng.random() < 0.5:
        when, price = dates.moment(rng), rng.uniform(5, 900)
        rows = [["Date", "Open", "High", "Low", "Close", "Volume"]]
        for _ in range(rng.randint(3, 40)):
            when, price = dates.later(rng, when, 86_400), price * rng.uniform(0.96, 1.05)
            rows.append(
                [
                    f"{when:%Y-%m-%d}",
                    *(f"{price * rng.uniform(0.98, 1.02):.2f}" for _ in range(4)),
                    str(rng.randint(1000, 9_000_000)),
                ]
            )
    else:
        rows = [["sku", "product", "category", "price", "stock", "supplier"]]
        for _ in range(rng.randint(2, 30)):
            rows.append(
                [
                    drawing.alnum(rng, 8).upper(),
                    rng.choice(words.GOODS),
                    words.word(rng),
                    drawing.price(rng),
                    str(rng.randint(0, 900)),
                    rng.choice(words.LAST_NAMES) + rng.choice((" Ltd", " GmbH", ", Inc.", " S.A.")),
                ]
            )
    return tables.separated(rng, rows if rng.random() < 0.8 else rows[1:], ",")
