"""Output of npm, yarn, pnpm and their build steps."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing, words
from lsp_langid.corpus.generated.log.messages import message


def make(rng: random.Random) -> str:
    order = rng.randint(0, 3)

    def package() -> str:
        return rng.choice(("", f"@{words.fake_word(rng)}/")) + words.compound(rng)

    def line() -> str:
        if order == 0:
            return f"npm {rng.choice(('warn', 'WARN', 'ERR!', 'error', 'notice', 'info', 'verb', 'http'))} {rng.choice(('deprecated', 'code', 'ERESOLVE', 'fetch', 'EBADENGINE', 'config', 'audit', 'path'))} {package()}@{rng.randint(0, 20)}.{rng.randint(0, 20)}.{rng.randint(0, 9)}: {message(rng)}"
        if order == 1:
            return rng.choice(
                (
                    f"[{rng.randint(1, 5)}/5] {rng.choice(('Resolving packages', 'Fetching packages', 'Linking dependencies', 'Building fresh packages'))}...",
                    f"warning {package()} > {package()}@{rng.randint(0, 9)}.{rng.randint(0, 9)}.0: {message(rng)}",
                    f"info {message(rng)}",
                    f"success Saved {rng.randint(1, 90)} new dependencies.",
                    f"error Command failed with exit code {rng.randint(1, 255)}.",
                    f"Done in {rng.uniform(0.1, 90):.2f}s.",
                )
            )
        if order == 2:
            return f"{rng.randint(0, 9999)} {rng.choice(('verbose', 'silly', 'info', 'http', 'timing', 'error'))} {rng.choice(('cli', 'config', 'fetch', 'reify', 'stack', 'idealTree', 'npm'))} {message(rng)}"
        return rng.choice(
            (
                f"➤ YN{drawing.digits(rng, 4)}: │ {package()}@npm:{rng.randint(0, 9)}.{rng.randint(0, 9)}.{rng.randint(0, 9)} {message(rng)}",
                f"➤ YN0000: ┌ {rng.choice(('Resolution', 'Fetch', 'Link'))} step",
                f"➤ YN0000: └ Completed in {rng.randint(1, 20)}s {rng.randint(0, 999)}ms",
            )
        )

    return drawing.lines(rng, 2, 25, line)
