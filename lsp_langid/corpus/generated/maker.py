"""What a maker is, and how its texts are drawn: the same seed, the same texts, on any machine.

Knows: labels, projects, random numbers. Never: what a text looks like.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules

from lsp_langid.corpus.candidates import Candidate

Make = Callable[[random.Random], str]

_TRIES = 4  # for a text that was drawn before; then the project is left smaller


@dataclass(frozen=True, slots=True)
class Maker:
    """One sub-format. It is a project of its own, so that a split by project holds out whole formats."""

    label: str  # id in the label table
    name: str  # of the sub-format: "nginx"
    n_texts: int
    make: Make

    @property
    def project(self) -> str:
        """Name of the project in the corpus, as `made-log-nginx`."""
        return f"made-{self.label}-{self.name}"


def makers(label: str, total: int, package: str, suffix: str = "") -> tuple[Maker, ...]:
    """Share `total` texts among the modules of a package that have a function `make`.

    Args:
        label: Of all their texts.
        total: Texts of all modules together, shared by their `SHARE` (1 if none).
        package: Its name; every module in it is looked at, so a new sub-format needs no list.
        suffix: Of the names of the modules wanted.
    """
    folder = import_module(package).__path__
    names = sorted(found.name for found in iter_modules(folder) if found.name.endswith(suffix))
    modules = [module for name in names if hasattr(module := import_module(f"{package}.{name}"), "make")]
    shares = [float(getattr(module, "SHARE", 1.0)) for module in modules]
    return tuple(
        Maker(label, module.__name__.rpartition(".")[2].replace("_", "-"), n_texts, module.make)
        for module, share in zip(modules, shares, strict=True)
        if (n_texts := round(total * share / sum(shares)))
    )


def candidates(maker: Maker, seed: int) -> Iterator[Candidate]:
    """Draw the texts of one maker, none of them twice."""
    seen: set[str] = set()
    for number in range(maker.n_texts):
        for attempt in range(_TRIES):
            text = maker.make(random_of(seed, maker.project, number, attempt))
            if text not in seen and text.strip():
                seen.add(text)
                yield Candidate(text, maker.label, maker.project, f"{number:04d}", "made", "MIT")
                break


def random_of(*key: object) -> random.Random:
    """Return a generator that depends on `key` alone."""
    digest = hashlib.sha256("\0".join(map(str, key)).encode()).digest()
    return random.Random(int.from_bytes(digest[:8], "big"))
