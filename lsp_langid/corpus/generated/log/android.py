"""Android's logcat, in its threadtime, brief and time forms."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import dates, drawing, words
from lsp_langid.corpus.generated.log.messages import message


def make(rng: random.Random) -> str:
    when, order, pid = dates.moment(rng), rng.randint(0, 2), rng.randint(100, 32000)

    def line() -> str:
        nonlocal when
        when = dates.later(rng, when, 0.5)
        level, tag = (
            rng.choice("VDDIIWEF"),
            rng.choice(
                (
                    "ActivityManager",
                    "AndroidRuntime",
                    "WifiService",
                    "chatty",
                    words.camel(rng),
                    words.camel(rng),
                )
            ),
        )
        said = rng.choice(
            (
                message(rng),
                message(rng),
                f"Start proc {pid}:com.{words.fake_word(rng)}.{words.part(rng)}/u0a{rng.randint(1, 300)} for activity",
                f"Displayed com.{words.fake_word(rng)}/.{words.camel(rng)}: +{rng.randint(50, 999)}ms",
            )
        )
        time = dates.stamp(rng, when, "%m-%d %H:%M:%S.%3f")
        return (
            f"{time} {pid:5} {pid + rng.randint(0, 60):5} {level} {tag}: {said}",
            f"{level}/{tag}({pid:5}): {said}",
            f"{time} {level}/{tag}({pid:5}): {said}",
        )[order]

    return drawing.maybe(rng, 0.2, "--------- beginning of main\n") + drawing.lines(rng, 1, 30, line)
