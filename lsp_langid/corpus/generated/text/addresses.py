"""Postal addresses and contact blocks."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing, words

SHARE = 1.5


def make(rng: random.Random) -> str:
    return "\n\n".join(address(rng) for _ in range(rng.choice((1, 1, 1, 2, 3))))


def address(rng: random.Random) -> str:
    """Name, street, town, and more at times."""
    number = rng.randint(1, 250)
    street = rng.choice(
        (
            f"{rng.choice(words.STREETS)} {number}",
            f"{number} {rng.choice(words.STREETS)}",
            f"{number}, {rng.choice(words.STREETS)}",
            f"{rng.choice(words.STREETS)} {number}{rng.choice('abc')}, Apt. {rng.randint(1, 40)}",
        )
    )
    town = rng.choice(
        (
            f"{drawing.digits(rng, 5)} {rng.choice(words.CITIES)}",
            f"{rng.choice(words.CITIES)}, {rng.choice(('NY', 'CA', 'TX', 'WA'))} {drawing.digits(rng, 5)}",
            f"{rng.choice(words.CITIES)} {drawing.alnum(rng, 3).upper()} {rng.randint(1, 9)}{rng.choice('ABDE')}{rng.choice('XYZ')}",
            f"{drawing.digits(rng, 4)} {rng.choice('ABCD')}{rng.choice('EFGH')} {rng.choice(words.CITIES)}",
            f"〒{drawing.digits(rng, 3)}-{drawing.digits(rng, 4)} 東京都",
        )
    )
    rows = [
        words.full_name(rng),
        *(
            [f"{words.fake_word(rng).title()} {rng.choice(('Ltd.', 'GmbH & Co. KG', 'S.r.l.', 'Oy', 'AB'))}"]
            if rng.random() < 0.25
            else []
        ),
        street,
        town,
    ]
    rows += drawing.some(
        rng,
        (
            f"Tel.: +{rng.randint(1, 99)} {drawing.digits(rng, 9)}",
            words.email(rng),
            f"www.{words.fake_word(rng)}.com",
            rng.choice(("Germany", "FRANCE", "United Kingdom", "Polska")),
        ),
        0,
        2,
    )
    return "\n".join(rows) if rng.random() < 0.85 else ", ".join(rows)
