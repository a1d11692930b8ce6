"""Print what an editor is told while real files are typed or pasted piece by piece.

    python benchmarks/while_typing.py CORPUS [--texts N] [--prose N] [--seed N]

CORPUS is the folder the model was trained from; the files are of the projects held out of training, every
language equally often, and apart from them texts that are no code. The session is the server's; keys,
pauses and pastes come from a seeded clock, so two runs print the same. The editor sets every language it is
told, as VS Code does. A change is one of what the editor shows after the first language, plain text
included.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from lsp_langid.assets import load_detector
from lsp_langid.cli.simulated_editor import Shown, SimulatedEditor
from lsp_langid.core.detector import Detector
from lsp_langid.core.policy import NOT_CODE
from lsp_langid.corpus.shards import Record, corpus_digest, read_corpus
from lsp_langid.evaluation.typing import Identify
from lsp_langid.training.examples import by_label
from lsp_langid.training.licence import without_licence
from lsp_langid.training.sides import sides_of
from lsp_langid.training.split import TEST

MIN_LINES = 8  # a shorter file says nothing of how steady an answer is
MAX_LINES = 60  # typed of a file
MAX_CHARS = 3_000


def held_out_files(detector: Detector, corpus: Path) -> dict[str, list[Record]]:
    """Files of the test projects, of each label."""
    test = sides_of(detector.model, read_corpus(corpus, detector.table), corpus_digest(corpus))[TEST]
    fitting = (
        record
        for records in test.values()
        for record in records
        if not record.fence and len(written(record)) >= MIN_LINES
    )
    return by_label(list(fitting))


def draw(files: Mapping[str, Sequence[Record]], count: int, seed: str) -> list[Record]:
    """Draw a label first, then a project, then a file, none twice; fewer where there are no more."""
    rng = random.Random(seed)
    left = {label: list(records) for label, records in files.items()}
    chosen: list[Record] = []
    while left and len(chosen) < count:
        for label in rng.sample(sorted(left), len(left))[: count - len(chosen)]:
            project = rng.choice(sorted({record.project for record in left[label]}))
            record = rng.choice([record for record in left[label] if record.project == project])
            chosen.append(record)
            left[label].remove(record)
        left = {label: rest for label, rest in left.items() if rest}
    return chosen


def written(record: Record) -> list[str]:
    """The lines of a file that somebody writes: below its licence, the first of them."""
    return without_licence(record.text)[:MAX_CHARS].strip("\n").split("\n")[:MAX_LINES]


def type_file(editor: SimulatedEditor, lines: Sequence[str], rng: random.Random) -> None:
    """Type in bursts, with pauses within and between lines, a wrong key now and then.

    The editor indents a new line by itself, as far as the line before.
    """
    indent = ""
    for number, line in enumerate(lines):
        if number:
            editor.insert("\n" + indent)
            editor.rest(rng.lognormvariate(0.0, 0.9))  # median 1 s before a line
        if not line.startswith(indent):
            editor.erase(len(indent))
            editor.rest(rng.uniform(0.1, 0.3))
            indent = ""
        for key in line[len(indent) :]:
            if rng.random() < 0.01:
                editor.insert(rng.choice("asdfghjkl;"))
                editor.rest(rng.uniform(0.15, 0.6))
                editor.erase(1)
            editor.insert(key)
            word_ends = not key.isalnum() and rng.random() < 0.15
            editor.rest(rng.lognormvariate(-0.7, 0.7) if word_ends else rng.uniform(0.04, 0.2))
        indent = line[: len(line) - len(line.lstrip())]
    editor.rest(5.0)


def paste_file(editor: SimulatedEditor, lines: Sequence[str], rng: random.Random) -> None:
    """Paste pieces of 5 to 20 lines under each other."""
    place = 0
    while place < len(lines):
        size = rng.randint(5, 20)
        editor.insert("\n".join(lines[place : place + size]) + "\n")
        editor.rest(rng.uniform(1.0, 10.0))
        place += size


@dataclass(frozen=True, slots=True)
class Played:
    """One file, written."""

    record: Record
    shown: tuple[Shown, ...]

    @property
    def first_right(self) -> int | None:
        """Which of `shown` is right first."""
        return next((i for i, one in enumerate(self.shown) if one.language == self.record.label), None)

    @property
    def changes(self) -> int:
        """Changes of a language once one was set."""
        return max(0, len(self.shown) - 1)

    @property
    def at_end(self) -> str | None:
        """What is shown at the end."""
        return self.shown[-1].language if self.shown else None


Way = Callable[[SimulatedEditor, Sequence[str], random.Random], None]


def play(records: Sequence[Record], identify: Identify, way: Way, seed: int) -> list[Played]:
    """Write every file in a document of its own."""
    played = []
    for number, record in enumerate(records):
        editor = SimulatedEditor(identify)
        way(editor, written(record), random.Random(f"{seed}/{way.__name__}/{number}"))
        played.append(Played(record, tuple(editor.shown)))
    return played


def code_rows(code: Sequence[Played], family_of: Callable[[str | None], str | None]) -> list[tuple[str, str]]:
    """What is printed of one way of writing code."""
    reached = [one.shown[first] for one in code if (first := one.first_right) is not None]
    chars, lines = [one.chars for one in reached], [one.lines for one in reached]
    changes = [one.changes for one in code]
    return [
        ("files of code", f"{len(code)}"),
        ("first right: lines, median / 90 %", f"{_quantile(lines, 0.5)} / {_quantile(lines, 0.9)}"),
        ("first right: characters, median / 90 %", f"{_quantile(chars, 0.5)} / {_quantile(chars, 0.9)}"),
        ("never right", _share([one.first_right is None for one in code])),
        (
            "wrong before right, or instead",
            _share([bool(one.shown) and one.first_right != 0 for one in code]),
        ),
        ("changes: mean", f"{np.mean(changes):.3f}"),
        (
            "changes: median / 99 % / most",
            f"{_quantile(changes, 0.5)} / {_quantile(changes, 0.99)} / {_quantile(changes, 1)}",
        ),
        ("files without a change", _share([own == 0 for own in changes])),
        ("files with one", _share([own == 1 for own in changes])),
        ("at the end: right", _share([one.at_end == one.record.label for one in code])),
        (
            "at the end: right or of the family",
            _share([family_of(one.at_end) == family_of(one.record.label) for one in code]),
        ),
        ("at the end: plain text", _share([one.at_end is None for one in code])),
        ("at the end: wrong", _share([one.at_end not in (None, one.record.label) for one in code])),
    ]


def prose_rows(prose: Sequence[Played]) -> list[tuple[str, str]]:
    """What is printed of one way of writing what is no code."""
    return [
        ("files of no code", f"{len(prose)}"),
        ("no code: never touched", _share([not one.shown for one in prose])),
        ("no code: plain text at the end", _share([one.at_end is None for one in prose])),
    ]


def _quantile(values: Sequence[int], share: float) -> str:
    return f"{np.quantile(values, share, method='higher'):.0f}" if values else "-"


def _share(true: Sequence[bool]) -> str:
    return f"{100 * np.mean(true):.1f} %" if true else "-"


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--texts", type=int, default=300, metavar="N")
    parser.add_argument("--prose", type=int, default=100, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    args = parser.parse_args()
    detector = load_detector()
    files = held_out_files(detector, args.corpus)
    prose = draw({NOT_CODE: files.pop(NOT_CODE, [])}, args.prose, f"{args.seed}/prose")
    code = draw(files, args.texts, f"{args.seed}/code")

    def family_of(language: str | None) -> str | None:
        row = None if language is None else detector.table.by_id(language)
        return language if row is None or row.family is None else row.family

    columns = [
        dict(
            code_rows(play(code, detector.identify, way, args.seed), family_of)
            + prose_rows(play(prose, detector.identify, way, args.seed))
        )
        for way in (type_file, paste_file)
    ]
    table = Table(title=f"files of projects held out, seed {args.seed}", title_justify="left", box=None)
    table.add_column("")
    table.add_column("typed", justify="right")
    table.add_column("pasted in pieces", justify="right")
    for name in columns[0]:
        table.add_row(name, *(column[name] for column in columns))
    Console(width=100).print(table)


if __name__ == "__main__":
    main()
