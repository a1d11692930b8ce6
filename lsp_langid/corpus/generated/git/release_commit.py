"""Releases and updates of dependencies, as tools write them."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import codewords, drawing, words
from lsp_langid.corpus.generated.git.commits import subject, trailers


def make(rng: random.Random) -> str:
    package, old, new = words.compound(rng), codewords.version(rng), codewords.version(rng)
    head = rng.choice(
        (
            f"Bump {package} from {old} to {new}",
            f"chore(deps): bump {package} from {old} to {new}",
            f"Release {new}",
            f"chore(release): {new}",
            f"Update {package} to {new}",
        )
    )
    text = rng.choice(
        (
            f"Bumps [{package}]({words.url(rng)}) from {old} to {new}.\n- [Release notes]({words.url(rng)})\n- [Commits]({words.url(rng)})",
            "Changes since the last release:\n\n"
            + "\n".join(f"- {subject(rng)}" for _ in range(rng.randint(2, 6))),
        )
    )
    return f"{head}\n\n{text}{drawing.maybe(rng, 0.7, chr(10) * 2 + trailers(rng))}"
