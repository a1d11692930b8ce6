"""What a walk over trees and archives hands on: a text to look at, or why there is none.

Knows: where a text lies and what it is called. Never: what stands in it, how it is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from lsp_langid.scan.travels import Travels


class Why(str, Enum):
    """Why nothing was looked at. The values are the words in reports and in JSON."""

    BINARY = "binary"
    EMPTY = "empty"
    GENERATED = "generated"  # left out on request
    VENDORED = "vendored"  # left out on request
    NOT_REGULAR = "not a regular file"  # a FIFO, a socket, a device
    LINK_OUT = "link out of the tree"
    LINK_LOOP = "link loop"
    LINK_BROKEN = "broken link"
    NO_PERMISSION = "permission denied"
    VANISHED = "vanished"
    TOO_LARGE = "too large"
    DAMAGED = "damaged"  # an archive or a member of one
    BOMB = "unpacks to too much"
    UNREADABLE = "cannot be read"  # anything else the system said; `Skipped.detail` has its words

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class LocalFile(Travels):
    """A file of this machine, or of a file system that every worker sees."""

    path: str


@dataclass(frozen=True, slots=True)
class Remote(Travels):
    """A file by an fsspec URL: s3://, gs://, hdfs://, memory://."""

    url: str


@dataclass(frozen=True, slots=True)
class Held(Travels):
    """Bytes that were read on the way: a member of an archive, a blob of a repository.

    Of a large one head, middle and tail (or what a stream gives), as `read_parts` makes them of a file.
    """

    parts: tuple[bytes, ...]
    n_lines: int  # of the whole


Place: TypeAlias = LocalFile | Remote | Held


@dataclass(frozen=True, slots=True)
class Item(Travels):
    """One text to look at."""

    shown: str  # the same at every run, with `/`: `src/a.py`, `a.zip!src/a.py`, `repo@HEAD:src/a.py`, `s3://b/x.py`
    n_bytes: int
    place: Place
    stamp: str  # another one when the content may be: size and time, blob id, checksum; "": nobody can tell

    @property
    def name(self) -> str:
        """The file's own name, without folders."""
        last = self.shown.rpartition("/")[2]
        if isinstance(
            self.place, Held
        ):  # `a.zip!x.py`, `repo@HEAD:x.py`; elsewhere these are letters of a name
            last = last.rpartition("!")[2].rpartition(":")[2]
        return last


@dataclass(frozen=True, slots=True)
class Skipped(Travels):
    """A file that was met and not looked at."""

    shown: str
    why: Why
    detail: str = ""  # one line in the system's words, where it says more than `why`
    n_bytes: int = 0


Entry: TypeAlias = Item | Skipped
