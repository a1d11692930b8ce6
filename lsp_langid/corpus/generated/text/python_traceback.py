"""Python tracebacks."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import codewords, drawing, words
from lsp_langid.corpus.generated.log.messages import message

SHARE = 1.2


def make(rng: random.Random) -> str:
    rows = ["Traceback (most recent call last):"] if rng.random() < 0.85 else []
    for _ in range(rng.randint(1, 7)):
        rows.append(
            f'  File "{words.path(rng).partition(".")[0]}/{words.compound(rng, "_")}.py", line {rng.randint(1, 900)}, in {rng.choice((words.compound(rng, "_"), "<module>", "__init__"))}'
        )
        if rng.random() < 0.85:
            rows.append(
                f"    {rng.choice((f'return {words.compound(rng, chr(95))}({words.part(rng)})', f'{words.part(rng)} = {words.part(rng)}.{words.part(rng)}()', f'self.{words.part(rng)}()', f'{words.part(rng)}[{words.part(rng)}]', 'raise'))}"
            )
            if rng.random() < 0.2:
                rows.append("    " + "^" * rng.randint(5, 30))
    rows.append(
        rng.choice(
            (
                f"{rng.choice(codewords.ERRORS)}: {message(rng)}",
                f"KeyError: '{words.part(rng)}'",
                f"ModuleNotFoundError: No module named '{words.compound(rng, '_')}'",
                f"TypeError: {codewords.function(rng)} missing {rng.randint(1, 3)} required positional arguments",
                f"{words.part(rng)}.exceptions.{words.camel(rng)}Error: {message(rng)}",
            )
        )
    )
    return "\n".join(rows) + drawing.maybe(
        rng, 0.1, "\n\nDuring handling of the above exception, another exception occurred:\n"
    )
