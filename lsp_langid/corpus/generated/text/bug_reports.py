"""Bug reports and questions to a forum: steps, expected, got, versions."""

from __future__ import annotations

import random
from collections.abc import Callable

from lsp_langid.corpus.generated import codewords, sentences, words

SHARE = 1.5


def make(rng: random.Random) -> str:
    style = rng.randint(0, 2)
    if style == 0:
        rows = [
            f"{codewords.mention(rng)} {rng.choice(('crashes', 'hangs', 'is ignored', 'fails', 'is slow'))} when {codewords.mention(rng)} is {rng.choice(words.ADJECTIVES)}",
            "",
            rng.choice(("Steps to reproduce:", "Steps", "To reproduce:")),
            *(
                f"{i}. {rng.choice((sentences.fragment(rng).capitalize(), f'Open {codewords.file_name(rng)}', f'Call {codewords.function(rng)}', f'Set {words.compound(rng, chr(95))} to {rng.randint(0, 9)}'))}"
                for i in range(1, rng.randint(3, 6))
            ),
            "",
            f"Expected: {sentences.sentence(rng)}",
            f"{rng.choice(('Actual', 'Got', 'Instead'))}: {tech(rng)}",
        ]
        return "\n".join(
            [
                *rows,
                *(
                    [
                        f"Version: {codewords.version(rng)}, {rng.choice(('Windows 11', 'Debian 12', 'macOS 14.2', 'Ubuntu 22.04'))}"
                    ]
                    if rng.random() < 0.6
                    else []
                ),
            ]
        )
    paragraphs = [
        " ".join(rng.choice((tech, tech, sentences.sentence))(rng) for _ in range(rng.randint(1, 4)))
        for _ in range(rng.randint(1, 3))
    ]
    return "\n\n".join(
        [
            "Hi," if style == 1 else codewords.mention(rng) + " does not work",
            *paragraphs,
            rng.choice(("Thanks in advance!", "Any ideas?", "Am I missing something?", words.full_name(rng))),
        ]
    )


_TECH = """
I tried to call {f} in {p}, but it returns {k} instead of the {n}.
After the update to {v}, {m} no longer works with {t}.
If you set {u} to {#}, the {n} is {a} and {f} throws a {e}.
The class {C} has no method {f}, so the {n} in {p} is never used.
As far as I can tell, {m} is only read once, when the {n} starts.
Does {t} need {m}, or is it enough to import {u}?
Please rename {u} to {u}, otherwise it clashes with {m}.
You have to return {k} here, not {k}.
We should not catch every {e}; let it reach {f} and log it there.
I would move the for loop out of {f} and use a while loop instead.
Just run {t} with {o} and then delete {p}.
In {t} you can do this with one line, but in {t} you need a class and an interface.
The variable {u} is never used, and {u} shadows the import.
My {p} has an if without an else, and a switch with {#} cases.
Call {f} and then set {u} = {#}, that should fix it.
{f} is {a}: it takes {#} seconds for {#} rows.
Note that {m} is null when the {n} is empty, see #{#}.
The tests pass with {t} {v} but fail on CI with {e}.
Use const instead of var, and let only if the {n} changes.
There is a typo in {p}, line {#}: "{n}" should be "{N}".
Select the {n} from the table where it is {a}, then insert it into the {N}.
The public API of {C} must not change before version {v}.
Why does {f} print {k} twice while {f} prints nothing?
""".strip().split("\n")


def tech(rng: random.Random) -> str:
    """One sentence of prose that names functions, files, keywords."""
    text = rng.choice(_TECH)
    draws: dict[str, Callable[[], str]] = {
        "{f}": lambda: codewords.function(rng),
        "{p}": lambda: codewords.file_path(rng),
        "{k}": lambda: rng.choice(codewords.KEYWORDS),
        "{n}": lambda: rng.choice(words.NOUNS),
        "{N}": lambda: rng.choice(words.NOUNS) + "s",
        "{v}": lambda: codewords.version(rng),
        "{m}": lambda: codewords.mention(rng),
        "{t}": lambda: rng.choice(codewords.TOOLS),
        "{u}": lambda: words.compound(rng, "_"),
        "{#}": lambda: str(rng.randint(0, 400)),
        "{a}": lambda: rng.choice(words.ADJECTIVES),
        "{e}": lambda: rng.choice(codewords.ERRORS),
        "{C}": lambda: words.camel(rng),
        "{o}": lambda: f"--{words.compound(rng)}",
    }
    for slot, draw in draws.items():
        while slot in text:
            text = text.replace(slot, draw(), 1)
    return text
