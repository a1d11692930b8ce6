"""What a program told a user: messages pasted alone or with a word of despair."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import codewords, drawing, sentences, words
from lsp_langid.corpus.generated.log.messages import message

SHARE = 2.5


def make(rng: random.Random) -> str:
    error = rng.choice(
        (
            f"{rng.choice(codewords.ERRORS)}: {message(rng)}",
            f"Error: {message(rng)}",
            f"error code {rng.randint(1, 9999)}",
            f"E: Unable to locate package {words.compound(rng)}",
            f"bash: {words.part(rng)}: command not found",
            f"{words.part(rng)}: {words.path(rng)}: No such file or directory",
            "fatal: not a git repository (or any of the parent directories): .git",
            f"'{words.part(rng)}' is not recognized as an internal or external command, operable program or batch file.",
            "Permission denied (publickey).",
            f"Something went wrong (0x8{drawing.hexes(rng, 7)}). Please try again later.",
            "Segmentation fault (core dumped)",
            f"ERROR {rng.randint(1000, 2999)} ({drawing.digits(rng, 5)}): Access denied for user '{words.user(rng)}'@'localhost' (using password: YES)",
            f'The {words.part(rng)} "{codewords.file_name(rng)}" could not be opened because it is {rng.choice(words.ADJECTIVES)}.',
        )
    )
    wrap = (
        error,
        error,
        f"I get this when I start {rng.choice(codewords.TOOLS)}:\n\n{error}",
        f"{error}\n\n{sentences.sentence(rng)}",
        f'It says "{error}" and then nothing happens.',
        f'what does "{error}" mean?',
    )
    return rng.choice(wrap)
