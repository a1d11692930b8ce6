"""Names and values that settings in the environment have."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing, words


def name(rng: random.Random) -> str:
    """A name in capitals."""
    return rng.choice(
        (
            words.compound(rng, "_"),
            f"{words.part(rng)}_{rng.choice(('url', 'key', 'secret', 'host', 'port', 'enabled', 'token', 'id', 'password', 'name', 'path', 'timeout', 'mode'))}",
            words.fake_word(rng),
        )
    ).upper()


def value(rng: random.Random) -> str:
    """A value as it is written, quoted at times."""
    text = rng.choice(
        (
            str(rng.randint(0, 99999)),
            rng.choice(("true", "false", "1", "0", "yes", "on", "null")),
            words.word(rng),
            words.compound(rng),
            drawing.alnum(rng, rng.randint(8, 48)),
            drawing.base64_of(rng, rng.randint(12, 40)),
            drawing.uuid_of(rng),
            words.url(rng),
            words.domain(rng),
            words.email(rng),
            words.path(rng),
            drawing.ipv4(rng),
            f"{rng.choice(('postgres', 'postgresql', 'mysql', 'mongodb', 'redis', 'amqp'))}://{words.user(rng)}:{drawing.alnum(rng, 10)}@{rng.choice(('localhost', 'db', words.domain(rng)))}:{rng.randint(1000, 9999)}/{words.part(rng)}",
            ",".join(words.part(rng) for _ in range(rng.randint(2, 4))),
            " ".join(words.word(rng) for _ in range(rng.randint(2, 4))),
            "",
        )
    )
    if " " in text or rng.random() < 0.2:
        mark = rng.choice('""\'')
        return f"{mark}{text}{mark}"
    return text


def line(rng: random.Random) -> str:
    """One setting."""
    return f"{name(rng)}={value(rng)}"
