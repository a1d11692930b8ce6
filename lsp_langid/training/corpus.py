"""Read a labelled corpus: one compressed JSONL file a label, labels spelled by the table.

Knows: the corpus format. Never: windows, features, splits.
"""

from __future__ import annotations

import hashlib
import json
import lzma
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from joblib import Parallel, delayed

from lsp_langid.core.languages import LanguageTable
from lsp_langid.errors import CorpusError, UnknownLanguageError

SUFFIX = ".jsonl.xz"


@dataclass(frozen=True, slots=True)
class Record:
    """One text of the corpus."""

    text: str
    label: str  # id in the label table
    project: str  # where it comes from: the unit of every split
    path: str
    fence: bool  # a tagged code block out of documentation, not a file


def read_corpus(folder: Path, table: LanguageTable, only: Sequence[str] = ()) -> list[Record]:
    """Read every `LABEL.jsonl.xz` of `folder`, in order of file name, dialects merged by the table.

    Args:
        folder: The corpus.
        table: Resolves each label, under any spelling, to an id.
        only: Ids to read; empty for all.

    Raises:
        CorpusError: No such files, a label that the table does not know, or a damaged file.
    """
    files = corpus_files(folder)
    labels = []
    for file in files:
        try:
            labels.append(table.find(file.name.removesuffix(SUFFIX)).id)
        except UnknownLanguageError as error:
            raise CorpusError(f"{file}: {error}. Rename the file or add the label to the table.") from None
    wanted = [(file, label) for file, label in zip(files, labels, strict=True) if not only or label in only]
    parts = Parallel(n_jobs=-1)(delayed(_read_file)(file, label) for file, label in wanted)
    return [record for part in parts for record in part]


def corpus_files(folder: Path) -> list[Path]:
    """Return the files of a corpus, sorted by name."""
    files = sorted(folder.glob(f"*{SUFFIX}"))
    if not files:
        raise CorpusError(f"{folder}: no corpus here; expected files named LABEL{SUFFIX}, one a label.")
    return files


def corpus_digest(folder: Path) -> str:
    """SHA-256 over names and contents of the corpus files: the same digest, the same texts."""
    digest = hashlib.sha256()
    for file in corpus_files(folder):
        digest.update(file.name.encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _read_file(file: Path, label: str) -> list[Record]:
    records: list[Record] = []
    try:
        with lzma.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                records.append(
                    Record(row["text"], label, row["project"], row["path"], row["kind"] == "fence")
                )
    except (lzma.LZMAError, EOFError, UnicodeDecodeError) as error:
        raise CorpusError(f"{file}: not a whole xz file of UTF-8 text ({error}). Build it again.") from error
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        raise CorpusError(
            f"{file}, line {len(records) + 1}: expected an object with text, project, path and kind, "
            f"got {error!r}."
        ) from error
    return records
