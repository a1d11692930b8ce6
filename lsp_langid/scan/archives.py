"""The texts in an archive, in its own order, without writing anything to disk.

Knows: tar (plain, gzip, bzip2, xz), zip, and how archives attack those who open them. Never: languages.
Start reading at `members`.

Links are passed over in silence, for what they lead to is met anyway; so are folders. An archive inside an
archive is not opened: it is binary.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import os
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, cast

from lsp_langid.scan.admission import refusal, unmentioned
from lsp_langid.scan.entry import Entry, Item, Skipped, Why
from lsp_langid.scan.forward import Counted, Forward, Source
from lsp_langid.scan.held import keep
from lsp_langid.scan.known_names import is_zip_name
from lsp_langid.scan.overlaps import overlapping
from lsp_langid.scan.refusals import skipped_for
from lsp_langid.scan.regular import opened
from lsp_langid.scan.rules import Rules
from lsp_langid.scan.xz import XzStream

_MAX_DIRECTORY = 32 << 20  # bytes of a zip's directory, which zipfile holds in memory ten times over
_XZ_MEMORY = 256 << 20  # bytes; `xz -9` needs 65 MB
_GZIP, _BZIP2, _XZ = b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0"
_ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")  # a member; the directory of an empty zip
_BLOCK = 512  # bytes of a tar header

# The end of a zip: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.14 to 4.3.16
_ZIP_END = struct.Struct("<4s4H2LH")
_ZIP64_LOCATOR = struct.Struct("<4sLQL")
_ZIP64_END = struct.Struct("<4sQ2H2L4Q")
_LONGEST_COMMENT = 65_535

# What the standard library raises for a stream that is cut short or altered.
_BROKEN = (
    EOFError,
    OSError,
    ValueError,  # zipfile and tarfile about absurd numbers
    OverflowError,
    MemoryError,
    struct.error,
    lzma.LZMAError,
    zlib.error,
    tarfile.TarError,
    zipfile.BadZipFile,
    NotImplementedError,  # zipfile: a version that it does not know
    RuntimeError,  # zipfile: an encrypted member
)


class _BombError(Exception):
    """The archive unpacks to more than the rules allow."""


def is_archive(path: str) -> bool:
    """Whether a regular file begins as an archive does, whatever it is called."""
    try:
        with opened(path) as (descriptor, _):
            head = os.read(descriptor, _BLOCK)
    except OSError:
        return False
    return head.startswith((_GZIP, _BZIP2, _XZ, *_ZIP_STARTS)) or _is_tar(head)


def members(path: str, shown: str, rules: Rules) -> Iterator[Entry]:
    """Yield what is in the archive, one member in memory at a time.

    Damage, a bomb and a limit end it with one `Skipped` for the archive itself, after the members that
    could be read.

    Args:
        path: A regular file.
        shown: How it is called; a member is called `SHOWN!path/in/the/archive`.
        rules: Which members are left out, and when an archive unpacks to too much.
    """
    try:
        with opened(path) as (descriptor, size), open(descriptor, "rb", closefd=False) as file:
            yield from _members(_Reader(file, size, shown, rules))
    except OSError as error:
        yield skipped_for(shown, error)


def _members(reader: _Reader) -> Iterator[Entry]:
    try:
        yield from reader.read()
    except _BombError as error:
        yield Skipped(reader.shown, Why.BOMB, str(error))
    except IndexError:  # tarfile looks at the bytes of a header before it looks whether they are there
        yield Skipped(reader.shown, Why.DAMAGED, "ends in the middle of a header")
    except _BROKEN as error:
        yield Skipped(reader.shown, Why.DAMAGED, _said(error))


def safe_path(name: str) -> str:
    """What a member is called here, whatever it calls itself: `/a/../b//c` -> `a/b/c`."""
    return "/".join(part for part in name.split("/") if part not in ("", ".", "..")) or "?"


class _AsItComes:
    """A stream that gives what it has unpacked before a damage; `read` would lose that with the error."""

    def __init__(self, stream: gzip.GzipFile | bz2.BZ2File) -> None:
        self._stream = stream

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes."""
        return self._stream.read1(size)


