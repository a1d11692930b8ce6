"""Labelled texts, read from JSON lines, and what a detector said about them.

Knows: items and answers. Never: figures, folders.
"""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from lsp_langid.core.detector import Detector
from lsp_langid.core.languages import Language, LanguageTable
from lsp_langid.core.policy import BALANCED, NOT_CODE
from lsp_langid.core.verdict import Reason
from lsp_langid.errors import InputError, UnknownLanguageError


@dataclass(frozen=True, slots=True)
class Item:
    """A text and the language it is in."""

    id: str
    text: str
    label: str  # id in the label table, or the suite's own word where the table knows none
    n_lines: int
    source: str = ""  # name of the file or folder it was read from
    window: int = 0  # lines it was cut to; 0 for a whole text


@dataclass(frozen=True, slots=True)
class Answer:
    """What the detector said of an item."""

    item: Item
    best: str  # its best guess, never empty; what is said may be the superset of its family instead
    said: str | None  # what an editor would be told; None when silent
    confidence: float  # of the best guess
    ms: float
    related: bool = False  # the best guess stands for the label; so does what is said


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
                n_lines = count_lines(text)
                yield Item(str(row.get("id", number)), text, known_label(label, table), n_lines, path.name)
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


def ask(
    detector: Detector,
    items: Iterable[Item],
    only: Collection[Language] | None = None,
    mode: str = BALANCED,
) -> list[Answer]:
    """Ask the detector about every item, content only.

    Args:
        detector: Whom to ask.
        items: What to ask about.
        only: The languages to choose from; None for all. Text that is no code is still answered as such.
        mode: How sure the model must be to speak: one of `policy.MODES`.
    """
    answers = []
    for item in items:
        begin = time.perf_counter()
        verdict = detector.identify(item.text, only=only, mode=mode)
        ms = (time.perf_counter() - begin) * 1e3
        not_code = verdict.reason is Reason.NOT_CODE  # the ranking may lack it: the user did not list it
        best = NOT_CODE if not_code else verdict.ranked[0].language.id
        confidence = verdict.confidence if not_code else verdict.ranked[0].confidence
        said = None if verdict.language is None else verdict.language.id
        answers.append(Answer(item, best, said, confidence, ms, _related(best, item.label, detector.table)))
    return answers


def _related(best: str, label: str, table: LanguageTable) -> bool:
    """Whether the one stands for the other: of one family, or a template shown as what it is made of."""
    guessed, true = table.by_id(best), table.by_id(label)
    return guessed is not None and true is not None and guessed.stands_for(true)


def _open(path: Path) -> IO[str]:
    if path.suffix == ".gz":
        return cast("IO[str]", gzip.open(path, "rt", encoding="utf-8"))
    return path.open(encoding="utf-8")
