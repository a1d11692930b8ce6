"""Song lists, film lists, reading lists, scores for video files."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing, sentences, words


def make(rng: random.Random) -> str:
    style = rng.randint(0, 4)
    rows = []
    for number in range(1, rng.randint(3, 15)):
        length = f"{rng.randint(1, 9)}:{rng.randint(0, 59):02d}"
        rows.append(
            (
                f"{number:02d}. {sentences.title(rng)} ({length})",
                f"{words.full_name(rng)} - {sentences.title(rng)}",
                f"{number} {sentences.title(rng)} {length}",
                f"{sentences.title(rng)} ({rng.randint(1920, 2025)}), {words.full_name(rng)}",
                f"{length} {words.fake_word(rng).title()} – {sentences.title(rng)}{drawing.maybe(rng, 0.2, ' (Remix)')}",
            )[style]
        )
    return drawing.maybe(rng, 0.4, f"{words.full_name(rng)}: {sentences.title(rng)}\n\n") + "\n".join(rows)
