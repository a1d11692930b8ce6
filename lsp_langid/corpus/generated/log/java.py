"""Log4j and Logback: time, level, thread, logger, message, and a stack trace now and then."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import dates, drawing, words
from lsp_langid.corpus.generated.log.messages import LEVELS, message

SHARE = 1.4


def make(rng: random.Random) -> str:
    when, package = (
        dates.moment(rng),
        f"{rng.choice(('com', 'org', 'de', 'io'))}.{words.fake_word(rng)}.{words.part(rng)}",
    )
    style = rng.choice(
        (
            "%Y-%m-%d %H:%M:%S,%3f",
            "%Y-%m-%d %H:%M:%S.%3f",
            "%H:%M:%S.%3f",
            "%d %b %Y %H:%M:%S,%3f",
            "%Y-%m-%dT%H:%M:%S.%3f+01:00",
        )
    )
    order = rng.randint(0, 4)

    def line() -> str:
        nonlocal when
        when = dates.later(rng, when, 1)
        time, level = dates.stamp(rng, when, style), rng.choice(LEVELS)
        thread = rng.choice(
            (
                "main",
                f"http-nio-8080-exec-{rng.randint(1, 20)}",
                f"pool-{rng.randint(1, 5)}-thread-{rng.randint(1, 30)}",
                f"{words.part(rng)}-{rng.randint(0, 9)}",
            )
        )
        logger = f"{package}.{words.camel(rng)}"
        if order == 3:
            logger = ".".join(piece[0] for piece in package.split(".")) + "." + words.camel(rng)
        text = (
            f"{time} {level:5} [{thread}] {logger} - {message(rng)}",
            f"{time} [{thread}] {level:<5} {logger}: {message(rng)}",
            f"{time} {level} {logger}:{rng.randint(10, 999)} - {message(rng)}",
            f"{time}  {level:>5} {rng.randint(1, 99999)} --- [{thread:>15}] {logger:<40} : {message(rng)}",
            f"[{time}][{level}][{thread}] {message(rng)}",
        )[order]
        return text + "\n" + trace(rng, package) if level == "ERROR" and rng.random() < 0.3 else text

    return drawing.lines(rng, 1, 30, line)


def trace(rng: random.Random, package: str) -> str:
    """An exception with some frames."""
    kind = rng.choice(
        (
            "java.lang.NullPointerException",
            "java.io.IOException",
            "java.lang.IllegalStateException",
            "java.sql.SQLException",
            f"{package}.{words.camel(rng)}Exception",
        )
    )
    frames = [
        f"\tat {package}.{(name := words.camel(rng))}.{words.camel(rng, upper=False)}({name}.java:{rng.randint(10, 900)})"
        for _ in range(rng.randint(1, 8))
    ]
    return "\n".join(
        [
            f"{kind}: {message(rng)}",
            *frames,
            *([f"\t... {rng.randint(2, 60)} more"] if rng.random() < 0.4 else []),
        ]
    )
