"""W3C extended logs of IIS and CDNs."""

from __future__ import annotations

import random
from collections.abc import Callable

from lsp_langid.corpus.generated import dates, drawing, words


def make(rng: random.Random) -> str:
    when = dates.moment(rng)
    fields = [
        "date",
        "time",
        *drawing.some(
            rng,
            (
                "s-ip",
                "cs-method",
                "cs-uri-stem",
                "cs-uri-query",
                "s-port",
                "cs-username",
                "c-ip",
                "cs(User-Agent)",
                "cs(Referer)",
                "sc-status",
                "sc-substatus",
                "sc-win32-status",
                "time-taken",
            ),
            5,
            13,
        ),
    ]
    draws: dict[str, Callable[[], str]] = {
        "s-ip": lambda: drawing.ipv4(rng),
        "c-ip": lambda: drawing.ipv4(rng),
        "cs-method": lambda: rng.choice(("GET", "GET", "POST")),
        "cs-uri-stem": lambda: words.url_path(rng).partition("?")[0],
        "cs-uri-query": lambda: rng.choice(("-", "-", f"id={rng.randint(1, 99)}")),
        "s-port": lambda: rng.choice(("80", "443")),
        "cs-username": lambda: rng.choice(("-", "-", words.user(rng))),
        "cs(User-Agent)": lambda: (
            f"Mozilla/5.0+(Windows+NT+10.0;+Win64;+x64)+Chrome/{rng.randint(60, 130)}.0"
        ),
        "cs(Referer)": lambda: rng.choice(("-", words.url(rng))),
        "sc-status": lambda: str(rng.choice((200, 200, 304, 404, 500))),
        "sc-substatus": lambda: "0",
        "sc-win32-status": lambda: rng.choice(("0", "64")),
        "time-taken": lambda: str(rng.randint(0, 3000)),
    }
    head = f"#Software: Microsoft Internet Information Services 10.0\n#Version: 1.0\n#Date: {when:%Y-%m-%d %H:%M:%S}\n#Fields: {' '.join(fields)}\n"

    def line() -> str:
        nonlocal when
        when = dates.later(rng, when, 2)
        return " ".join([f"{when:%Y-%m-%d}", f"{when:%H:%M:%S}", *(draws[field]() for field in fields[2:])])

    return drawing.maybe(rng, 0.6, head) + drawing.lines(rng, 1, 30, line)
