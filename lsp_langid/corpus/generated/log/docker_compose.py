"""What docker compose prints of several services at once."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import dates, drawing, words
from lsp_langid.corpus.generated.log.messages import LEVELS, message


def make(rng: random.Random) -> str:
    services = [
        words.compound(rng, "_") + drawing.maybe(rng, 0.7, rng.choice(("-1", "_1", "-2")))
        for _ in range(rng.randint(2, 5))
    ]
    width, when = max(map(len, services)) + 1, dates.moment(rng)

    def line() -> str:
        nonlocal when
        when = dates.later(rng, when, 1)
        head = rng.choice(
            (
                f"{when:%Y-%m-%d %H:%M:%S} ",
                f"{rng.choice(LEVELS)} ",
                "",
                f"{when:%Y-%m-%dT%H:%M:%S}Z {rng.choice(LEVELS)} ",
                f"[{rng.choice(LEVELS)}] ",
            )
        )
        return f"{rng.choice(services):<{width}} | {head}{message(rng)}"

    start = "\n".join(
        f" Container {service}  {rng.choice(('Created', 'Started', 'Recreated', 'Running'))}"
        for service in services
    )
    return drawing.maybe(rng, 0.25, f"{start}\nAttaching to {', '.join(services)}\n") + drawing.lines(
        rng, 2, 30, line
    )
