"""Continuous integration: step headers, groups, times in front of each line, colours left in."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import dates, drawing, words
from lsp_langid.corpus.generated.log.messages import message


def make(rng: random.Random) -> str:
    when, order = dates.moment(rng), rng.randint(0, 3)

    def line() -> str:
        nonlocal when
        when = dates.later(rng, when, 1)
        said = rng.choice(
            (
                message(rng),
                f"##[group]Run {words.compound(rng)}/{words.compound(rng)}@v{rng.randint(1, 5)}",
                "##[endgroup]",
                f"##[error]Process completed with exit code {rng.randint(1, 127)}.",
                f"Downloading {words.compound(rng)}-{rng.randint(1, 9)}.{rng.randint(0, 9)}.tar.gz ({rng.randint(1, 900)} kB)",
                f"Removing intermediate container {drawing.hexes(rng, 12)}",
                f"Step {rng.randint(1, 9)}/{rng.randint(9, 20)} : RUN {words.part(rng)}",
                f"Cloning into '{words.path(rng)}'...",
            )
        )
        return (
            f"{when:%Y-%m-%dT%H:%M:%S.%f}{rng.randint(0, 9)}Z {said}",
            f"\x1b[{rng.choice(('32;1', '0;m', '31', '36'))}m{said}\x1b[0m",
            f"[{when:%Y-%m-%dT%H:%M:%S}.{rng.randint(0, 999):03d}Z] {said}",
            rng.choice(
                (
                    f"[Pipeline] {rng.choice(('sh', 'stage', '{', '}', 'echo', 'node'))}",
                    f"+ {words.part(rng)} --{words.part(rng)}",
                    said,
                )
            ),
        )[order]

    return drawing.lines(rng, 2, 35, line)
