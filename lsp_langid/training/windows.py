"""Cut files into pieces as editors send them: a few lines from anywhere, ends cut off, dedented.

Knows: lines and random numbers. Never: labels, features.
"""

from __future__ import annotations

import random
import textwrap
from collections.abc import Sequence

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
MIN_VISIBLE = 6  # characters that are not white space; fewer say nothing


def visible(text: str) -> int:
    """Number of characters that are not white space."""
    return len("".join(text.split()))


def window(text: str, n_lines: int, rng: random.Random) -> str | None:
    """Cut `n_lines` lines from a random place that does not begin or end blank.

    Returns:
        None when the text has fewer lines, or when five tries found next to nothing.
    """
    lines = text.split("\n")
    if len(lines) < n_lines:
        return None
    for _ in range(5):
        start = rng.randint(0, len(lines) - n_lines)
        chosen = lines[start : start + n_lines]
        if not chosen[0].strip() or not chosen[-1].strip():
            continue
        piece = "\n".join(chosen)
        if visible(piece) >= MIN_VISIBLE:
            return piece
    return None


def random_window(text: str, rng: random.Random) -> str | None:
    """Cut a piece of a random length and dress it as a paste; None for a text with nothing in it."""
    sizes, shares = zip(*LENGTHS, strict=True)
    for _ in range(4):
        n_lines = rng.choices(sizes, shares)[0]
        if n_lines > 3:
            n_lines = rng.randint(n_lines * 3 // 4, n_lines * 5 // 4)
        piece = window(text, n_lines, rng) if n_lines else text
        if piece is not None and visible(piece) >= MIN_VISIBLE:
            return dress(piece, rng)
    return dress(text, rng) if visible(text) >= MIN_VISIBLE else None


def collage(texts: Sequence[str], rng: random.Random) -> str | None:
    """Put a few unrelated statements under each other, as notes, tests and documentation do.

    Three to eight pieces of one or two lines, each from one of `texts`. What they have in common is the
    language and hardly anything else, so the words of a subject count for less.
    """
    pieces = [window(rng.choice(texts), rng.choice((1, 1, 2)), rng) for _ in range(rng.randint(3, 8))]
    found = [textwrap.dedent(piece) for piece in pieces if piece is not None]
    return dress(rng.choice(("\n", "\n\n")).join(found), rng) if found else None


def dress(piece: str, rng: random.Random) -> str:
    """Change what a paste often changes, each with its own chance."""
    if rng.random() < 0.5:
        piece = textwrap.dedent(piece)
    if rng.random() < 0.10:
        piece = cut_ends(piece, rng)
    if rng.random() < 0.06:
        piece = swap_indentation(piece)
    if rng.random() < 0.5:
        piece = piece.rstrip("\n") + "\n" * rng.randint(0, 2)
    return piece


def cut_ends(piece: str, rng: random.Random) -> str:
    """Begin and end in the middle of a line, as a careless selection does."""
    first, last = piece.find("\n"), piece.rfind("\n")
    start = rng.randint(0, first // 2) if first > 1 else 0
    end = rng.randint((last + len(piece)) // 2, len(piece)) if last > first else len(piece)
    return piece[start:end]


def swap_indentation(piece: str) -> str:
    """Write indentation with tabs where it had runs of four spaces, and the other way round."""
    if "\n\t" in piece or piece.startswith("\t"):
        return piece.replace("\t", "    ")
    return piece.replace("    ", "\t")
