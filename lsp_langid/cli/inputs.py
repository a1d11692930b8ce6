"""Bytes of a file or a stream -> text, in bounded memory and with a clear line when it cannot be done.

Knows: files, encodings, what is no text. Never: languages, detectors, output.
Start reading at `read_file`.
"""

from __future__ import annotations

import codecs
import io
import os
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from lsp_langid.cli.console import printable
from lsp_langid.errors import InputError

WHOLE_BYTES = 1_000_000  # up to here a file is read whole
PART_BYTES = 256 * 1024  # of a larger file: so much from its head, its middle and its tail each

# Byte order marks. UTF-32 goes first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Control characters that text does not hold. Left out: white space, and what terminals are told in logs.
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\a\b\x1b") | {0x7F})
_MAX_CONTROL_SHARE = 0.05
_FEWEST_BYTES_TO_JUDGE = 512


def read_file(path: str) -> str:
    """Read the text of a regular file; of a large one its head, middle and tail.

    Raises InputError, which names the path: missing, a folder, a device, no permission, binary.
    """
    shown = printable(path)
    try:
        kind = Path(path).stat().st_mode
        _demand_regular(kind, shown)
        with Path(path).open("rb") as stream:
            return decode(_read_parts(stream, os.fstat(stream.fileno()).st_size), shown)
    except OSError as error:
        raise InputError(f"{shown}: {_in_words(error)}") from error
    except ValueError as error:  # a NUL character in the path
        raise InputError(f"{shown}: not a file name") from error


def read_stdin(stream: BinaryIO) -> str:
    """Read the text that was piped or redirected in.

    Of a pipe the first `WHOLE_BYTES` are enough to answer, so no more is waited for. Stray NULs are
    tolerated here, because text copied from terminals and consoles can hold them.

    Raises InputError when the bytes are no text, or reading failed.
    """
    name = "standard input"
    try:
        descriptor = stream.fileno()
        status = os.fstat(descriptor)
        at_start = stat.S_ISREG(status.st_mode) and os.lseek(descriptor, 0, os.SEEK_CUR) == 0
        size = status.st_size if at_start else 0
    except (OSError, ValueError):  # a stream without a descriptor, as in tests
        size = 0
    try:
        return decode(_read_parts(stream, size), name, nuls_allowed=True)
    except OSError as error:
        raise InputError(f"{name}: {_in_words(error)}") from error


def decode(parts: Sequence[bytes], name: str, *, nuls_allowed: bool = False) -> str:
    """Turn the parts of one text into a string; the parts are joined by a line break.

    In order: a byte order mark, UTF-16 without a mark, UTF-8, UTF-8 with damage, any old 8-bit encoding
    (read as Latin-1: the ASCII of it is right, and code is mostly ASCII).

    Raises InputError when the bytes are no text.
    """
    mark, encoding = _encoding(parts[0])
    parts = [parts[0][len(mark) :], *parts[1:]]
    if encoding == "utf-8":
        if any(_looks_binary(part, nuls_allowed=nuls_allowed) for part in parts):
            raise InputError(f"{name}: binary, not text")
        texts = _utf8_or_latin1(parts)
    else:
        texts = _decode_parts(parts, encoding, "replace")
    return "\n".join([texts[0], *(_from_a_line_start(text) for text in texts[1:])])


def _demand_regular(mode: int, shown: str) -> None:
    if stat.S_ISREG(mode):
        return
    if stat.S_ISDIR(mode):
        raise InputError(f"{shown}: is a directory; name the files in it")
    kind = "a pipe" if stat.S_ISFIFO(mode) else "a socket" if stat.S_ISSOCK(mode) else "a device"
    raise InputError(f"{shown}: {kind}, not a regular file; send its text to `lsp-langid identify -`")


def _in_words(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file"
    if isinstance(error, PermissionError):
        return "permission denied"
    return error.strerror or str(error)


def _read_parts(stream: BinaryIO, size: int) -> list[bytes]:
    head = stream.read(WHOLE_BYTES)
    if size <= WHOLE_BYTES:  # also files under /proc, which hold text and claim to be empty
        return [head]
    parts = [head[:PART_BYTES]]
    for start in (size // 2 - PART_BYTES // 2, size - PART_BYTES):
        # A start that is a multiple of 4 keeps the code units of UTF-16 and UTF-32 whole.
        stream.seek(start - start % 4, io.SEEK_SET)
        parts.append(stream.read(PART_BYTES + start % 4))
    return parts


def _encoding(head: bytes) -> tuple[bytes, str]:
    """The byte order mark, which may be empty, and the encoding."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return mark, encoding
    return b"", _utf16_without_mark(head) or "utf-8"


def _utf16_without_mark(head: bytes) -> str | None:
    """UTF-16 of mostly ASCII text has a NUL in every other byte and none in between."""
    sample = head[:4096]
    n_units = len(sample) // 2
    if n_units < 2:
        return None
    evens, odds = sample[: 2 * n_units : 2], sample[1 : 2 * n_units : 2]
    many, few = 0.5 * n_units, 0.02 * n_units
    if odds.count(0) > many and evens.count(0) <= few and not _looks_binary(evens, nuls_allowed=True):
        return "utf-16-le"
    if evens.count(0) > many and odds.count(0) <= few and not _looks_binary(odds, nuls_allowed=True):
        return "utf-16-be"
    return None


def _looks_binary(data: bytes, *, nuls_allowed: bool) -> bool:
    if not nuls_allowed and b"\0" in data:
        return True
    n_controls = len(data) - len(data.translate(None, delete=_CONTROLS))
    return len(data) >= _FEWEST_BYTES_TO_JUDGE and n_controls > _MAX_CONTROL_SHARE * len(data)


def _utf8_or_latin1(parts: Sequence[bytes]) -> list[str]:
    # The continuation bytes at the start of a later part belong to a character that was cut.
    parts = [parts[0], *(part[_n_continuation_bytes(part) :] for part in parts[1:])]
    try:
        return _decode_parts(parts, "utf-8", "strict")
    except UnicodeDecodeError:
        pass
    texts = _decode_parts(parts, "utf-8", "replace")
    n_broken = sum(text.count("\N{REPLACEMENT CHARACTER}") for text in texts)
    n_beyond_ascii = sum(len(text) - len(text.encode("ascii", "ignore")) for text in texts)
    # More sound than broken sequences is UTF-8 with damage; sound ones hardly arise by chance.
    if n_beyond_ascii - n_broken > n_broken:
        return texts
    return [part.decode("latin-1") for part in parts]


def _n_continuation_bytes(part: bytes) -> int:
    return next((n for n, byte in enumerate(part[:4]) if byte & 0xC0 != 0x80), 0)


def _decode_parts(parts: Sequence[bytes], encoding: str, errors: str) -> list[str]:
    """Decode each part; of several, a character that is cut at the end of a part is dropped."""
    new_decoder = codecs.getincrementaldecoder(encoding)
    return [new_decoder(errors).decode(part, final=len(parts) == 1) for part in parts]


def _from_a_line_start(text: str) -> str:
    """Drop the torn first line, unless there is nothing else."""
    return text.partition("\n")[2] or text
