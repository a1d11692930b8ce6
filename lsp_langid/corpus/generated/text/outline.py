"""Tables of contents and numbered outlines."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import sentences


def make(rng: random.Random) -> str:
    style, page = rng.randint(0, 3), 1
    width = rng.choice((50, 60, 70))
    rows = [rng.choice(("Contents", "Table of contents", "Inhalt", "Agenda", "Outline", ""))]
    for chapter in range(1, rng.randint(3, 9)):
        for section in range(rng.randint(1, 4)):
            page += rng.randint(1, 14)
            number = f"{chapter}" if section == 0 else f"{chapter}.{section}"
            text = f"{'  ' * (section > 0)}{number} {sentences.title(rng)}"
            rows.append(
                (
                    f"{text} {'.' * max(3, width - len(text))} {page}",
                    text,
                    f"{'IVXLC'[min(chapter, 4)]}. {sentences.title(rng)}"
                    if section == 0
                    else f"   {'abcdef'[section]}) {sentences.title(rng)}",
                    f"{text}\t{page}",
                )[style]
            )
    return "\n".join(filter(None, rows))
