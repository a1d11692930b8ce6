"""Cells copied out of a spreadsheet: empty ones, amounts with currency, totals."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing, sentences, tables, words


def make(rng: random.Random) -> str:
    months = drawing.some(
        rng, ("Jan", "Feb", "Mar", "Apr", "May", "Q1", "Q2", "2023", "2024", "KW 12", "Total"), 2, 6
    )
    rows = [["", *months]]
    for _ in range(rng.randint(2, 15)):
        rows.append(
            [
                rng.choice((rng.choice(words.GOODS), sentences.fragment(rng), words.full_name(rng))),
                *(
                    rng.choice(
                        (
                            drawing.price(rng),
                            str(rng.randint(0, 9000)),
                            "",
                            f"{drawing.price(rng)} €",
                            f"${drawing.price(rng)}",
                        )
                    )
                    for _ in months
                ),
            ]
        )
    return tables.separated(rng, rows, "\t")
