"""Kubernetes and other users of glog: `I0612 10:11:12.123456       1 file.go:12] text`, with kubectl's events."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import dates, drawing, words
from lsp_langid.corpus.generated.log.messages import message, pairs


def make(rng: random.Random) -> str:
    when = dates.moment(rng)
    prefix = (
        f"[pod/{words.compound(rng)}-{drawing.hexes(rng, 10)}-{drawing.hexes(rng, 5)}/{words.part(rng)}] "
        if rng.random() < 0.2
        else ""
    )

    def line() -> str:
        nonlocal when
        when = dates.later(rng, when, 2)
        said = rng.choice(
            (
                message(rng),
                f'"{message(rng)}" {pairs(rng)}',
                f'"{message(rng)}" pod="{words.compound(rng)}/{words.compound(rng)}-{drawing.hexes(rng, 5)}" err="{message(rng)}"',
            )
        )
        return f"{prefix}{rng.choice('IIIWEF')}{when:%m%d %H:%M:%S.%f} {rng.randint(1, 99999):7} {words.compound(rng, '_')}.{rng.choice(('go', 'cc'))}:{rng.randint(3, 2000)}] {said}"

    return drawing.lines(rng, 1, 30, line)
