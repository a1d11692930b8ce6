"""What a scan has found so far, on disk, so that an interrupted one goes on where it was.

    line 1      {"journal": 1, "for": {...}}: version, model, arguments
    line 2...   one looked-at file each: its name, its stamp, its row

Knows: lines, stamps, what a killed writer leaves behind. Never: where journals lie, what is done with a row.

A row is written when it comes, so the last line may be torn; it is cut off when the scan goes on. Memory:
a hundred bytes for each row that is taken over, and none for what is written.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, TypeAlias

from lsp_langid.scan.entry import Entry, Item, Skipped, Why
from lsp_langid.scan.found import Found, Row
from lsp_langid.scan.totals import UNREADABLE

_log = logging.getLogger(__name__)

FORMAT = 1
_FLUSH_SECONDS, _SYNC_SECONDS = 0.5, 5.0
_FORGET_SECONDS = 30 * 24 * 3600  # an interrupted scan that nobody went on with
_SUFFIX = ".journal"

About: TypeAlias = Mapping[str, object]  # whatever makes two scans the same one
Scan: TypeAlias = Callable[[Iterable[Entry | Found]], Iterator[Row]]  # hands on what is no `Item` as it is


class Journal:
    """The journal of one scan: what is known from before, and a place for what comes.

    Args:
        folder: Where journals lie; made when it is missing.
        about: Version, model and arguments; a journal about anything else is another file.
        resume: Take over what is there; else it is replaced.

    A folder that cannot be written costs the journal, not the scan: one warning says so.
    """

    def __init__(self, folder: Path, about: About, *, resume: bool) -> None:
        text = json.dumps(about, sort_keys=True)
        self.path = folder / (hashlib.sha256(text.encode()).hexdigest()[:32] + _SUFFIX)
        self.n_known = 0
        self._head = _to_bytes({"journal": FORMAT, "for": json.loads(text)})
        self._places: dict[int, int] = {}  # hash of name and stamp -> where the line begins
        self._before: BinaryIO | None = None
        self._file: BinaryIO | None = None
        self._ours: tuple[int, int] | None = None  # device and inode of what we wrote
        self._flushed = self._synced = time.monotonic()
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            _forget_old(folder)
            self._ours = self._open(resume)
        except OSError as error:
            self._give_up(error)

    @property
    def usable(self) -> bool:
        """Whether what comes is kept."""
        return self._file is not None

    def known(self, item: Item) -> Row | None:
        """The row of an item that was looked at before and has the same stamp; None for others."""
        place = self._places.get(_key(item.shown, item.stamp))
        if place is None or self._before is None:
            return None
        try:
            self._before.seek(place)
            shown, stamp, row = _from_line(self._before.readline())
        except (OSError, ValueError, TypeError, KeyError):
            return None
        return row if (shown, stamp) == (item.shown, item.stamp) else None

    def add(self, item_stamp: str, row: Row) -> None:
        """Keep one row."""
        if self._file is None:
            return
        try:
            self._file.write(_to_line(item_stamp, row))
            now = time.monotonic()
            if now - self._flushed > _FLUSH_SECONDS:
                self._flush(now)
        except OSError as error:
            self._give_up(error)

    def finish(self) -> None:
        """What the scan found is where it belongs: nothing is to be gone on with. Also after the block."""
        self._close()
        with suppress(OSError):
            if (
                _identity(self.path.stat()) == self._ours
            ):  # another scan of the same may have put its own there
                self.path.unlink()

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Keep what was found, whatever ended the scan."""
        if self._file is not None:
            try:
                self._flush(time.monotonic(), sync=True)
            except OSError as failure:
                self._give_up(failure)
        self._close()

    def _open(self, resume: bool) -> tuple[int, int]:
        """Which file it is."""
        if resume and (end := self._index()):
            os.truncate(self.path, end)  # a torn last line
            self._before = self.path.open("rb")
            self._file = self.path.open("ab")
            return _identity(os.fstat(self._file.fileno()))
        with suppress(FileNotFoundError):
            self.path.unlink()  # not emptied: another scan of the same may be writing it
        self._file = self.path.open("xb")
        self._file.write(self._head)
        self._flush(time.monotonic())
        return _identity(os.fstat(self._file.fileno()))

    def _index(self) -> int:
        """Find where each row begins.

        Returns:
            Where the last whole line ends; 0 when there is no such journal.
        """
        end = 0
        try:
            file = self.path.open("rb")
        except FileNotFoundError:
            return 0
        with file:
            for line in file:
                if not line.endswith(b"\n"):
                    break
                if end == 0:
                    if line != self._head:
                        return 0
                else:
                    try:
                        shown, stamp, _ = json.loads(line)
                        self._places[_key(shown, stamp)] = end
                    except (
                        ValueError,
                        TypeError,
                    ):  # half of a line in the middle: the disk was full for a while
                        pass
                end += len(line)
        self.n_known = len(self._places)
        return end

    def _flush(self, now: float, *, sync: bool = False) -> None:
        assert self._file is not None
        self._file.flush()
        self._flushed = now
        if sync or now - self._synced > _SYNC_SECONDS:
            os.fsync(self._file.fileno())
            self._synced = now

    def _give_up(self, error: OSError) -> None:
        _log.warning(
            "%s cannot be written (%s); the scan goes on, but it could not be resumed",
            self.path,
            error.strerror or error,
        )
        self._ours = None
        file, self._file = self._file, None
        if file is not None:
            with suppress(OSError):
                file.close()

    def _close(self) -> None:
        for file in (self._file, self._before):
            if file is not None:
                with suppress(OSError):
                    file.close()
        self._file = self._before = None