class _Reader:
    """One pass over one archive: walks it and counts what it unpacks to."""

    def __init__(self, file: BinaryIO, size: int, shown: str, rules: Rules) -> None:
        self.shown = shown
        self._file = file
        self._rules = rules
        self._n_packed = size
        self._n_unpacked = 0

    def read(self) -> Iterator[Entry]:
        head = self._file.read(_BLOCK)
        self._file.seek(0)
        is_zip = head.startswith(_ZIP_STARTS) or (is_zip_name(self.shown) and not _is_tar(head))
        return self._zip() if is_zip else self._tar(head)

    def _zip(self) -> Iterator[Entry]:
        if _directory_bytes(self._file, self._n_packed) > _MAX_DIRECTORY:
            yield Skipped(self.shown, Why.TOO_LARGE, "too many members", self._n_packed)
            return
        with zipfile.ZipFile(self._file) as archive:
            shared = overlapping(archive.infolist())
            for place, info in enumerate(archive.infolist()):
                kind = stat.S_IFMT(info.external_attr >> 16)
                path = safe_path(info.filename)
                is_folder = info.filename.endswith("/")  # zipfile's own answer stumbles over an empty name
                if not (is_folder or stat.S_ISLNK(kind) or unmentioned(path, self._rules)):
                    regular = not kind or stat.S_ISREG(kind)
                    yield (
                        self._refused(path, info.file_size, regular)
                        or (place in shared and self._sharing(path, info.file_size))
                        or self._zipped(archive, info, path)
                    )

    def _sharing(self, path: str, size: int) -> Skipped:
        return Skipped(f"{self.shown}!{path}", Why.DAMAGED, "another member claims the same bytes", size)

    def _zipped(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str) -> Entry:
        """Read one member. The next one stands on its own, so damage ends nothing."""
        shown = f"{self.shown}!{path}"
        size = info.file_size
        if info.flag_bits & 1:
            return Skipped(shown, Why.UNREADABLE, "encrypted", size)
        if size > self._rules.ratio_floor and size > self._rules.max_ratio * info.compress_size:
            return Skipped(shown, Why.BOMB, f"{info.compress_size:,} bytes claim to hold {size:,}", size)
        try:
            with archive.open(info) as stream:
                return self._kept(Counted(cast(Source, stream), self._count).read, shown, size)
        except NotImplementedError:
            return Skipped(shown, Why.UNREADABLE, "a compression that is not known here", size)
        except _BROKEN as error:
            return Skipped(shown, Why.DAMAGED, _said(error), size)

    def _tar(self, head: bytes) -> Iterator[Entry]:
        stream = Forward(self._unpacked(head), self._count)
        first = stream.peek()[:_BLOCK]
        if not _is_tar(first) and first.strip(b"\0"):
            yield Skipped(self.shown, Why.BINARY, "packed, but no tar", self._n_packed)
            return
        # Not tarfile's own stream mode: it reads a header of any size into memory.
        with tarfile.TarFile(
            fileobj=cast(BinaryIO, stream), mode="r", encoding="utf-8", errors="surrogateescape"
        ) as tar:
            while (info := _next_member(tar, stream)) is not None:
                yield from self._tarred(info, stream)
            # tarfile takes a damaged header for the end; the end has a block of zeros, or nothing at all.
            if stream.last.strip(b"\0"):
                raise tarfile.ReadError("no member begins where one should")

    def _tarred(self, info: tarfile.TarInfo, stream: Forward) -> Iterator[Entry]:
        if info.size < 0:
            raise tarfile.ReadError(f"a header claims {info.size:,} bytes")
        path = safe_path(info.name)
        if info.isdir() or info.issym() or info.islnk() or unmentioned(path, self._rules):
            return
        refused = self._refused(path, info.size, info.isreg())
        if refused is not None:
            yield refused
        elif info.issparse():
            yield Skipped(f"{self.shown}!{path}", Why.UNREADABLE, "a sparse file", info.size)
        else:
            stream.seek(info.offset_data)
            yield self._kept(stream.take, f"{self.shown}!{path}", info.size)

    def _unpacked(self, head: bytes) -> Source:
        if head.startswith(_GZIP):
            return _AsItComes(gzip.GzipFile(fileobj=self._file, mode="rb"))
        if head.startswith(_BZIP2):
            return _AsItComes(bz2.BZ2File(self._file))
        if head.startswith(_XZ):
            return XzStream(self._file, _XZ_MEMORY)
        return self._file

    def _refused(self, path: str, size: int, regular: bool) -> Skipped | None:
        why = refusal(path, size, self._rules) if regular else Why.NOT_REGULAR
        return Skipped(f"{self.shown}!{path}", why, "", size) if why else None

    def _kept(self, read: Callable[[int], bytes], shown: str, size: int) -> Entry:
        kept = keep(read, size)
        if kept is None:
            return Skipped(shown, Why.BINARY, "", size)
        return Item(shown, size, kept.held, f"{kept.crc:08x}-{size}")

    def _count(self, n_bytes: int) -> None:
        self._n_unpacked += n_bytes
        rules = self._rules
        if self._n_unpacked > rules.max_unpacked_bytes:
            raise _BombError(f"more than {rules.max_unpacked_bytes:,} bytes; the rest is left out")
        if self._n_unpacked > max(rules.ratio_floor, rules.max_ratio * self._n_packed):
            raise _BombError(f"more than {rules.max_ratio} times its size; the rest is left out")


