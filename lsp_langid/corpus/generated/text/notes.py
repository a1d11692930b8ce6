"""Notes to oneself: a few lines, hardly a full sentence."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import dates, drawing, foreign, sentences, words
from lsp_langid.corpus.generated.phrases import PHRASES

SHARE = 4.0


def make(rng: random.Random) -> str:
    code = rng.choice(foreign.LANGUAGES) if rng.random() < 0.25 else "en"
    mark = rng.choice(("", "", "", "- ", "* ", "> ", "• ", "-> "))

    unsaid = drawing.some(rng, PHRASES[code], 1, 6) if code != "en" else []

    def line() -> str:
        said = (
            unsaid.pop()
            if unsaid and rng.random() < 0.8
            else rng.choice((sentences.fragment, sentences.fragment, sentences.sentence, _fact))(rng)
        )
        return mark + said + drawing.maybe(rng, 0.05, "\n")

    head = drawing.maybe(
        rng, 0.3, rng.choice((dates.date(rng), sentences.title(rng), "NOTES", "todo", "ideas:")) + "\n"
    )
    return head + drawing.lines(rng, 1, 12, line)


def _fact(rng: random.Random) -> str:
    return rng.choice(
        (
            f"{rng.choice(words.NOUNS)} = {rng.choice(words.ADJECTIVES)} {rng.choice(words.NOUNS)}",
            f"{words.full_name(rng)} {drawing.digits(rng, 9)}",
            f"{rng.choice(words.NOUNS)}: {sentences.fragment(rng)}",
            f"{words.domain(rng)} {words.user(rng)} / {drawing.alnum(rng, 9)}",
            f"{rng.choice(words.CITIES)} -> {rng.choice(words.CITIES)} {dates.clock(rng)}",
            f"({sentences.fragment(rng)})",
            f"wifi: {drawing.alnum(rng, 12)}",
            f"~{rng.randint(2, 90)} {rng.choice(words.NOUNS)}s",
        )
    )
