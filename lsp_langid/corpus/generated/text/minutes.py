"""Minutes of meetings: people, points, decisions."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import codewords, dates, drawing, sentences, words

SHARE = 1.2


def make(rng: random.Random) -> str:
    rows = [
        rng.choice(
            ("Minutes", "Meeting notes", "Protokoll", "Weekly sync", "Compte rendu", sentences.title(rng))
        )
        + rng.choice((f", {dates.date(rng)}", f" - {dates.date(rng)}", f"\nDate: {dates.date(rng)}"))
    ]
    rows.append(
        rng.choice(("Present: ", "Attendees: ", "Participants: ", "Anwesend: "))
        + ", ".join(words.full_name(rng) for _ in range(rng.randint(2, 6)))
        + drawing.maybe(rng, 0.3, f"\nAbsent: {words.full_name(rng)}")
    )
    mark = rng.choice(("", "- ", "* ", "  - "))
    for number in range(1, rng.randint(2, 6)):
        rows += [
            "",
            f"{rng.choice((f'{number}. ', f'{number}) ', f'Item {number}: '))}{sentences.title(rng)}",
        ]
        rows += [
            mark
            + rng.choice(
                (
                    sentences.sentence(rng),
                    f"{rng.choice(words.FIRST_NAMES)}: {sentences.sentence(rng)}",
                    f"Action: {words.full_name(rng)} to {rng.choice(words.VERBS)} the {rng.choice(words.NOUNS)} by {dates.date(rng)}",
                    f"Decision: {sentences.sentence(rng)}",
                    f"{rng.choice(words.FIRST_NAMES)} will {rng.choice(words.VERBS)} {codewords.mention(rng)}.",
                )
            )
            for _ in range(rng.randint(1, 4))
        ]
    return "\n".join(rows)
