"""Make examples of records: windows to train on, windows to measure on.

Knows: how many windows of which label and length. Never: features, weights.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lsp_langid.training.corpus import Record
from lsp_langid.training.windows import random_window, window

LINE_COUNTS = (1, 2, 3, 5, 10, 20, 40)


@dataclass(frozen=True, slots=True)
class Example:
    """A text as an editor might send it, with the truth about it."""

    text: str
    label: str
    project: str
    n_lines: int  # asked for; 0 where the length was left to chance


def by_label(records: Sequence[Record]) -> dict[str, list[Record]]:
    """Records of each label, labels sorted."""
    groups: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        groups[record.label].append(record)
    return dict(sorted(groups.items()))


def training_examples(records: Sequence[Record], count: int, seed: str) -> list[Example]:
    """Cut `count` random windows of one label's records.

    Half of them take a project first and then one of its texts, so that a big project does not
    speak for the language; half take any text, so that a project's one text does not either.
    """
    rng = random.Random(f"{seed}/{records[0].label}")
    projects: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        projects[record.project].append(record)
    groups = list(projects.values())
    examples: list[Example] = []
    for _ in range(20 * count):  # bounds the tries where a label has nothing but tiny texts
        record = rng.choice(rng.choice(groups)) if rng.random() < 0.5 else rng.choice(records)
        piece = random_window(record.text, rng)
        if piece is not None:
            examples.append(Example(piece, record.label, record.project, 0))
            if len(examples) == count:
                break
    return examples


def held_out_examples(
    groups: Mapping[str, Sequence[Record]],
    per_label: int,
    seed: str,
    line_counts: Sequence[int] = LINE_COUNTS,
) -> list[Example]:
    """Cut up to `per_label` windows of each label for each number of lines, one from a text."""
    examples = []
    for label, records in groups.items():
        rng = random.Random(f"{seed}/{label}")
        shuffled = rng.sample(list(records), len(records))
        for n_lines in line_counts:
            pieces = ((record, window(record.text, n_lines, rng)) for record in shuffled)
            found = [Example(piece, label, record.project, n_lines) for record, piece in pieces if piece]
            examples.extend(found[:per_label])
    return examples
