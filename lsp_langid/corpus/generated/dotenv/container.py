"""Environment files for containers and units: images, ports, users, time zones."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing, words
from lsp_langid.corpus.generated.dotenv.values import line


def make(rng: random.Random) -> str:
    rows = drawing.some(
        rng,
        (
            f"COMPOSE_PROJECT_NAME={words.fake_word(rng)}",
            f"TZ={rng.choice(('Europe/Berlin', 'UTC', 'America/New_York', 'Asia/Kolkata'))}",
            f"PUID={rng.randint(100, 2000)}",
            f"PGID={rng.randint(100, 2000)}",
            f"{words.part(rng).upper()}_VERSION={rng.randint(1, 20)}.{rng.randint(0, 20)}.{rng.randint(0, 9)}",
            f"{words.part(rng).upper()}_IMAGE={words.domain(rng)}/{words.compound(rng)}:{rng.choice(('latest', 'stable', '3.19-alpine'))}",
            f"HTTP_PORT={rng.randint(80, 9999)}",
            f"DATA_DIR={words.path(rng)}",
            f"DOMAIN={words.domain(rng)}",
            f'JAVA_OPTS="-Xms{rng.randint(1, 8)}g -Xmx{rng.randint(1, 8)}g"',
            line(rng),
            line(rng),
        ),
        2,
        12,
    )
    return "\n".join(rows)
