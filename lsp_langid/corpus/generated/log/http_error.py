"""Error logs of nginx and Apache."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import dates, drawing, words
from lsp_langid.corpus.generated.log.messages import message


def make(rng: random.Random) -> str:
    when, apache = dates.moment(rng), rng.random() < 0.5

    def line() -> str:
        nonlocal when
        when = dates.later(rng, when, 30)
        client = drawing.ipv4(rng)
        if apache:
            module = rng.choice(("core", "ssl", "php", "proxy", "mpm_event", "authz_core", "rewrite", "cgi"))
            level = rng.choice(("error", "error", "warn", "notice", "info"))
            code = f" AH{drawing.digits(rng, 5)}:" if rng.random() < 0.6 else ""
            return f"[{when:%a %b %d %H:%M:%S.%f %Y}] [{module}:{level}] [pid {rng.randint(1, 32000)}:tid {drawing.digits(rng, 15)}] [client {client}:{rng.randint(1024, 65535)}]{code} {message(rng)}"
        level = rng.choice(("error", "error", "warn", "crit", "notice", "emerg"))
        said = rng.choice(
            (
                f'open() "{words.path(rng)}" failed (2: No such file or directory)',
                "upstream timed out (110: Connection timed out) while reading response header from upstream",
                "connect() failed (111: Connection refused) while connecting to upstream",
                message(rng),
            )
        )
        tail = (
            f', client: {client}, server: {words.domain(rng)}, request: "GET {words.url_path(rng)} HTTP/1.1", host: "{words.domain(rng)}"'
            if rng.random() < 0.7
            else ""
        )
        return f"{when:%Y/%m/%d %H:%M:%S} [{level}] {rng.randint(1, 32000)}#{rng.randint(0, 99)}: *{rng.randint(1, 99999)} {said}{tail}"

    return drawing.lines(rng, 1, 25, line)
