"""How many texts a project and a language may hold, and which go when there are more.

Knows: limits, and choosing by hash and in turn. Never: what a text says.

No random state and no order of input decides anything here: the same texts give the same choice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lsp_langid.corpus.spill import Key

PROJECT_FULL = "more than a project may hold"
LABEL_FULL = "more than a language may hold"
TOO_THIN = "too few texts"


@dataclass(frozen=True, slots=True)
class Caps:
    """Limits on numbers of texts. Made texts have no limit by project: they have no project to speak of."""

    project_files: int = 40
    project_fences: int = 25
    few_projects: int = 8  # a language with fewer may take more from each
    few_project_files: int = 120
    few_project_fences: int = 60
    files: int = 4_000
    fences: int = 1_500
    wide: frozenset[str] = frozenset({"markdown", "plaintext"})  # many kinds of text under one label
    wide_files: int = 7_000
    characters: int = 20_000_000
    min_texts: int = 10
    min_texts_of_one_project: int = 20

    def of_label(self, label: str) -> dict[str, int]:
        """The most texts of each kind."""
        files = self.wide_files if label in self.wide else self.files
        return {"file": files, "fence": self.fences, "made": files}

    def of_project(self, n_projects: int) -> dict[str, int]:
        """The most texts of each kind that one project may give to a language of `n_projects`."""
        if n_projects < self.few_projects:
            return {"file": self.few_project_files, "fence": self.few_project_fences}
        return {"file": self.project_files, "fence": self.project_fences}


CAPS = Caps()


def capped(keys: Sequence[Key], caps: Caps = CAPS) -> tuple[list[Key], Counter[str]]:
    """Choose among the texts of one label.

    Projects take turns: one text of each, then a second of each, until the language is full. So a
    project holds more than others only where they have no more to give.

    Args:
        keys: All of one label, without copies.
        caps: The limits.

    Returns:
        What is kept, by project, and how many were dropped for which reason.
    """
    dropped: Counter[str] = Counter()
    if not keys:
        return [], dropped
    in_project = caps.of_project(len({key.project for key in keys}))
    in_label = caps.of_label(keys[0].label)
    kept: list[Key] = []
    taken: Counter[str] = Counter()
    room = caps.characters
    for turn, key in _in_turn(keys):
        if turn >= in_project.get(key.kind, len(keys)):
            dropped[PROJECT_FULL] += 1
        elif taken[key.kind] >= in_label[key.kind] or key.n_chars > room:
            dropped[LABEL_FULL] += 1
        else:
            kept.append(key)
            taken[key.kind] += 1
            room -= key.n_chars
    if _too_thin(kept, caps):
        dropped[TOO_THIN] += len(kept)
        return [], dropped
    return sorted(kept, key=lambda key: (key.project, key.order)), dropped


def _in_turn(keys: Iterable[Key]) -> list[tuple[int, Key]]:
    """Each key with its turn: 0 for the first text of a project and kind, 1 for the second."""
    turns: Counter[tuple[str, str]] = Counter()
    numbered = []
    for key in sorted(keys, key=lambda key: key.order):
        numbered.append((turns[key.project, key.kind], key))
        turns[key.project, key.kind] += 1
    return sorted(numbered, key=lambda pair: (pair[0], pair[1].order))


def _too_thin(keys: Sequence[Key], caps: Caps) -> bool:
    one_project = len({key.project for key in keys}) < 2
    return len(keys) < (caps.min_texts_of_one_project if one_project else caps.min_texts)
