"""Several messages joined for one commit."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated.git.commits import body, conventional, subject, template


def make(rng: random.Random) -> str:
    n_commits = rng.randint(2, 5)
    rows = [f"# This is a combination of {n_commits} commits."]
    for number in range(1, n_commits + 1):
        rows += [
            "# This is the 1st commit message:"
            if number == 1
            else f"# This is the commit message #{number}:",
            "",
            rng.choice((subject, conventional))(rng),
            *(["", body(rng)] if rng.random() < 0.3 else []),
            "",
        ]
    return "\n".join([*rows, template(rng)])
