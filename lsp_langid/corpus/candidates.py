"""A text that may enter the corpus, and the files that hold those of one archive.

Knows: what is remembered of a text, how it is stored. Never: how it was found, whether it is kept.
"""

from __future__ import annotations

import gzip
import json
import os
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lsp_langid.errors import CorpusError

SUFFIX = ".jsonl.gz"
_FIELDS = ("text", "label", "project", "path", "kind", "licence")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One labelled text out of one project."""

    text: str
    label: str  # id in the label table
    project: str
    path: str
    kind: str  # "file" | "fence" | "made"
    licence: str


@dataclass(frozen=True, slots=True)
class Origin:
    """How a file of candidates was made; beside it as `NAME.json`, written last."""

    made_by: str  # digest of everything but the archive that decides what is in the file
    n_candidates: int
    notes: tuple[str, ...]  # what a person should read about the archive


def write_candidates(
    path: Path, candidates: Sequence[Candidate], made_by: str, notes: Sequence[str] = ()
) -> None:
    """Write the candidates of one archive as gzip-compressed JSONL: there whole, or not at all.

    The same candidates give the same bytes. `path` ends in `.jsonl.gz`.
    """
    beside = _beside(path)
    beside.unlink(missing_ok=True)  # never a new file beside an old origin
    rows = [
        json.dumps({field: getattr(candidate, field) for field in _FIELDS}, ensure_ascii=False)
        for candidate in candidates
    ]
    data = "\n".join((*rows, "")).encode("utf-8")
    _replace(path, gzip.compress(data, compresslevel=1, mtime=0))
    origin = {"made_by": made_by, "n_candidates": len(candidates), "notes": list(notes)}
    _replace(beside, json.dumps(origin, indent=1, ensure_ascii=False).encode())


def read_candidates(path: Path) -> Iterator[Candidate]:
    """Yield the candidates of one archive in the order they were written.

    Raises:
        CorpusError: The file is damaged.
    """
    try:
        with gzip.open(path, "rb") as lines:
            for line in lines:
                row = json.loads(line)
                yield Candidate(**{field: row[field] for field in _FIELDS})
    except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError) as error:
        raise CorpusError(
            f"{path}: not a whole file of candidates ({error!r}). Delete it; the next build makes it again."
        ) from error


def origin_of(path: Path) -> Origin | None:
    """Tell how a file of candidates was made; None when there is none, or not a finished one."""
    try:
        row = json.loads(_beside(path).read_bytes())
        origin = Origin(str(row["made_by"]), int(row["n_candidates"]), tuple(map(str, row["notes"])))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return origin if path.exists() else None


def _beside(path: Path) -> Path:
    return path.with_name(path.name.removesuffix(SUFFIX) + ".json")


def _replace(path: Path, data: bytes) -> None:
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    unfinished.write_bytes(data)
    unfinished.replace(path)
