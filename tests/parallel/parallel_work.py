"""What workers are asked to do in tests. A module of its own: they import it by its name."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from lsp_langid.parallel import Backend, Shared

DEADLY = "deadly"


def square(n: int) -> int:
    return n * n


def late(n: int) -> int:
    """The first ones come last."""
    time.sleep(0.2 if n == 0 else 0.0)
    return n


def inverse(n: int) -> float:
    return 1 / n


def built(parts: list[int]) -> tuple[int, int]:
    """A whole that tells who built it, and when."""
    return sum(parts), time.monotonic_ns()


def who_has(whole: tuple[int, int], n: int) -> tuple[int, int, int]:
    time.sleep(0.01)
    return os.getpid(), whole[1], whole[0] + n


def upper(words: list[str]) -> list[str]:
    """Dies of one word."""
    if DEADLY in words:
        os.kill(os.getpid(), signal.SIGKILL)
    return [word.upper() for word in words]


def dies_once(n: int, mark: str) -> int:
    """Ends its process, as somebody from outside would, the first time it meets the number 5."""
    if n == 5 and not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return n


def blamed(word: str) -> str:
    return f"no answer about {word}"


def too_late(number: int) -> None:
    """Raise what waiting raises too."""
    raise TimeoutError(f"of the work {number}")


def die_as_client(address: str) -> None:
    """Share something with a cluster, use it, and be killed before a goodbye."""
    with Backend("dask", scheduler=address) as backend:
        next(backend.each(who_has, ((n,) for n in range(9)), shared=Shared("left", built, [1])))
        os.kill(os.getpid(), signal.SIGKILL)
