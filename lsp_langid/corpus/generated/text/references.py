"""Bibliographies and footnotes."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import dates, drawing, sentences, words


def make(rng: random.Random) -> str:
    def line(number: int) -> str:
        who, year = f"{rng.choice(words.LAST_NAMES)}, {rng.choice('ABCDJKLMPRST')}.", rng.randint(1950, 2026)
        return rng.choice((f"[{number}] ", f"{number}. ", "", "")) + rng.choice(
            (
                f"{who} ({year}). {sentences.title(rng)}. Journal of {words.word(rng).title()}, {rng.randint(1, 60)}({rng.randint(1, 12)}), {rng.randint(1, 300)}-{rng.randint(301, 600)}.",
                f"{who} & {rng.choice(words.LAST_NAMES)}, {rng.choice('ABCD')}. {sentences.title(rng)}, {rng.choice(words.CITIES)} {year}, p. {rng.randint(1, 400)}.",
                f'{words.full_name(rng)}, "{sentences.title(rng)}", {words.url(rng)}, accessed {dates.date(rng)}',
                f"ISBN 978-{rng.randint(0, 9)}-{drawing.digits(rng, 4)}-{drawing.digits(rng, 4)}-{rng.randint(0, 9)}",
                f"cf. {who} {year}, ch. {rng.randint(1, 12)}; see also {sentences.title(rng)}",
            )
        )

    return "\n".join(line(number) for number in range(1, rng.choice((2, 2, 3, 5, 9))))
