"""Errors of JavaScript engines, with their stacks."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import words
from lsp_langid.corpus.generated.log.messages import message


def make(rng: random.Random) -> str:
    said = rng.choice(
        (
            f"Cannot read properties of undefined (reading '{words.part(rng)}')",
            f"{words.compound(rng, '_')} is not a function",
            f"Cannot find module '{words.compound(rng)}'",
            message(rng),
        )
    )
    head = rng.choice(
        ("Uncaught ", "", "", "Uncaught (in promise) ", "(node:4211) UnhandledPromiseRejectionWarning: ")
    )
    rows = [
        f"{head}{rng.choice(('TypeError', 'Error', 'ReferenceError', 'RangeError', 'SyntaxError'))}: {said}"
    ]
    style = rng.random() < 0.75
    for _ in range(rng.randint(1, 9)):
        place = f"{rng.choice((words.path(rng), 'webpack-internal:///./src', 'node:internal/' + words.part(rng), words.url(rng)))}/{words.part(rng)}.js:{rng.randint(1, 999)}:{rng.randint(1, 90)}"
        name = rng.choice(
            (
                words.camel(rng, upper=False),
                f"{words.camel(rng)}.{words.camel(rng, upper=False)}",
                "async " + words.camel(rng, upper=False),
                "Object.<anonymous>",
                "Array.map (<anonymous>)",
            )
        )
        rows.append(f"    at {name} ({place})" if style else f"{name}@{place}")
    return "\n".join(rows)
