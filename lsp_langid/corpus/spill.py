"""Candidates sorted by label on the disk, and what must be known of each to choose among them.

Knows: how millions of lines are set aside and found again without holding their texts. Never: which are kept.

Extraction leaves one file an archive; choosing needs one label at a time. All texts together are a few
gigabytes, the keys a few hundred bytes a text.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import BinaryIO, NamedTuple

from lsp_langid.corpus.candidates import Candidate, read_candidates
from lsp_langid.corpus.dedupe import text_digest
from lsp_langid.corpus.shards import FIELDS
from lsp_langid.errors import CorpusError
from lsp_langid.parallel import each

BATCHES = 64  # jobs that sort; more would only make more small files
MADE = "made"

_values = attrgetter(*FIELDS)  # dataclasses.asdict copies deeply, which is slow for half a million


class Key(NamedTuple):
    """A candidate whose text waits on the disk. A tuple, for there are half a million."""

    label: str
    project: str
    kind: str  # "file" | "fence" | "made"
    n_chars: int
    digest: int  # of the text with white space folded: equal for copies
    order: int  # 64 bits of everything said of the candidate: the place it takes wherever order decides
    batch: str  # with `start` and `size`: where the line lies
    start: int
    size: int


def spill(
    extracted: Sequence[Path],
    made: Sequence[Candidate],
    labels: Collection[str],
    only: Collection[str],
    folder: Path,
    done: Callable[[int], None],
) -> list[Key]:
    """Sort candidates into files by label.

    Args:
        extracted: Files of candidates, one an archive.
        made: Candidates that come from no archive.
        labels: The labels there may be.
        only: Labels whose texts are wanted on the disk; empty for all. Keys come for all labels, since a
            copy under another label matters.
        folder: Where to put them.
        done: Told the number of files read so far.

    Raises:
        CorpusError: A damaged file, or a label that is not one of `labels`.
        OSError: The disk is full.
    """
    wanted = frozenset(only or labels)
    keys = _sort_into(folder, MADE, made, labels, wanted, "made texts")
    size = max(1, -(-len(extracted) // BATCHES))
    batches = [extracted[i : i + size] for i in range(0, len(extracted), size)]
    jobs = ((folder, f"{number:03}", batch, labels, wanted) for number, batch in enumerate(batches))
    for number, part in enumerate(each(_spill_batch, jobs)):
        keys += part
        done(min(len(extracted), (number + 1) * size))
    return keys


@dataclass(frozen=True, slots=True)
class Spilled:
    """Candidates of one label on the disk, in the order of `keys`. Read anew by every loop."""

    folder: Path
    keys: Sequence[Key]

    def __iter__(self) -> Iterator[Candidate]:
        files: dict[str, BinaryIO] = {}
        try:
            for key in self.keys:
                if key.batch not in files:
                    files[key.batch] = _place(self.folder, key.batch, key.label).open("rb")
                files[key.batch].seek(key.start)
                yield Candidate(**json.loads(files[key.batch].read(key.size)))
        finally:
            for file in files.values():
                file.close()


def _spill_batch(
    folder: Path, batch: str, files: Sequence[Path], labels: Collection[str], wanted: Collection[str]
) -> list[Key]:
    shutil.rmtree(folder / batch, ignore_errors=True)  # of a worker that died at it
    keys = []
    for file in files:
        keys += _sort_into(folder, batch, read_candidates(file), labels, wanted, str(file))
    return keys


def _sort_into(
    folder: Path,
    batch: str,
    candidates: Iterable[Candidate],
    labels: Collection[str],
    wanted: Collection[str],
    source: str,
) -> list[Key]:
    """Append the texts of one archive to the files of their labels. One archive's texts fit into memory."""
    keys: list[Key] = []
    lines: defaultdict[str, list[bytes]] = defaultdict(list)
    ends: dict[str, int] = {}  # of the files of the labels, with `lines`
    for candidate in candidates:
        label = candidate.label
        if label not in labels:
            raise CorpusError(
                f"{source}: label {label!r} is not an id of the table. Delete the extracted files and build "
                "again, or add the label to the table."
            )
        start = size = 0
        if label in wanted:
            line = (
                json.dumps(dict(zip(FIELDS, _values(candidate), strict=True)), ensure_ascii=False).encode()
                + b"\n"
            )
            start = ends[label] if label in ends else _size(_place(folder, batch, label))
            size = len(line)
            ends[label] = start + size
            lines[label].append(line)
        keys.append(_key(candidate, batch, start, size))
    for label, own in lines.items():
        place = _place(folder, batch, label)
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("ab") as file:
            file.writelines(own)
    return keys


def _key(candidate: Candidate, batch: str, start: int, size: int) -> Key:
    said = "\0".join(_values(candidate)).encode("utf-8", "surrogatepass")
    return Key(
        sys.intern(candidate.label),
        sys.intern(candidate.project),
        sys.intern(candidate.kind),
        len(candidate.text),
        text_digest(candidate.text),
        int.from_bytes(hashlib.blake2b(said, digest_size=8).digest(), "big"),
        batch,
        start,
        size,
    )


def _place(folder: Path, batch: str, label: str) -> Path:
    return folder / batch / f"{label}.jsonl"


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0
