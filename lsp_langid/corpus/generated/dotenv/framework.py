"""Settings of a web framework: one prefix and the usual services."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing
from lsp_langid.corpus.generated.dotenv.values import value

SHARE = 1.5
_PREFIXES = (
    "APP",
    "DB",
    "MAIL",
    "REDIS",
    "AWS",
    "NEXT_PUBLIC",
    "VITE",
    "REACT_APP",
    "DJANGO",
    "FLASK",
    "RAILS",
    "POSTGRES",
    "MYSQL",
    "JWT",
    "SMTP",
    "STRIPE",
    "S3",
    "LOG",
    "CACHE",
    "QUEUE",
    "SENTRY",
    "OAUTH",
    "NUXT",
    "EXPO_PUBLIC",
)
_KEYS = (
    "HOST",
    "PORT",
    "NAME",
    "USER",
    "USERNAME",
    "PASSWORD",
    "DATABASE",
    "URL",
    "KEY",
    "SECRET",
    "ENV",
    "DEBUG",
    "REGION",
    "BUCKET",
    "DRIVER",
    "LEVEL",
    "TOKEN",
    "DSN",
    "CLIENT_ID",
    "CLIENT_SECRET",
    "FROM_ADDRESS",
    "ENCRYPTION",
    "TTL",
    "CONNECTION",
)


def make(rng: random.Random) -> str:
    blocks = []
    for prefix in drawing.some(rng, _PREFIXES, 1, 6):
        blocks.append("\n".join(f"{prefix}_{key}={value(rng)}" for key in drawing.some(rng, _KEYS, 1, 7)))
    return rng.choice(("\n", "\n\n", "\n\n")).join(blocks)
