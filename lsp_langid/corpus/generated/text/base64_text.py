"""Base64, in one line or wrapped; tokens with dots."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing

SHARE = 1.5


def make(rng: random.Random) -> str:
    text = drawing.base64_of(rng, rng.choice((12, 24, 48, 100, 300, 600)))
    if rng.random() < 0.2:
        return ".".join(
            drawing.base64_of(rng, n).rstrip("=").replace("+", "-").replace("/", "_")
            for n in (27, rng.randint(40, 150), 32)
        )
    width = rng.choice((0, 64, 76, 60))
    return "\n".join(text[i : i + width] for i in range(0, len(text), width)) if width else text
