"""Stream the regular files out of a package archive, without writing anything to disk.

Knows: tar, zip, Debian's ar, gzip, bzip2, xz and zstd, one archive inside another, and how archives
attack their readers. Never: languages, labels, projects, where an archive came from.
Start reading at `members`.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import re
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, cast

from lsp_langid.errors import DamagedArchiveError
from lsp_langid.forward import Forward

_CHUNK = 1 << 18  # bytes asked of a decompressor at once
_MAX_READ = 1 << 24  # bytes a tar header may ask to read at once; an honest long name stays below a few kB
_MIN_BYTES_FOR_RATIO = 1 << 28  # a small archive of zeros is harmless and common among test data

_TAR_SUFFIXES = re.compile(r"\.(?:tar(?:\.(?:gz|xz|bz2|zst|lzma))?|tgz|txz|tbz2?)$", re.IGNORECASE)
_ZIP_SUFFIXES = (".zip", ".whl")
_CONTROL_OR_SURROGATE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")

# What the standard library raises for a stream that is cut short or altered.
_BROKEN = (
    EOFError,
    OSError,
    ValueError,  # zipfile and tarfile about absurd numbers
    struct.error,
    lzma.LZMAError,
    zlib.error,
    tarfile.TarError,
    zipfile.BadZipFile,
    NotImplementedError,  # zipfile: a compression that it does not know
    RuntimeError,  # zipfile: an encrypted member
)


@dataclass(frozen=True, slots=True)
class Member:
    """One regular file of an archive; `path` is a label to show, safe but not unique."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of one archive is read, however much it claims to hold. Sizes in bytes."""

    member_bytes: int = 200_000  # a larger member is stepped over
    autotest_bytes: int = 2_000_000  # the same for `*.at`, which hold many small programs
    total_bytes: int = 8 << 30  # decompressed, nested archives counted too
    members: int = 400_000
    ratio: int = 300  # decompressed to compressed, asked only of more than 256 MB

    def of(self, path: str) -> int:
        """Size of the largest member of this name that is read."""
        return self.autotest_bytes if path.endswith(".at") else self.member_bytes


def members(
    path: Path, wanted: Callable[[str], bool] = lambda _: True, limits: Limits | None = None
) -> Iterator[Member]:
    """Yield the regular files of an archive in its own order, one held in memory at a time.

    A compressed single file (`fsck.8.gz`) is yielded decompressed under its name without `.gz`; a tarball
    inside the archive is opened where it stands, one level deep. Links, devices, folders, encrypted and
    sparse members are stepped over.

    Args:
        path: A tar (plain, gz, xz, bz2, zst), zip, wheel, Debian binary package or gzip file, told by name.
        wanted: Asked with the name of each member; what it refuses is not read.
        limits: Bounds; the defaults fit the packages of a registry.

    Raises:
        DamagedArchiveError: After the last readable member, when something could not be read or a limit
            was met. Its message says what.
    """
    reader = _Reader(path, wanted, limits or Limits())
    yield from reader.read()
    if reader.notes:
        raise DamagedArchiveError(f"{path.name}: {'; '.join(reader.notes)}. What could be read was used.")


def safe_path(name: str) -> str:
    """Make a member's name fit to print and to compare: `/a/../b//c` -> `a/b/c`."""
    plain = _CONTROL_OR_SURROGATE.sub("\ufffd", name).replace("\\", "/")
    return "/".join(part for part in plain.split("/") if part not in ("", ".", ".."))


class _Source(Protocol):
    """The one thing that is asked of a stream of bytes; fewer bytes than asked means its end."""

    def read(self, size: int, /) -> bytes: ...


class _LimitMetError(Exception):
    """A bound of `Limits` was met: stop, keep what was read."""


