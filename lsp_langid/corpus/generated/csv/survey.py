"""Answers to questions, with free text."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import dates, foreign, sentences, tables


def make(rng: random.Random) -> str:
    n_questions = rng.randint(2, 6)
    head = ["Timestamp", *(sentences.sentence(rng).rstrip(".") + "?" for _ in range(n_questions))]
    rows = [head]
    for _ in range(rng.randint(2, 12)):
        answers = [
            rng.choice(
                (
                    "Strongly agree",
                    "Agree",
                    "Neutral",
                    "Disagree",
                    str(rng.randint(1, 10)),
                    "Yes",
                    "No",
                    "",
                    sentences.sentence(rng),
                    foreign.sentence(rng, foreign.language(rng)),
                )
            )
            for _ in range(n_questions)
        ]
        rows.append([dates.moment(rng).strftime("%Y/%m/%d %I:%M:%S %p"), *answers])
    return tables.separated(rng, rows, ",", rng.choice((0.0, 1.0)))
