"""Entries in, rows out: in the same order, whoever works and however many they are.

Knows: how entries become batches. Never: where entries come from, what happens in a batch.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from lsp_langid.parallel import Backend, Crumbs
from lsp_langid.scan.entry import Entry, Held, Item, LocalFile
from lsp_langid.scan.found import Row
from lsp_langid.scan.look import blamed, look
from lsp_langid.scan.packed_model import pack
from lsp_langid.scan.settings import Settings

BATCH_FILES = 512  # 60 to 150 ms of work; to hand it to a cluster costs as much for one file as for these
BATCH_BYTES = 8_000_000  # of what has to be read; of a large file no more than its lines are looked at
BATCH_SENT = 1_000_000  # of bytes that travel along


@dataclass(slots=True)
class _Batch:
    """Entries in order: items to look at, and rows that are known already."""

    entries: list[Entry | Row] = field(default_factory=list)
    n_bytes: int = 0
    n_sent: int = 0

    def add(self, entry: Entry | Row) -> None:
        self.entries.append(entry)
        if isinstance(entry, Item):
            self.n_bytes += entry.n_bytes
            if isinstance(entry.place, Held):
                self.n_sent += sum(map(len, entry.place.parts))

    @property
    def full(self) -> bool:
        return len(self.entries) >= BATCH_FILES or self.n_bytes >= BATCH_BYTES or self.n_sent >= BATCH_SENT

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(entry for entry in self.entries if isinstance(entry, Item))

    def rows(self, looked_at: Iterable[Row]) -> Iterator[Row]:
        """The rows of all entries, given those of the items."""
        rows = iter(looked_at)
        for entry in self.entries:
            yield next(rows) if isinstance(entry, Item) else entry


def scan(entries: Iterable[Entry | Row], settings: Settings, backend: Backend) -> Iterator[Row]:
    """One row for each entry, in order, as they are known; entries are read a few batches ahead.

    Args:
        entries: What a walk hands on; rows that are known already keep their place. Read from the thread
            that asks for rows.
        settings: How files are judged. The model is read here and sent along.
        backend: Who works.

    Raises:
        ModelError: No model, or a damaged one.
        ClusterError: A cluster that went away, or whose workers do not see the files.
    """
    if backend.elsewhere:
        entries = _seen_elsewhere(entries, backend)
    shared = pack(settings.model, settings.personal)
    out: deque[_Batch] = deque()  # handed out and not answered, oldest first

    def jobs() -> Iterator[tuple[tuple[Item, ...], Settings]]:
        for batch in _batches(entries):
            out.append(batch)
            yield (batch.items, settings)

    answers = backend.each(look, jobs(), shared=shared, crumbs=Crumbs(blamed))
    with closing(answers):  # an interrupted scan leaves no process behind
        for rows in answers:
            yield from out.popleft().rows(rows)


def _batches(entries: Iterable[Entry | Row]) -> Iterator[_Batch]:
    batch = _Batch()
    for entry in entries:
        batch.add(entry)
        if batch.full:
            yield batch
            batch = _Batch()
    if batch.entries:
        yield batch


def _seen_elsewhere(entries: Iterable[Entry | Row], backend: Backend) -> Iterator[Entry | Row]:
    """Files by names that hold on every machine; that the machines have them is asked at the first."""
    asked = False
    for entry in entries:
        if isinstance(entry, Item) and isinstance(entry.place, LocalFile):
            path = entry.place.path
            if not os.path.isabs(path):  # noqa: PTH117  # what was met in a tree always is
                path = str(Path(path).absolute())
                entry = replace(entry, place=LocalFile(path))
            if not asked and os.path.exists(path):  # noqa: PTH110  # one that vanished says nothing of them
                backend.demand_seen([Path(path)])
                asked = True
        yield entry
