"""A file or a stream that somebody named -> its text, or a clear line about why not.

Knows: files, standard input. Never: encodings (see `texts.py`), languages, detectors, output.
Start reading at `read_file`.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

from lsp_langid.cli.console import printable
from lsp_langid.errors import InputError
from lsp_langid.texts import decode, read_parts


def read_file(path: str) -> str:
    """Read the text of a regular file; of a large one its head, middle and tail.

    Raises InputError, which names the path: missing, a folder, a device, no permission, binary.
    """
    shown = printable(path)
    try:
        kind = Path(path).stat().st_mode
        _demand_regular(kind, shown)
        with Path(path).open("rb") as stream:
            text = decode(read_parts(stream, os.fstat(stream.fileno()).st_size))
    except OSError as error:
        raise InputError(f"{shown}: {_in_words(error)}") from error
    except ValueError as error:  # a NUL character in the path
        raise InputError(f"{shown}: not a file name") from error
    return _demand_text(text, shown)


def read_stdin(stream: BinaryIO) -> str:
    """Read the text that was piped or redirected in.

    Of a pipe the first `texts.WHOLE_BYTES` are enough to answer, so no more is waited for. Stray NULs are
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
        return _demand_text(decode(read_parts(stream, size), nuls_allowed=True), name)
    except OSError as error:
        raise InputError(f"{name}: {_in_words(error)}") from error


def _demand_regular(mode: int, shown: str) -> None:
    if stat.S_ISREG(mode):
        return
    if stat.S_ISDIR(mode):
        raise InputError(f"{shown}: is a directory; name the files in it")
    kind = "a pipe" if stat.S_ISFIFO(mode) else "a socket" if stat.S_ISSOCK(mode) else "a device"
    raise InputError(f"{shown}: {kind}, not a regular file; send its text to `lsp-langid identify -`")


def _demand_text(text: str | None, shown: str) -> str:
    if text is None:
        raise InputError(f"{shown}: binary, not text")
    return text


def _in_words(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file"
    if isinstance(error, PermissionError):
        return "permission denied"
    return error.strerror or str(error)
