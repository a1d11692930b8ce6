"""Chats, with times or without, about life or about code."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import codewords, dates, drawing, foreign, sentences, words

SHARE = 2.5


def make(rng: random.Random) -> str:
    people = [
        rng.choice((rng.choice(words.FIRST_NAMES), words.user(rng), words.full_name(rng)))
        for _ in range(rng.randint(2, 4))
    ]
    style, when = rng.randint(0, 6), dates.moment(rng)
    code = rng.choice(foreign.LANGUAGES) if rng.random() < 0.3 else "en"

    def said() -> str:
        if code != "en" and rng.random() < 0.8:
            return foreign.sentence(rng, code)
        text = rng.choice(
            (
                sentences.fragment(rng),
                sentences.sentence(rng),
                f"just call {codewords.function(rng)} and then {rng.choice(words.VERBS)} the {rng.choice(words.NOUNS)}",
                f"did you look at {codewords.file_path(rng)}?",
                "ok",
                "lol",
                "👍",
                "yes",
                "no idea",
                "brb",
                f"{codewords.mention(rng)} again...",
                words.url(rng),
                "thx!",
            )
        )
        return text.lower().rstrip(".") if rng.random() < 0.5 else text

    def line() -> str:
        nonlocal when
        when = dates.later(rng, when, 90)
        who = rng.choice(people)
        return (
            f"{who}: {said()}",
            f"[{when:%H:%M}] <{who}> {said()}",
            f"{when:%d/%m/%Y, %H:%M} - {who}: {said()}",
            f"<{who}> {said()}",
            f"{who}  {when:%I:%M %p}\n{said()}",
            f"{who} > {said()}",
            f"[{when:%H:%M:%S}] {who}: {said()}",
        )[style]

    return drawing.lines(rng, 2, 16, line)
