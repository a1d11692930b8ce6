"""Values that use other values."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import words
from lsp_langid.corpus.generated.dotenv.values import line, name


def make(rng: random.Random) -> str:
    names = [name(rng) for _ in range(rng.randint(2, 6))]
    rows = [f"{known}={words.part(rng)}" for known in names]
    for _ in range(rng.randint(1, 8)):
        known = rng.choice(names)
        rows.append(
            rng.choice(
                (
                    f"{name(rng)}=${{{known}}}/{words.part(rng)}",
                    f'{name(rng)}="https://${{{known}}}.{words.domain(rng)}"',
                    f"{name(rng)}=${known}",
                    f"{name(rng)}=${{{known}:-{words.part(rng)}}}",
                    line(rng),
                )
            )
        )
    return "\n".join(rows)
