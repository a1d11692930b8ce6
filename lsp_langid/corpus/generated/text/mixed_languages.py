"""Several languages in one text, as travellers, translators and families write."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing, foreign, sentences
from lsp_langid.corpus.generated.phrases import PHRASES

SHARE = 2.0


def make(rng: random.Random) -> str:
    style = rng.randint(0, 2)

    def line() -> str:
        code = foreign.language(rng)
        said = foreign.sentence(rng, code)
        return (
            said,
            f"{code}: {said}" if rng.random() < 0.3 else f"{sentences.sentence(rng)} {said}",
            f"{said} = {rng.choice(PHRASES['en'])}"
            if rng.random() < 0.3
            else f"{said} ({sentences.fragment(rng)})",
        )[style]

    return drawing.lines(rng, 1, 6, line)
