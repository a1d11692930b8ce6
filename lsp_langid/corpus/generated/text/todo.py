"""Lists of things to do, with the marks that people make."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import dates, drawing, sentences, words

SHARE = 3.0
_MARKS = ("", "- ", "* ", "[ ] ", "( ) ", "□ ", "☐ ", "→ ", "o ", "• ", "TODO ", "TODO: ")


def make(rng: random.Random) -> str:
    mark, numbered = rng.choice(_MARKS), rng.random() < 0.25
    rows = [
        drawing.maybe(
            rng,
            0.4,
            rng.choice(
                (
                    "TODO",
                    "To do:",
                    "today",
                    f"{dates.date(rng)}:",
                    "Things to do",
                    "Weekend",
                    "Aufgaben",
                    "À faire",
                    "Pendientes",
                    "待办",
                )
            ),
        )
    ]
    for number in range(1, rng.randint(2, 12)):
        head = f"{number}{rng.choice(('.', ')', ' -'))} " if numbered else mark
        if rng.random() < 0.15:
            head = head.replace("[ ]", "[x]").replace("☐", "☑").replace("( )", "(x)")
        rows.append(
            head
            + sentences.fragment(rng)
            + drawing.maybe(
                rng,
                0.12,
                rng.choice((" DONE", " !!", " (waiting)", f" - {rng.choice(words.FIRST_NAMES)}", " ✓")),
            )
        )
    return "\n".join(filter(None, rows))
