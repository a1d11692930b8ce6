"""Shopping lists."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing, words

SHARE = 2.0


def make(rng: random.Random) -> str:
    amounts = ("", "", "", "2 ", "3x ", "500 g ", "1 kg ", "1l ", "a bag of ", "½ kg ", "6 ", "1 bottle ")
    mark = rng.choice(("", "", "- ", "* ", "• ", "[] "))
    rows = [
        mark
        + rng.choice(amounts)
        + goods
        + drawing.maybe(
            rng,
            0.1,
            rng.choice(
                (" (organic)", " ?", " - the cheap one", f" for {rng.choice(words.FIRST_NAMES)}", " x2")
            ),
        )
        for goods in drawing.some(rng, words.GOODS, 2, 15)
    ]
    if rng.random() < 0.25:
        return ", ".join(rows)
    return (
        drawing.maybe(
            rng,
            0.3,
            rng.choice(
                (
                    "Shopping",
                    "Einkauf:",
                    "Courses",
                    "lista de la compra",
                    f"{rng.choice(words.LAST_NAMES)} market",
                )
            ),
        )
        + "\n" * (rng.random() < 0.3)
        + "\n".join(rows)
    )