def _next_member(tar: tarfile.TarFile, stream: Forward) -> tarfile.TarInfo | None:
    """The next header, of which tarfile keeps neither it nor what is said to hold for all that follow."""
    tar.members = []  # type: ignore[attr-defined]
    tar.pax_headers = {}
    stream.begin_header()
    if tar.offset == 0 and stream.tell():
        return None  # an empty archive, of which Python 3.10 asks once more, in front of its beginning
    return tar.next()


def _is_tar(block: bytes) -> bool:
    try:
        tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
    except (tarfile.TarError, ValueError):
        return False
    return True


def _directory_bytes(file: BinaryIO, size: int) -> int:
    """How large a zip says its directory is; 0 when it does not end as a zip does."""
    start = max(0, size - _LONGEST_COMMENT - _ZIP_END.size - _ZIP64_LOCATOR.size)
    file.seek(start)
    tail = file.read()
    at = tail.rfind(b"PK\x05\x06", 0, len(tail) - _ZIP_END.size + 4)
    if at < 0:
        return 0
    claimed = _ZIP_END.unpack_from(tail, at)[5]
    if at >= _ZIP64_LOCATOR.size:
        sign, _, offset, _ = _ZIP64_LOCATOR.unpack_from(tail, at - _ZIP64_LOCATOR.size)
        if sign == b"PK\x06\x07" and offset < size:
            claimed = claimed if claimed != 0xFFFFFFFF else 0
            # zipfile takes the record in front of the locator, wherever that points to; others do not.
            for place in (offset, start + at - _ZIP64_LOCATOR.size - _ZIP64_END.size):
                file.seek(max(0, place))
                end = file.read(_ZIP64_END.size)
                if len(end) == _ZIP64_END.size and end.startswith(b"PK\x06\x06"):
                    claimed = max(claimed, _ZIP64_END.unpack(end)[8])
    return min(int(claimed), size)


def _said(error: BaseException) -> str:
    """One line, in the words of the standard library."""
    return (str(error) or type(error).__name__).split("\n")[0]
