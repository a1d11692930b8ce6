"""A file that is written whole or not at all, and not before everything that goes into it is known.

Knows: files. Never: what is written.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from lsp_langid.errors import UsageError

STDOUT = "-"


@contextmanager
def opened(path: str, option: str) -> Iterator[TextIO]:
    """Hand out a text file, in UTF-8, that takes its place when the block ends well; `-` is standard output.

    Until then it is held elsewhere: a scan of the folder it goes to must not meet it half done.

    Raises:
        UsageError: Nothing can be written there; before anything was done.
    """
    if path == STDOUT:
        if sys.stdout is None:
            raise UsageError(f"standard output is closed; name a file with {option}")
        yield sys.stdout
        return
    target = Path(path)
    _demand_writable(target, option)
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="backslashreplace", newline="\n") as held:
        yield held
        held.flush()
        held.seek(0)
        _put(held, target)


def _demand_writable(target: Path, option: str) -> None:
    folder = target.parent
    if target.is_dir():
        raise UsageError(f"{option} {target}: is a directory; name a file")
    if not folder.is_dir():
        raise UsageError(f"{option} {target}: there is no folder {folder}; make it first")
    if not os.access(target if target.exists() else folder, os.W_OK):
        raise UsageError(f"{option} {target}: no permission to write there")


def _put(held: TextIO, target: Path) -> None:
    if target.exists() and not target.is_file():  # /dev/null, a pipe: written into, never replaced
        with target.open("w", encoding="utf-8", newline="\n") as file:
            shutil.copyfileobj(held, file)
        return
    place = target.resolve() if target.is_symlink() else target
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name[:40]}-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            shutil.copyfileobj(held, file)
        Path(name).chmod(_mode(place))
        Path(name).replace(place)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _mode(place: Path) -> int:
    """As the file that is replaced; of a new one what the user's mask leaves."""
    with suppress(OSError):
        return place.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
