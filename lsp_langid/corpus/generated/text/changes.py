"""Changes between versions, told in prose or points; news of a release."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import codewords, dates, sentences, words

SHARE = 1.5


def make(rng: random.Random) -> str:
    mark = rng.choice(("- ", "* ", "  * ", "• ", "", "  o "))
    rows: list[str] = []
    for _ in range(rng.randint(1, 3)):
        head = f"{rng.choice(('Version ', '', 'Changes in ', 'Release ', f'{words.part(rng)} '))}{codewords.version(rng)}{rng.choice(('', f' ({dates.date(rng)})', f' - {dates.date(rng)}', ':'))}"
        rows += [head, *([rng.choice("-=~") * len(head)] if rng.random() < 0.2 else [])]
        rows += [
            mark
            + rng.choice(
                (
                    f"{rng.choice(('Fixed', 'Added', 'Removed', 'Improved', 'New', 'Changed'))} {rng.choice((rng.choice(words.NOUNS), codewords.mention(rng)))} {rng.choice(('when', 'for', 'in', 'of'))} {rng.choice((rng.choice(words.NOUNS), codewords.mention(rng)))}{rng.choice(('', '.', f' (#{rng.randint(1, 999)})', f', thanks to {words.full_name(rng)}'))}",
                    sentences.sentence(rng),
                )
            )
            for _ in range(rng.randint(1, 6))
        ]
        rows.append("")
    return "\n".join(rows).strip("\n")
