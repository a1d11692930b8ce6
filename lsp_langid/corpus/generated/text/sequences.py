"""Letters that mean something to few: DNA, chess, chords, knitting, amino acids."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing, sentences


def make(rng: random.Random) -> str:
    style = rng.randint(0, 4)
    if style == 0:
        return drawing.maybe(
            rng, 0.5, f">{drawing.alnum(rng, 8).upper()} {sentences.fragment(rng)}\n"
        ) + drawing.lines(rng, 1, 8, lambda: "".join(rng.choices("ACGT", k=60)))
    if style == 1:
        moves = (
            "e4",
            "e5",
            "Nf3",
            "Nc6",
            "Bb5",
            "a6",
            "O-O",
            "Qxd5+",
            "Rfe1",
            "cxd4",
            "d4",
            "Bg5",
            "h6",
            "exd5",
            "Kh1",
            "b8=Q#",
        )
        return " ".join(
            f"{i}. {rng.choice(moves)} {rng.choice(moves)}" for i in range(1, rng.randint(3, 30))
        ) + rng.choice((" 1-0", " 1/2-1/2", ""))
    if style == 2:
        return drawing.lines(
            rng,
            2,
            8,
            lambda: rng.choice(
                (
                    " ".join(
                        rng.choices(("Am", "C", "G", "D7", "Em", "F", "Bm7", "Esus4", "C#m"), k=4)
                    ).replace(" ", " " * rng.randint(1, 9)),
                    sentences.fragment(rng).capitalize(),
                )
            ),
        )
    if style == 3:
        return drawing.lines(
            rng,
            1,
            6,
            lambda: (
                f"Row {rng.randint(1, 40)}: k{rng.randint(1, 9)}, p{rng.randint(1, 9)}, *yo, k2tog; rep from * to last {rng.randint(1, 5)} sts"
            ),
        )
    return " ".join("".join(rng.choices("ACDEFGHIKLMNPQRSTVWY", k=10)) for _ in range(rng.randint(1, 12)))
