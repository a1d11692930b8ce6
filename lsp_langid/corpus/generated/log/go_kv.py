"""Logs of Go programs: the standard logger, zap's console, logrus and slog in key=value form."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import dates, drawing, words
from lsp_langid.corpus.generated.log.messages import message, pairs

SHARE = 1.2


def make(rng: random.Random) -> str:
    when, order = dates.moment(rng), rng.randint(0, 5)

    def line() -> str:
        nonlocal when
        when = dates.later(rng, when, 2)
        level = rng.choice(("debug", "info", "info", "info", "warn", "error", "fatal"))
        source = f"{words.compound(rng, '_')}.go:{rng.randint(5, 900)}"
        iso = dates.stamp(rng, when, "%Y-%m-%dT%H:%M:%S.%3fZ")
        return (
            f"{when:%Y/%m/%d %H:%M:%S} {message(rng)}",
            f"{when:%Y/%m/%d %H:%M:%S.%f} {source}: {message(rng)}",
            f'{iso}\t{level.upper()}\t{words.part(rng)}/{source}\t{message(rng)}\t{{"{words.part(rng)}": "{words.word(rng)}"}}',
            f'time="{when:%Y-%m-%dT%H:%M:%SZ}" level={level} msg="{message(rng)}" {pairs(rng)}',
            f'time={iso} level={level.upper()} msg="{message(rng)}" {pairs(rng)}',
            f"ts={iso} caller={source} level={level} component={words.compound(rng)} {pairs(rng)}",
        )[order]

    return drawing.lines(rng, 1, 30, line)
