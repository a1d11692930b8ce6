"""What package managers print: pip list, npm ls, apt, gem, brew."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import codewords, drawing, sentences, words

SHARE = 1.2


def make(rng: random.Random) -> str:
    return rng.choice((_pip, _npm, _apt, _gem, _install, _outdated))(rng)


def _pip(rng: random.Random) -> str:
    return "Package            Version\n------------------ ---------\n" + drawing.lines(
        rng, 3, 25, lambda: f"{words.compound(rng):<18} {codewords.version(rng)}"
    )


def _npm(rng: random.Random) -> str:
    return f"{words.compound(rng)}@{codewords.version(rng)} {words.path(rng)}\n" + drawing.lines(
        rng,
        2,
        15,
        lambda: (
            f"{rng.choice(('├── ', '├─┬ ', '│ └── ', '└── '))}{words.compound(rng)}@{codewords.version(rng)}{drawing.maybe(rng, 0.1, ' deduped')}"
        ),
    )


def _apt(rng: random.Random) -> str:
    return drawing.lines(
        rng,
        2,
        14,
        lambda: rng.choice(
            (
                f"Get:{rng.randint(1, 30)} http://{words.domain(rng)} stable/main amd64 {words.compound(rng)} amd64 {codewords.version(rng)} [{rng.randint(1, 900)} kB]",
                f"Unpacking {words.compound(rng)} ({codewords.version(rng)}) ...",
                f"Setting up {words.compound(rng)} ({codewords.version(rng)}) ...",
                f"{words.compound(rng)}/stable {codewords.version(rng)} amd64",
                "Reading package lists... Done",
                f"ii  {words.compound(rng)}  {codewords.version(rng)}  amd64  {sentences.title(rng)}",
            )
        ),
    )


def _gem(rng: random.Random) -> str:
    return drawing.lines(
        rng,
        2,
        20,
        lambda: (
            f"{words.compound(rng, rng.choice('-_'))} ({codewords.version(rng)}{drawing.maybe(rng, 0.2, ', ' + codewords.version(rng))})"
        ),
    )


def _install(rng: random.Random) -> str:
    name = words.compound(rng)
    return f"Collecting {name}\n  Downloading {name.replace('-', '_')}-{codewords.version(rng)}-py3-none-any.whl ({rng.randint(1, 900)} kB)\nInstalling collected packages: {', '.join(words.part(rng) for _ in range(3))}\nSuccessfully installed {name}-{codewords.version(rng)}"


def _outdated(rng: random.Random) -> str:
    return f"{'Package':<22}{'Current':>9}{'Wanted':>9}{'Latest':>9}\n" + drawing.lines(
        rng,
        2,
        14,
        lambda: (
            f"{words.compound(rng):<22}{codewords.version(rng):>9}{codewords.version(rng):>9}{codewords.version(rng):>9}"
        ),
    )
