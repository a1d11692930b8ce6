"""Address books and member lists."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import dates, drawing, tables, words


def make(rng: random.Random) -> str:
    mark = rng.choice(",,;")
    head = rng.choice(
        (
            ["Name", "Street", "Zip", "City", "Phone"],
            ["Vorname", "Nachname", "Straße", "PLZ", "Ort"],
            ["nom", "prenom", "adresse", "code_postal", "ville"],
            ["last", "first", "email", "phone", "birthday"],
        )
    )
    rows = [list(head)] if rng.random() < 0.7 else []
    for _ in range(rng.randint(1, 25)):
        rows.append(
            [
                rng.choice(words.LAST_NAMES),
                rng.choice(words.FIRST_NAMES),
                rng.choice((words.email(rng), f"{rng.choice(words.STREETS)} {rng.randint(1, 150)}")),
                drawing.digits(rng, 5),
                rng.choice((rng.choice(words.CITIES), dates.numeric_date(rng))),
            ]
        )
    return tables.separated(rng, rows, mark)
