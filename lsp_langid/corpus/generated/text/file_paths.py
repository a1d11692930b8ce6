"""Lists of files and folders without a tree."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import codewords, drawing, words

SHARE = 0.7


def make(rng: random.Random) -> str:
    style = rng.randint(0, 4)

    def line() -> str:
        return (
            codewords.file_path(rng),
            words.path(rng),
            "C:\\"
            + "\\".join(words.part(rng).title() for _ in range(rng.randint(1, 4)))
            + f"\\{codewords.file_name(rng)}",
            f"{rng.randint(4, 9999)}\t{words.path(rng)}",
            codewords.file_name(rng),
        )[style]

    return drawing.lines(rng, 1, 18, line)
