"""Emoji, alone and among words."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing, foreign, sentences

_EMOJI = "😀😂🥲😍🤔😅🙏👍👎🔥🎉✨🚀🐛✅❌⚠️💡📌📝📅☕🍕🍰🐶🐱🌧️☀️❤️💔🎵⚽🏆🚗✈️🏠🎂🤖👀💪🙈"


def make(rng: random.Random) -> str:
    def line() -> str:
        marks = "".join(rng.choices(_EMOJI, k=rng.randint(1, 5)))
        said = rng.choice(
            (sentences.fragment(rng), sentences.sentence(rng), foreign.sentence(rng, foreign.language(rng)))
        )
        return rng.choice(
            (marks, f"{marks} {said}", f"{said} {marks}", f"{said} {marks} {sentences.fragment(rng)}")
        )

    return drawing.lines(rng, 1, 6, line)
