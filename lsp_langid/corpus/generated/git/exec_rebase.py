"""Lists with commands to run between commits."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing, words
from lsp_langid.corpus.generated.git.todo import entry, help_text


def make(rng: random.Random) -> str:
    command = rng.choice(
        (
            "make test",
            "npm test",
            "cargo test",
            "pytest -q",
            f"./{words.compound(rng)}.sh",
            "git diff --check",
        )
    )
    rows = [
        f"{entry(rng, rng.choice(('pick', 'pick', 'fixup', 'squash')))}\n{rng.choice(('exec', 'exec', 'x'))} {command}"
        for _ in range(rng.randint(1, 8))
    ]
    return "\n".join(rows) + drawing.maybe(rng, 0.5, "\n\n" + help_text(rng))
