"""Labelled texts and what a detector said about them.

Knows: JSON lines. Never: figures.
"""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from lsp_langid.core.detector import Detector
from lsp_langid.core.languages import LanguageTable
from lsp_langid.errors import InputError, UnknownLanguageError


@dataclass(frozen=True, slots=True)
class Item:
    """A text and the language it is in."""

    id: str
    text: str
    label: str  # id in the label table, or the suite's own word where the table knows none
    n_lines: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What the detector said of an item."""

    item: Item
    best: str  # its best guess, never empty
    said: str | None  # what an editor would be told; None when silent
    confidence: float  # of the best guess
    ms: float


def read_items(path: Path, table: LanguageTable) -> Iterator[Item]:
    """Read objects with `text` and `label`, one a line, plain or gzipped; `id` is optional.

    Raises:
        InputError: Not readable, or a line that is not such an object.
    """
    number = 0
    try:
        with _open(path) as lines:
            for number, line in enumerate(lines, 1):
                row = json.loads(line)
                text, label = row["text"], row["label"]
                yield Item(str(row.get("id", number)), text, known_label(label, table), count_lines(text))
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error}).") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(
            f"{path}, line {number}: expected an object with text and label, got {error!r}."
        ) from error


def known_label(label: str, table: LanguageTable) -> str:
    """The table's id for a suite's label, or the label itself."""
    try:
        return table.find(label).id
    except UnknownLanguageError:
        return label


def count_lines(text: str) -> int:
    """Lines of a text, a line break at its end not counted."""
    return text.rstrip("\n").count("\n") + 1


def ask(detector: Detector, items: Iterable[Item]) -> list[Answer]:
    """Ask the detector about every item, content only."""
    answers = []
    for item in items:
        begin = time.perf_counter()
        verdict = detector.identify(item.text)
        ms = (time.perf_counter() - begin) * 1e3
        best = verdict.best.id
        said = None if verdict.language is None else verdict.language.id
        confidence = verdict.ranked[0].confidence
        answers.append(Answer(item, best, said, confidence, ms))
    return answers


def _open(path: Path) -> IO[str]:
    if path.suffix == ".gz":
        return cast("IO[str]", gzip.open(path, "rt", encoding="utf-8"))
    return path.open(encoding="utf-8")
