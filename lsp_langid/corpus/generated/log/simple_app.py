"""Logs of small programs with formats of their own: time, level, text in any order."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import dates, drawing, words
from lsp_langid.corpus.generated.log.messages import LEVELS, message, pairs

SHARE = 2.0
_TIMES = (
    "%Y-%m-%d %H:%M:%S",
    "%H:%M:%S",
    "%d.%m.%Y %H:%M:%S",
    "%Y-%m-%dT%H:%M:%S",
    "%d/%m/%Y %H:%M",
    "%Y%m%d-%H%M%S",
    "%b %d, %Y %I:%M:%S %p",
    "%H:%M:%S.%3f",
    "%Y-%m-%d %H:%M:%S.%f",
)


def make(rng: random.Random) -> str:
    when, style, mean = dates.moment(rng), rng.choice(_TIMES), rng.choice((0.2, 3, 60, 900))
    opening, closing = rng.choice((("", ""), ("[", "]"), ("(", ")"), ("", " -"), ("", ":"), ("", " |")))
    left, right = rng.choice(
        (("", ""), ("[", "]"), ("", ":"), ("<", ">"), ("| ", " |"), ("- ", " -"), ("(", ")"))
    )
    lower, no_level, source, levels_first = (rng.random() < share for share in (0.3, 0.2, 0.3, 0.15))

    def line() -> str:
        nonlocal when
        when = dates.later(rng, when, mean)
        level = rng.choice(LEVELS)
        time = f"{opening}{dates.stamp(rng, when, style)}{closing}"
        mark = "" if no_level else f"{left}{level.lower() if lower else level}{right}"
        pieces = [mark, time] if levels_first else [time, mark]
        if source:
            pieces.append(
                rng.choice(
                    (
                        words.part(rng) + ":",
                        f"[{words.camel(rng)}]",
                        f"{words.part(rng)}[{rng.randint(1, 9999)}]:",
                    )
                )
            )
        said = message(rng) if rng.random() < 0.85 else f"{message(rng)} {pairs(rng)}"
        return " ".join([*filter(None, pieces), said])

    return drawing.lines(rng, 1, 40, line)
