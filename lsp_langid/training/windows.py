"""Cut files into pieces as editors send them: a few lines from anywhere below their licence.

Knows: lines and random numbers. Never: labels, features.
"""

from __future__ import annotations

import random
import textwrap
from collections.abc import Sequence

from lsp_langid.evaluation.cut import MIN_VISIBLE, visible, window
from lsp_langid.training.augment import dress
from lsp_langid.training.licence import without_licence

# How many lines people paste: mostly few. 0 is the whole text. (lines, share of windows)
LENGTHS = (
    (1, 0.10),
    (2, 0.08),
    (3, 0.11),
    (5, 0.13),
    (8, 0.12),
    (12, 0.12),
    (20, 0.12),
    (40, 0.10),
    (0, 0.12),
)


def random_window(text: str, rng: random.Random) -> str | None:
    """Cut a piece of a random length and dress it as a paste; None for a text with nothing in it."""
    sizes, shares = zip(*LENGTHS, strict=True)
    for _ in range(4):
        n_lines = rng.choices(sizes, shares)[0]
        if n_lines > 3:
            n_lines = rng.randint(n_lines * 3 // 4, n_lines * 5 // 4)
        piece = window(without_licence(text), n_lines, rng) if n_lines else text
        if piece is not None and visible(piece) >= MIN_VISIBLE:
            return dress(piece, rng, text if n_lines else "")
    return dress(text, rng) if visible(text) >= MIN_VISIBLE else None


def collage(texts: Sequence[str], rng: random.Random) -> str | None:
    """Put a few unrelated statements under each other, as notes, tests and documentation do.

    Three to eight pieces of one or two lines, each from one of `texts`. What they have in common is the
    language and hardly anything else, so the words of a subject count for less.
    """
    bodies = [without_licence(text) for text in texts]
    pieces = [window(rng.choice(bodies), rng.choice((1, 1, 2)), rng) for _ in range(rng.randint(3, 8))]
    found = [textwrap.dedent(piece) for piece in pieces if piece is not None]
    return dress(rng.choice(("\n", "\n\n")).join(found), rng) if found else None
