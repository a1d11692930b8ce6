"""Comments of reviewers."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import codewords, sentences, words
from lsp_langid.corpus.generated.text.bug_reports import tech

SHARE = 1.5


def make(rng: random.Random) -> str:
    def line() -> str:
        head = rng.choice(
            (
                "nit: ",
                "Nit: ",
                "",
                "",
                "LGTM, but ",
                "question: ",
                f"@{words.user(rng)} ",
                f"{codewords.file_path(rng)}:{rng.randint(1, 900)}: ",
                f"L{rng.randint(1, 900)}: ",
                "suggestion: ",
                "+1, ",
                "Done. ",
            )
        )
        said = rng.choice(
            (
                tech(rng),
                f"can we {rng.choice(words.VERBS)} {codewords.mention(rng)} here?",
                f"why not {codewords.function(rng)}?",
                f"please add a test for {codewords.mention(rng)}",
                f"{words.compound(rng, '_')} would be a better name",
                sentences.fragment(rng),
                "typo",
                f"same as in {codewords.file_name(rng)}",
            )
        )
        return head + said

    return rng.choice(("\n", "\n", "\n\n")).join(line() for _ in range(rng.choice((1, 1, 2, 3, 5))))
