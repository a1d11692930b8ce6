"""Python's logging in its usual formats, and loguru's."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import dates, drawing, words
from lsp_langid.corpus.generated.log.messages import message

_LEVELS = ("DEBUG", "INFO", "INFO", "INFO", "WARNING", "ERROR", "CRITICAL")


def make(rng: random.Random) -> str:
    when, order = dates.moment(rng), rng.randint(0, 6)

    def line() -> str:
        nonlocal when
        when = dates.later(rng, when, 4)
        time, level = dates.stamp(rng, when, "%Y-%m-%d %H:%M:%S,%3f"), rng.choice(_LEVELS)
        logger = rng.choice((words.compound(rng, "."), "root", "__main__", words.compound(rng, "_")))
        return (
            f"{time} - {logger} - {level} - {message(rng)}",
            f"{level}:{logger}:{message(rng)}",
            f"{time} {level:8} {logger} {message(rng)}",
            f"[{time}] [{level}] {message(rng)}",
            f"{dates.stamp(rng, when, '%Y-%m-%d %H:%M:%S.%3f')} | {level:<8} | {logger}:{words.compound(rng, '_')}:{rng.randint(3, 800)} - {message(rng)}",
            f"[{when:%Y-%m-%d %H:%M:%S} +0000] [{rng.randint(1, 40000)}] [{level}] {message(rng)}",
            f"[{time}: {level}/{rng.choice(('MainProcess', f'ForkPoolWorker-{rng.randint(1, 16)}'))}] Task {logger}.{words.compound(rng, '_')}[{drawing.uuid_of(rng)}] {rng.choice(('received', f'succeeded in {rng.random() * 9:.4f}s: None', 'raised unexpected'))}",
        )[order]

    return drawing.lines(rng, 1, 30, line)
