"""What journalctl prints, with boots and units."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import dates, drawing, words
from lsp_langid.corpus.generated.log.messages import message


def make(rng: random.Random) -> str:
    when, host = dates.moment(rng), words.compound(rng)

    def line() -> str:
        nonlocal when
        when = dates.later(rng, when, 5)
        unit = words.compound(rng)
        said = rng.choice(
            (
                f"Starting {unit}.service - {sentence(rng)}...",
                f"Started {unit}.service.",
                f"{unit}.service: Main process exited, code=exited, status={rng.randint(1, 255)}/FAILURE",
                f"{unit}.service: Failed with result 'exit-code'.",
                f"{unit}.service: Scheduled restart job, restart counter is at {rng.randint(1, 99)}.",
                f"Reached target {unit}.target - {sentence(rng)}.",
                f"{unit}.service: Consumed {rng.uniform(0, 90):.3f}s CPU time.",
                message(rng),
            )
        )
        who = rng.choice(("systemd[1]", "systemd[1]", f"{words.part(rng)}[{rng.randint(100, 99999)}]"))
        return f"{when:%b %d %H:%M:%S} {host} {who}: {said}"

    text = drawing.lines(rng, 1, 40, line)
    if rng.random() < 0.2:
        text = f"-- Boot {drawing.hexes(rng, 32)} --\n{text}"
    if rng.random() < 0.15:
        text = f"-- Journal begins at {when:%a %Y-%m-%d %H:%M:%S} CET, ends at {when:%a %Y-%m-%d %H:%M:%S} CET. --\n{text}"
    return text


def sentence(rng: random.Random) -> str:
    """A unit's description."""
    return " ".join(words.word(rng).capitalize() for _ in range(rng.randint(2, 4)))
