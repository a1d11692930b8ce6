"""Logs of .NET programs: the console provider, Serilog, log4net and NLog."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import dates, drawing, words
from lsp_langid.corpus.generated.log.messages import message


def make(rng: random.Random) -> str:
    when, order = dates.moment(rng), rng.randint(0, 3)

    def line() -> str:
        nonlocal when
        when = dates.later(rng, when, 2)
        space = f"{words.camel(rng)}.{words.camel(rng)}"
        return (
            f"{rng.choice(('info', 'warn', 'fail', 'dbug', 'crit'))}: {rng.choice(('Microsoft.Hosting.Lifetime', 'Microsoft.AspNetCore.Hosting.Diagnostics', space))}[{rng.randint(0, 40)}]\n      {message(rng)}",
            f"[{when:%H:%M:%S} {rng.choice(('INF', 'WRN', 'ERR', 'DBG', 'FTL'))}] {message(rng)}",
            f"{dates.stamp(rng, when, '%Y-%m-%d %H:%M:%S.%3f')} +02:00 [{rng.choice(('INF', 'WRN', 'ERR', 'DBG'))}] {space}: {message(rng)}",
            f"{dates.stamp(rng, when, '%Y-%m-%d %H:%M:%S')}.{rng.randint(0, 9999):04d}|{rng.choice(('INFO', 'WARN', 'ERROR', 'DEBUG'))}|{space}|{message(rng)}",
        )[order]

    return drawing.lines(rng, 1, 25, line)
