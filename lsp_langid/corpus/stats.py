"""Look at a corpus: a table of all labels, and texts of one label for the eye.

Knows: what makes a label strong. Never: how the corpus was built. Reads one text at a time.
"""

from __future__ import annotations

import hashlib
import heapq
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from lsp_langid.core.languages import LanguageTable
from lsp_langid.corpus.shards import labelled_files, read_rows
from lsp_langid.errors import CorpusError
from lsp_langid.parallel import each

EVERYDAY_PROJECTS = 10  # what nearly every paste is in has to be known from many hands
PROJECTS = 4
STRONG_TEXTS = 300
LICENCES = 3
SAMPLE_LINES = 12


@dataclass(slots=True)
class LabelStats:
    """Counts of one label."""

    label: str
    kinds: Counter[str] = field(default_factory=Counter)
    licences: Counter[str] = field(default_factory=Counter)  # of texts; those of made texts are left out
    projects: set[str] = field(default_factory=set)
    characters: int = 0

    @property
    def texts(self) -> int:
        """Texts of all kinds."""
        return self.kinds.total()

    def grade(self, everyday: bool) -> str:
        """`weak`: too few projects. `fair`: enough projects, few texts. `strong`: enough of both."""
        if len(self.projects) < (EVERYDAY_PROJECTS if everyday else PROJECTS):
            return "weak"
        return "strong" if self.texts >= STRONG_TEXTS else "fair"


def read_stats(folder: Path, table: LanguageTable) -> list[LabelStats]:
    """Count the texts of a corpus, labels in order of id, dialects merged by the table.

    Raises:
        CorpusError: As `read_corpus`.
    """
    files: dict[str, list[Path]] = {}
    for file, label in labelled_files(folder, table):
        files.setdefault(label, []).append(file)
    return list(each(_count, sorted(files.items())))


def print_stats(console: Console, folder: Path, table: LanguageTable) -> None:
    """Print one row a label, and the totals.

    Raises:
        CorpusError: As `read_corpus`.
    """
    everyday = {language.id for language in table if language.everyday}
    stats = read_stats(folder, table)
    rows = Table(box=None, header_style="bold")
    rows.add_column("label", no_wrap=True)
    for name in ("files", "fences", "made", "projects", "characters"):
        rows.add_column(name, justify="right", no_wrap=True)
    rows.add_column("grade", no_wrap=True)
    rows.add_column("licences", overflow="ellipsis", no_wrap=True)
    for own in stats:
        rows.add_row(*_cells(own), own.grade(own.label in everyday), Text(_commonest(own.licences)))
    rows.add_row(*_cells(_sum(stats)), "", "")
    console.print(rows)
    grades = Counter(own.grade(own.label in everyday) for own in stats)
    missing = sorted(everyday - {own.label for own in stats})
    console.print(
        f"{len(stats)} labels: " + ", ".join(f"{grades[name]} {name}" for name in ("strong", "fair", "weak")),
        highlight=False,
    )
    if missing:
        console.print(f"everyday languages without a text: {', '.join(missing)}", highlight=False)


def print_samples(
    console: Console, folder: Path, table: LanguageTable, language: str, n: int, seed: int
) -> None:
    """Print the middle of `n` texts of one language, chosen by hash of `seed`.

    Args:
        console: Where to.
        folder: The corpus.
        table: Resolves `language`, under any spelling.
        language: Whose texts.
        n: How many.
        seed: Another number shows other texts.

    Raises:
        CorpusError: As `read_corpus`, or the corpus has no texts of that language.
        UnknownLanguageError: No such language.
    """
    label = table.find(language).id
    files = [file for file, own in labelled_files(folder, table) if own == label]
    if not files:
        raise CorpusError(
            f"{folder}: no texts of {label} here. `lsp-langid corpus stats` lists the labels that have some."
        )
    rows = (row for file in files for row in read_rows(file))
    for row in heapq.nsmallest(n, rows, key=lambda row: _rank(row, seed)):
        about = ", ".join(part for part in (row["kind"], row.get("licence")) if part)
        console.rule(Text(f"{row['project']}  {row['path']}  ({about})"), align="left")
        for line in _middle(row["text"]):
            console.print(Text(line), overflow="ellipsis", no_wrap=True)


def _count(label: str, files: list[Path]) -> LabelStats:
    stats = LabelStats(label)
    for file in files:
        for row in read_rows(file):
            stats.kinds[row["kind"]] += 1
            stats.projects.add(row["project"])
            stats.characters += len(row["text"])
            if row["kind"] != "made":
                stats.licences[row.get("licence") or "not stated"] += 1
    return stats


def _sum(stats: list[LabelStats]) -> LabelStats:
    total = LabelStats("all")
    for own in stats:
        total.kinds += own.kinds
        total.projects |= own.projects
        total.characters += own.characters
    return total


def _cells(stats: LabelStats) -> tuple[str, ...]:
    counts = (
        *(stats.kinds[kind] for kind in ("file", "fence", "made")),
        len(stats.projects),
        stats.characters,
    )
    return stats.label, *(f"{count:,}" for count in counts)


def _commonest(licences: Counter[str]) -> str:
    ranked = sorted(licences.items(), key=lambda pair: (-pair[1], pair[0]))
    total = licences.total()
    return ", ".join(f"{name} {100 * count // total} %" for name, count in ranked[:LICENCES])


def _rank(row: dict[str, Any], seed: int) -> bytes:
    said = json.dumps([seed, row["project"], row["path"], row["text"]])
    return hashlib.blake2b(said.encode(), digest_size=8).digest()


def _middle(text: str) -> Iterator[str]:
    """Lines out of the middle: heads are licences and look alike."""
    lines = text.splitlines()
    start = max(0, (len(lines) - SAMPLE_LINES) // 2)
    for line in lines[start : start + SAMPLE_LINES]:
        yield line.expandtabs(4)
