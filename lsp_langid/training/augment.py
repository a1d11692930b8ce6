r"""Change a piece of a file the way pasting and typing change it.

Every function takes a piece of text (`add_header` also its file) with a random generator where
chance decides, and returns another. `dress` applies each with its own chance.

Knows: lines and random numbers. Never: labels, features. Nothing here invents words.
"""

from __future__ import annotations

import random
import textwrap

HEADER_LINES = 6  # at most, of a file's beginning
PROMPTS = ("$ ", "> ", ">>> ", "% ", "# ", "In [3]: ", ">")


def dress(piece: str, rng: random.Random, whole: str = "") -> str:
    """Change what a paste often changes, each with its own chance.

    Args:
        piece: Some lines of a file.
        rng: Decides.
        whole: The file, for its header; empty when the piece needs none.
    """
    if rng.random() < 0.5:
        piece = textwrap.dedent(piece)
    if rng.random() < 0.10:
        piece = cut_ends(piece, rng)
    elif rng.random() < 0.07:
        piece = type_prefix(piece, rng)
    if whole and rng.random() < 0.04:
        piece = add_header(piece, whole, rng)
    if rng.random() < 0.06:
        piece = swap_indentation(piece)
    if rng.random() < 0.05:
        piece = blank_lines(piece, rng)
    if rng.random() < 0.02:
        piece = add_prompt(piece, rng)
    if rng.random() < 0.02:
        piece = number_lines(piece, rng)
    if rng.random() < 0.05:
        piece = crlf(piece)
    if rng.random() < 0.5:
        piece = piece.rstrip("\n") + "\n" * rng.randint(0, 2)
    return piece


def cut_ends(piece: str, rng: random.Random) -> str:
    """Begin and end in the middle of a line, as a careless selection does."""
    first, last = piece.find("\n"), piece.rfind("\n")
    start = rng.randint(0, first // 2) if first > 1 else 0
    end = rng.randint((last + len(piece)) // 2, len(piece)) if last > first else len(piece)
    return piece[start:end]


def type_prefix(piece: str, rng: random.Random) -> str:
    """What stands there while somebody types: everything up to a place in the second half."""
    return piece[: rng.randint((len(piece) + 1) // 2, len(piece))]


def add_header(piece: str, whole: str, rng: random.Random) -> str:
    """Put the first lines of its file above a piece: a comment, a licence, imports."""
    head = whole.split("\n")[: rng.randint(1, HEADER_LINES)]
    header = "\n".join(head).strip("\n")
    return piece if not header or piece.startswith(header) else f"{header}\n\n{piece}"


def swap_indentation(piece: str) -> str:
    """Write indentation with tabs where it had runs of four spaces, and the other way round."""
    if "\n\t" in piece or piece.startswith("\t"):
        return piece.replace("\t", "    ")
    return piece.replace("    ", "\t")


def blank_lines(piece: str, rng: random.Random) -> str:
    """Leave all blank lines out, or put one after every line, as chats and web pages do."""
    lines = [line for line in piece.split("\n") if line.strip()]
    return ("\n" if rng.random() < 0.6 else "\n\n").join(lines)


def add_prompt(piece: str, rng: random.Random) -> str:
    """End with the prompt of the terminal the piece was copied from."""
    return f"{piece.rstrip()}\n{rng.choice(PROMPTS)}"


def number_lines(piece: str, rng: random.Random) -> str:
    """Number the lines, as code copied out of books, logs and web pages is."""
    start, mark = rng.choice((1, 1, rng.randint(2, 900))), rng.choice((" ", "  ", ": ", " | ", ". ", "\t"))
    lines = piece.split("\n")
    width = len(str(start + len(lines)))
    return "\n".join(f"{number:{width}}{mark}{line}" for number, line in enumerate(lines, start))


def crlf(piece: str) -> str:
    r"""End lines as Windows does: `\r\n`."""
    return piece.replace("\r\n", "\n").replace("\n", "\r\n")
