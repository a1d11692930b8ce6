"""Addresses on the web: alone, in lists, with a word about them."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing, sentences, words

SHARE = 3.0


def make(rng: random.Random) -> str:
    style = rng.randint(0, 5)

    def line() -> str:
        link = words.url(rng) if rng.random() < 0.8 else words.domain(rng) + words.url_path(rng)
        return (
            link,
            link,
            f"{sentences.title(rng)} {link}",
            f"{link} ({sentences.fragment(rng)})",
            f"{sentences.title(rng)}\n{link}\n",
            f"{sentences.fragment(rng)} -> {link}",
        )[style]

    return drawing.lines(rng, 1, 14, line)
