"""Results and league tables."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing, words


def make(rng: random.Random) -> str:
    def team() -> str:
        return f"{rng.choice(('FC ', 'SV ', 'Real ', '', '', 'AC '))}{rng.choice(words.CITIES)}{rng.choice((' United', '', ' City', ' 04', ''))}"

    if rng.random() < 0.5:
        return drawing.lines(
            rng,
            1,
            12,
            lambda: rng.choice(
                (
                    f"{team()} - {team()} {rng.randint(0, 5)}:{rng.randint(0, 5)} ({rng.randint(0, 2)}:{rng.randint(0, 2)})",
                    f"{team()} {rng.randint(0, 5)} {team()} {rng.randint(0, 5)}",
                    f"{words.full_name(rng)} d. {words.full_name(rng)} 6-{rng.randint(0, 4)}, 7-5",
                )
            ),
        )
    rows = [
        f"{i:2}. {team():<22} {rng.randint(1, 34):3} {rng.randint(0, 30):3} {rng.randint(0, 9):3} {rng.randint(0, 30):3}  {rng.randint(5, 99)}:{rng.randint(5, 99)} {rng.randint(0, 99):4}"
        for i in range(1, rng.randint(4, 19))
    ]
    return drawing.maybe(rng, 0.6, f"    {'Team':<22}   P   W   D   L  Goals  Pts\n") + "\n".join(rows)