def scan_with(journal: Journal, entries: Iterable[Entry], scan: Scan) -> Iterator[Row]:
    """The rows of a scan, in the order of the entries; what the journal knows is not looked at again.

    It is not told of what could not be read, since that may be mended without a trace in the stamp, nor of
    what has no stamp.

    Args:
        journal: Is told the rows of items that were looked at.
        entries: As they are met.
        scan: Looks at the items; rows in the order of what it is given.
    """
    stamps: deque[str | None] = (
        deque()
    )  # of what the scan was given and has not answered; None: nothing to keep

    def given() -> Iterator[Entry | Found]:
        for entry in entries:
            row = journal.known(entry) if isinstance(entry, Item) else entry
            stamps.append(entry.stamp or None if row is None and isinstance(entry, Item) else None)
            yield entry if row is None else row

    for row in scan(given()):
        stamp = stamps.popleft()
        if stamp is not None and not (isinstance(row, Skipped) and row.why in UNREADABLE):
            journal.add(stamp, row)
        yield row


def _identity(status: os.stat_result) -> tuple[int, int]:
    return status.st_dev, status.st_ino


def _forget_old(folder: Path) -> None:
    for path in folder.glob(f"*{_SUFFIX}"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > _FORGET_SECONDS:
                path.unlink()


def _key(shown: str, stamp: str) -> int:
    text = f"{stamp}\0{shown}".encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(text, digest_size=8).digest(), "big")


def _to_line(stamp: str, row: Row) -> bytes:
    """`[name, stamp, fields]`, the fields in the order of the class; two of them, or a reason to skip."""
    if isinstance(row, Skipped):
        return _to_bytes([row.shown, stamp, [row.why.value, row.detail, row.n_bytes]])
    return _to_bytes(
        [
            row.shown,
            stamp,
            [
                row.n_bytes,
                row.n_lines,
                row.language,
                row.confidence,
                row.reason,
                row.best,
                row.named,
                row.mismatch,
            ],
        ]
    )


def _from_line(line: bytes) -> tuple[str, str, Row]:
    shown, stamp, fields = json.loads(line)
    if len(fields) == 3:
        why, detail, n_bytes = fields
        return shown, stamp, Skipped(shown, Why(why), detail, n_bytes)
    n_bytes, n_lines, language, confidence, reason, best, named, mismatch = fields
    return (
        shown,
        stamp,
        Found(shown, n_bytes, n_lines, language, confidence, reason, best, tuple(named), mismatch),
    )


def _to_bytes(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode("ascii") + b"\n"