class _Reader:
    """One pass over one archive: walks it, counts, and notes what went wrong."""

    def __init__(self, path: Path, wanted: Callable[[str], bool], limits: Limits) -> None:
        self.notes: list[str] = []
        self._path = path
        self._wanted = wanted
        self._limits = limits
        self._budget = limits.total_bytes
        self._ratio_floor = max(_MIN_BYTES_FOR_RATIO, limits.ratio * path.stat().st_size)
        self._n_members = 0

    def read(self) -> Iterator[Member]:
        try:
            yield from self._top()
        except _LimitMetError as limit:
            self.notes.append(str(limit))
        except _BROKEN as error:
            self.notes.append(f"cannot be read to its end ({_said(error)})")

    def _top(self) -> Iterator[Member]:
        name = self._path.name
        if name.lower().endswith(_ZIP_SUFFIXES):
            yield from self._zip()
            return
        with self._path.open("rb") as file:
            if name.lower().endswith(".deb"):
                yield from self._deb(cast(_Source, file))
            elif _TAR_SUFFIXES.search(name):
                yield from self._tar(self._decompressed(cast(_Source, file), name), "")
            elif name.lower().endswith(".gz"):
                data = file.read(self._limits.autotest_bytes)
                yield from self._gzipped("", name, data)
            else:
                self.notes.append("not an archive by its name; expected tar, zip, whl, deb or gz")

    def _deb(self, file: _Source) -> Iterator[Member]:
        """Find `data.tar.*` among the members of an ar archive; each has a header of 60 bytes."""
        if file.read(8) != b"!<arch>\n":
            raise ValueError("no ar archive")
        while header := file.read(60):
            if len(header) < 60 or header[58:] != b"`\n":
                raise ValueError("a damaged ar header")
            name = header[:16].decode("ascii", "replace").strip().rstrip("/")
            size = int(header[48:58])
            body = _Slice(file, size)
            if name.startswith("data.tar"):
                yield from self._tar(self._decompressed(body, name), "")
                return
            body.skip_rest()
            file.read(size % 2)  # members start at even offsets
        raise ValueError("no data.tar inside")

    def _tar(self, source: _Source, prefix: str) -> Iterator[Member]:
        stream = _Headers(source, self._spend, _CHUNK)
        # Not tarfile's own stream mode: it copies every byte several times, wanted or not.
        with tarfile.TarFile(fileobj=stream, mode="r", errors="surrogateescape") as tar:  # type: ignore[arg-type]
            while (info := tar.next()) is not None:
                tar.members = []  # type: ignore[attr-defined]  # tarfile would keep every header
                self._count_member()
                if info.isreg() and not info.issparse():
                    stream.seek(info.offset_data)
                    yield from self._member(prefix, info.name, info.size, stream)

    def _zip(self) -> Iterator[Member]:
        with zipfile.ZipFile(self._path) as archive:
            for info in archive.infolist():
                self._count_member()
                mode = info.external_attr >> 16
                if (
                    info.is_dir()
                    or info.flag_bits & 1
                    or (mode and not stat.S_ISREG(mode) and stat.S_IFMT(mode))
                ):
                    continue
                if not self._looks_useful(safe_path(info.filename), info.file_size):
                    continue
                self._spend(info.file_size)
                try:
                    with archive.open(info) as file:
                        yield from self._member("", info.filename, info.file_size, cast(_Source, file))
                except _BROKEN as error:  # the next member stands on its own
                    self.notes.append(f"{safe_path(info.filename)} cannot be read ({_said(error)})")

    def _member(self, prefix: str, name: str, size: int, source: _Source) -> Iterator[Member]:
        path = prefix + safe_path(name)
        if not self._looks_useful(path, size):
            return
        if _TAR_SUFFIXES.search(path):
            if not prefix:
                yield from self._nested(path, _Slice(source, size))
            return
        data = source.read(size)
        if len(data) < size:
            raise EOFError("the archive ends inside a member")
        if path.lower().endswith(".gz"):
            yield from self._gzipped(prefix, name, data)
        else:
            yield Member(path, data)

    def _looks_useful(self, path: str, size: int) -> bool:
        if size == 0:
            return False
        if _TAR_SUFFIXES.search(path):
            return True
        plain = path[:-3] if path.lower().endswith(".gz") else path
        return size <= self._limits.of(plain) and self._wanted(plain)

    def _nested(self, path: str, body: _Slice) -> Iterator[Member]:
        """A broken tarball inside is most often test data made to be broken: the outer one goes on."""
        try:
            yield from self._tar(self._decompressed(body, path), path + "/")
        except _BROKEN:
            return

    def _gzipped(self, prefix: str, name: str, data: bytes) -> Iterator[Member]:
        path = prefix + safe_path(name)[: -len(".gz")]
        limit = self._limits.of(path)
        if not self._wanted(path):
            return
        try:
            plain = zlib.decompressobj(wbits=31).decompress(data, limit + 1)
        except zlib.error:
            return
        self._spend(len(plain))
        if 0 < len(plain) <= limit:
            yield Member(path, plain)

    def _decompressed(self, file: _Source, name: str) -> _Source:
        lower = name.lower()
        stream: object
        if lower.endswith((".gz", ".tgz")):
            stream = gzip.GzipFile(fileobj=file, mode="rb")  # type: ignore[call-overload]
        elif lower.endswith((".xz", ".txz", ".lzma")):
            stream = lzma.LZMAFile(file)  # type: ignore[arg-type]  # noqa: SIM115
        elif lower.endswith((".bz2", ".tbz", ".tbz2")):
            stream = bz2.BZ2File(file)  # type: ignore[call-overload]
        elif lower.endswith(".zst"):
            stream = _zstd_stream(file)
        else:
            stream = file
        return cast(_Source, stream)

    def _count_member(self) -> None:
        self._n_members += 1
        if self._n_members > self._limits.members:
            raise _LimitMetError(f"more than {self._limits.members:,} members; the rest is left out")

    def _spend(self, n_bytes: int) -> None:
        self._budget -= n_bytes
        if self._budget < 0:
            raise _LimitMetError(f"more than {self._limits.total_bytes:,} bytes inside; the rest is left out")
        if self._limits.total_bytes - self._budget > self._ratio_floor:
            raise _LimitMetError(
                f"grows more than {self._limits.ratio}-fold when unpacked; the rest is left out"
            )


class _Slice:
    """The next `size` bytes of another stream, as a stream."""

    def __init__(self, source: _Source, size: int) -> None:
        self._source = source
        self._left = size

    def read(self, size: int = -1, /) -> bytes:
        if size < 0 or size > self._left:
            size = self._left
        if not size:
            return b""
        data = self._source.read(size)
        if not data:
            raise EOFError("the archive ends inside a member")
        self._left -= len(data)
        return data

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return False

    def skip_rest(self) -> None:
        while self._left:
            self.read(_CHUNK)


class _Headers(Forward):
    """A stream as the forward-only file that `tarfile` reads headers from."""

    def read(self, size: int = -1, /) -> bytes:
        if size < 0 or size > _MAX_READ:
            raise ValueError(f"a header claims {size:,} bytes")
        return self.take(size)


def _zstd_stream(file: _Source) -> object:
    """Import zstandard only when an archive needs it: few do."""
    import zstandard

    return zstandard.ZstdDecompressor().stream_reader(file, read_across_frames=True)  # type: ignore[arg-type]


def _said(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
