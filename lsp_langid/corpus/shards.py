"""The corpus on disk: one compressed JSONL file a label, labels spelled by the table.

Knows: the format, how to read it and how to replace it whole. Never: where texts come from, which are chosen.
"""

from __future__ import annotations

import hashlib
import json
import lzma
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from lsp_langid.core.languages import LanguageTable
from lsp_langid.corpus.candidates import Candidate
from lsp_langid.errors import CorpusError, UnknownLanguageError
from lsp_langid.parallel import each

SUFFIX = ".jsonl.xz"
UNFINISHED = ".unfinished"  # folder inside the corpus: new shards, until all of them are whole
FIELDS = tuple(field.name for field in fields(Candidate))  # of a row, in this order
REQUIRED = ("text", "project", "path", "kind")  # the file's name is the label; older rows have no licence
PRESET = 1  # of xz: a fifth larger than the default, five times as fast


@dataclass(frozen=True, slots=True)
class Record:
    """One text of the corpus."""

    text: str
    label: str  # id in the label table
    project: str  # where it comes from: the unit of every split
    path: str
    fence: bool  # a tagged code block out of documentation, not a file
    licence: str = ""  # as its package states it; empty in corpora that did not ask


def read_corpus(folder: Path, table: LanguageTable, only: Sequence[str] = ()) -> list[Record]:
    """Read every `LABEL.jsonl.xz` of `folder`, in order of file name, dialects merged by the table.

    Args:
        folder: The corpus.
        table: Resolves each label, under any spelling, to an id.
        only: Ids to read; empty for all.

    Raises:
        CorpusError: No such files, a label that the table does not know, or a damaged file.
    """
    wanted = [(file, label) for file, label in labelled_files(folder, table) if not only or label in only]
    return [record for part in each(_read_file, wanted) for record in part]


def corpus_files(folder: Path) -> list[Path]:
    """Return the files of a corpus, sorted by name."""
    files = sorted(folder.glob(f"*{SUFFIX}"))
    if not files:
        raise CorpusError(f"{folder}: no corpus here; expected files named LABEL{SUFFIX}, one a label.")
    return files


def labelled_files(folder: Path, table: LanguageTable) -> list[tuple[Path, str]]:
    """The files of a corpus, each with the id of its label.

    Raises:
        CorpusError: No such files, or a file named after a language that the table does not know.
    """
    labelled = []
    for file in corpus_files(folder):
        try:
            labelled.append((file, table.find(file.name.removesuffix(SUFFIX)).id))
        except UnknownLanguageError as error:
            raise CorpusError(f"{file}: {error}. Rename the file or add the label to the table.") from None
    return labelled


def corpus_digest(folder: Path) -> str:
    """SHA-256 over names and contents of the corpus files: the same digest, the same texts."""
    digest = hashlib.sha256()
    for file in corpus_files(folder):
        digest.update(file.name.encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def read_rows(file: Path) -> Iterator[dict[str, Any]]:
    """The rows of one file as they stand, one at a time.

    Raises:
        CorpusError: Not a whole xz file, or a line that is no row of a corpus.
    """
    number = 0
    try:
        with lzma.open(file, "rt", encoding="utf-8", newline="\n") as lines:
            for line in lines:
                number += 1
                row = json.loads(line)
                for field in REQUIRED:
                    if field not in row:
                        raise KeyError(field)
                yield row
    except (lzma.LZMAError, EOFError, UnicodeDecodeError) as error:
        raise CorpusError(f"{file}: not a whole xz file of UTF-8 text ({error}). Build it again.") from error
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        raise CorpusError(
            f"{file}, line {number}: expected an object with text, project, path and kind, got {error!r}."
        ) from error


def write_shards(
    folder: Path,
    texts: Mapping[str, Iterable[Candidate]],
    done: Callable[[str], None] = lambda label: None,
) -> list[Path]:
    """Write one file a label, all of them or none: `folder` keeps its old files until every new one is whole.

    The same texts in the same order give the same bytes. Files of other labels stay.

    Args:
        folder: The corpus; made when it is not there.
        texts: The texts of each label, read once, in a process of their own.
        done: Told each label that is written.

    Raises:
        OSError: The disk is full, or may not be written to.
    """
    unfinished = folder / UNFINISHED
    shutil.rmtree(unfinished, ignore_errors=True)  # of a build that was killed
    unfinished.mkdir(parents=True)
    try:
        jobs = ((unfinished, label, own) for label, own in texts.items())
        for label in each(_write_file, jobs, ordered=False):
            done(label)
        return [(unfinished / f"{label}{SUFFIX}").replace(folder / f"{label}{SUFFIX}") for label in texts]
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _write_file(folder: Path, label: str, texts: Iterable[Candidate]) -> str:
    with lzma.open(folder / f"{label}{SUFFIX}", "wt", encoding="utf-8", preset=PRESET, newline="\n") as lines:
        for text in texts:
            row = {field: getattr(text, field) for field in FIELDS}
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")
    return label


def _read_file(file: Path, label: str) -> list[Record]:
    return [
        Record(
            row["text"], label, row["project"], row["path"], row["kind"] == "fence", row.get("licence", "")
        )
        for row in read_rows(file)
    ]
