"""Make examples of records: windows to train on, windows to measure on.

Knows: how many windows of which label and length. Never: features, weights.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lsp_langid.core.policy import NOT_CODE
from lsp_langid.corpus.shards import Record
from lsp_langid.evaluation.cut import MIN_VISIBLE, visible, window
from lsp_langid.training.licence import without_licence
from lsp_langid.training.windows import collage, random_window

COLLAGE_SHARE = 0.2  # of the windows are unrelated statements out of three texts
FENCE_SHARE = 0.35  # of a label's windows come from documentation's code blocks ...
MIN_FENCES = 12  # ... where it has so many
WHOLE = 0  # in place of a number of lines: the whole text
LINE_COUNTS = (1, 2, 3, 5, 10, 20, 40, WHOLE)


@dataclass(frozen=True, slots=True)
class Example:
    """A text as an editor might send it, with the truth about it."""

    text: str
    label: str
    project: str
    n_lines: int  # asked for; `WHOLE` for a whole text, and where the length was left to chance


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
    Where documentation has blocks of the language, `FENCE_SHARE` of the windows are from these:
    they are written to be pasted. `COLLAGE_SHARE` of them are made of several texts and count for the
    project of the first.
    """
    rng = random.Random(f"{seed}/{records[0].label}")
    fences = [record for record in records if record.fence]
    files = [record for record in records if not record.fence]
    share = FENCE_SHARE if len(fences) >= MIN_FENCES and files else len(fences) / len(records)
    pools = (_Pool(fences), _Pool(files))
    examples: list[Example] = []
    for _ in range(20 * count):  # bounds the tries where a label has nothing but tiny texts
        pool = pools[rng.random() >= share]
        record = pool.draw(rng)
        if record.label != NOT_CODE and rng.random() < COLLAGE_SHARE:
            piece = collage([record.text, pool.draw(rng).text, pool.draw(rng).text], rng)
        else:
            piece = random_window(record.text, rng)
        if piece is not None:
            examples.append(Example(piece, record.label, record.project, 0))
            if len(examples) == count:
                break
    return examples


class _Pool:
    """Records to draw from, also project by project."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._records = records
        projects: dict[str, list[Record]] = defaultdict(list)
        for record in records:
            projects[record.project].append(record)
        self._projects = list(projects.values())

    def draw(self, rng: random.Random) -> Record:
        return rng.choice(rng.choice(self._projects)) if rng.random() < 0.5 else rng.choice(self._records)


def held_out_examples(
    groups: Mapping[str, Sequence[Record]],
    per_label: int,
    seed: str,
    line_counts: Sequence[int] = LINE_COUNTS,
) -> list[Example]:
    """Cut up to `per_label` windows of each label for each number of lines, one from a text.

    Projects take turns, so that a big one does not stand for its language. Windows come from below a
    licence. Whole texts are files: a block of documentation is short by nature.
    """
    examples = []
    for label, records in groups.items():
        rng = random.Random(f"{seed}/{label}")
        shuffled = _projects_in_turn(rng.sample(list(records), len(records)))
        for n_lines in line_counts:
            pieces = ((record, _piece(record, n_lines, rng)) for record in shuffled)
            found = [Example(piece, label, record.project, n_lines) for record, piece in pieces if piece]
            examples.extend(found[:per_label])
    return examples


def _piece(record: Record, n_lines: int, rng: random.Random) -> str | None:
    if n_lines != WHOLE:
        return window(without_licence(record.text), n_lines, rng)
    return None if record.fence or visible(record.text) < MIN_VISIBLE else record.text


def _projects_in_turn(records: Sequence[Record]) -> list[Record]:
    """One text of each project, then a second of each, and so on."""
    rounds: dict[str, int] = defaultdict(int)
    ranked = []
    for place, record in enumerate(records):
        ranked.append((rounds[record.project], place))
        rounds[record.project] += 1
    return [records[place] for _, place in sorted(ranked)]
