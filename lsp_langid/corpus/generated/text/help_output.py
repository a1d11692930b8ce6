"""What `--help` prints, and manual pages as text."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing, sentences, words

SHARE = 1.2


def make(rng: random.Random) -> str:
    name, width = words.compound(rng), rng.choice((20, 24, 28))
    head = rng.choice(
        (
            f"usage: {name} [-h] [--{words.part(rng)} {words.part(rng).upper()}] {words.part(rng)}",
            f"Usage: {name} [OPTIONS] <{words.part(rng)}>...",
            f"Usage: {name} [options] [command]",
            f"{name.upper()}(1)                General Commands Manual                {name.upper()}(1)\n\nNAME\n       {name} - {sentences.fragment(rng)}\n\nSYNOPSIS\n       {name} [-{rng.choice('abcv')}] [file ...]",
        )
    )

    def option() -> str:
        text = rng.choice(
            (
                f"  -{rng.choice('abcdefghnopqv')}, --{words.compound(rng)}",
                f"      --{words.compound(rng)}={words.part(rng).upper()}",
                f"  -{rng.choice('abcdefghnopqv')} <{words.part(rng)}>",
                f"  {words.part(rng)}",
            )
        )
        return f"{text:<{width}}  {sentences.fragment(rng)}{drawing.maybe(rng, 0.2, f' [default: {words.part(rng)}]')}"

    body = "\n".join(option() for _ in range(rng.randint(2, 12)))
    return f"{head}\n\n{drawing.maybe(rng, 0.6, sentences.sentence(rng) + chr(10) * 2)}{rng.choice(('Options:', 'options:', 'OPTIONS', 'Commands:', 'Flags:'))}\n{body}"
