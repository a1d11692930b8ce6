"""Bytes -> text, in bounded memory: of a large file its head, its middle and its tail.

Knows: encodings, parts, what is no text. Never: paths, what a text is about, whom to tell.
Start reading at `decode`.
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Sequence
from typing import BinaryIO

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


def decode(parts: Sequence[bytes], *, nuls_allowed: bool = False) -> str | None:
    """Turn the parts of one text into a string, joined by a line break; None when they are no text.

    In order: a byte order mark, UTF-16 without a mark, UTF-8, UTF-8 with damage, any old 8-bit encoding
    (read as Latin-1: the ASCII of it is right, and code is mostly ASCII).
    """
    if len(parts) == 1 and parts[0].isascii() and b"\0" not in parts[0]:  # most files of code
        return None if _looks_binary(parts[0], nuls_allowed=True) else parts[0].decode("ascii")
    mark, encoding = encoding_of(parts[0])
    if mark:
        parts = [parts[0][len(mark) :], *parts[1:]]
    if encoding == "utf-8":
        if any(_looks_binary(part, nuls_allowed=nuls_allowed) for part in parts):
            return None
        texts = _utf8_or_latin1(parts)
    else:
        texts = _decode_parts(parts, encoding, "replace")
    if len(texts) == 1:
        return texts[0]
    return "\n".join([texts[0], *(_from_a_line_start(text) for text in texts[1:])])


def is_binary(head: bytes) -> bool:
    """Whether `decode` would refuse this."""
    mark, encoding = encoding_of(head)
    return encoding == "utf-8" and _looks_binary(head[len(mark) :], nuls_allowed=False)


def read_parts(stream: BinaryIO, size: int) -> list[bytes]:
    """Read a stream whole, or, when it has more than `WHOLE_BYTES` and can seek, three parts of it.

    Args:
        stream: Stands at its start; of one that cannot seek pass a size of 0.
        size: Bytes in it; 0 when nobody knows: then the first `WHOLE_BYTES` are all that is read.
    """
    head = stream.read(WHOLE_BYTES)
    if size <= WHOLE_BYTES:  # also files under /proc, which hold text and claim to be empty
        return [head]
    parts = [head[:PART_BYTES]]
    for start, end in spans(size)[1:]:
        stream.seek(start, io.SEEK_SET)
        parts.append(stream.read(end - start))
    return parts


def spans(size: int) -> list[tuple[int, int]]:
    """Where the parts of a text of `size` bytes lie, as (start, end).

    A start that is a multiple of 4 keeps the code units of UTF-16 and UTF-32 whole.
    """
    if size <= WHOLE_BYTES:
        return [(0, size)]
    middle = size // 2 - PART_BYTES // 2
    tail = size - PART_BYTES
    return [
        (0, PART_BYTES),
        (middle - middle % 4, middle + PART_BYTES),
        (tail - tail % 4, size),
    ]


def encoding_of(head: bytes) -> tuple[bytes, str]:
    """The byte order mark, which may be empty, and the encoding it speaks for; `utf-8` when none does."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return mark, encoding
    return b"", _utf16_without_mark(head) or "utf-8"


def n_lines_of(text: str) -> int:
    """The number of lines, ended by line feeds, or by carriage returns where there are none."""
    breaks = "\n" if "\n" in text else "\r"
    return text.count(breaks) + (text != "" and not text.endswith(breaks))


def _utf16_without_mark(head: bytes) -> str | None:
    """UTF-16 of mostly ASCII text has a NUL in every other byte and none in between."""
    sample = head[:4096]
    n_units = len(sample) // 2
    if n_units < 2 or 0 not in sample:
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
    if len(data) < _FEWEST_BYTES_TO_JUDGE:
        return False
    n_controls = len(data) - len(data.translate(None, delete=_CONTROLS))
    return n_controls > _MAX_CONTROL_SHARE * len(data)


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
    if len(parts) == 1:
        return [parts[0].decode(encoding, errors)]
    new_decoder = codecs.getincrementaldecoder(encoding)
    return [new_decoder(errors).decode(part, final=False) for part in parts]


def _from_a_line_start(text: str) -> str:
    """Drop the torn first line, unless there is nothing else."""
    return text.partition("\n")[2] or text
