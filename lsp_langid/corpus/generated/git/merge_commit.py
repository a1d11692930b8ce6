"""Merges and reverts, with conflicts listed."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import codewords, drawing, words
from lsp_langid.corpus.generated.git.commits import subject, template


def make(rng: random.Random) -> str:
    branch = rng.choice(
        (words.compound(rng), f"feature/{words.compound(rng)}", f"release/{codewords.version(rng)}")
    )
    text = rng.choice(
        (
            f"Merge branch '{branch}'",
            f"Merge branch '{branch}' into {words.compound(rng)}",
            f"Merge pull request #{rng.randint(1, 9999)} from {words.user(rng)}/{branch}\n\n{subject(rng)}",
            f"Merge remote-tracking branch 'origin/{branch}'",
            f'Revert "{subject(rng)}"\n\nThis reverts commit {drawing.hexes(rng, 40)}.',
            f"Merge tag '{codewords.version(rng)}' of {words.url(rng)} into {branch}",
        )
    )
    conflicts = "\n\n# Conflicts:\n" + "\n".join(
        f"#\t{codewords.file_path(rng)}" for _ in range(rng.randint(1, 4))
    )
    text += drawing.maybe(rng, 0.4, conflicts)
    return text + drawing.maybe(
        rng, 0.4, f"\n#\n# It looks like you may be committing a merge.\n{template(rng)}\n"
    )
