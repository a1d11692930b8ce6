"""Open regular files and nothing else, without ever waiting for somebody at the other end.

Knows: flags of the system. Never: what is read.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager

# Opening a FIFO without O_NONBLOCK would wait for a writer; one may take a file's place at any time.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


class NotRegularError(OSError):
    """A folder, a FIFO, a socket or a device."""


def open_regular(path: str, *, follow: bool = True) -> tuple[int, int]:
    """Open a file: its descriptor, which is the caller's to close, and its size in bytes.

    Raises:
        NotRegularError: It is something else than a regular file.
        OSError: Whatever the system says; with `follow` off also that it is a link.
    """
    descriptor = os.open(path, _FLAGS if follow else _FLAGS | getattr(os, "O_NOFOLLOW", 0))
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise NotRegularError(f"{path}: not a regular file")
    except OSError:
        os.close(descriptor)
        raise
    return descriptor, status.st_size


@contextmanager
def opened(path: str, *, follow: bool = True) -> Iterator[tuple[int, int]]:
    """The same for a `with`, which closes it."""
    descriptor, size = open_regular(path, follow=follow)
    try:
        yield descriptor, size
    finally:
        os.close(descriptor)
