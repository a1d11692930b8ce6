"""Wait for something that may never come, but not for ever."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import TypeVar

from lsp_langid.errors import ClusterError

T = TypeVar("T")


def within(seconds: float, ask: Callable[[], T], complaint: str) -> T:
    """What `ask` returns or raises; after `seconds` it is left to itself.

    Raises:
        ClusterError: `complaint`, when the time is over.
    """
    answers: list[T] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            answers.append(ask())
        except BaseException as error:
            errors.append(error)

    thread = Thread(target=run, daemon=True, name="lsp-langid-asks")  # it must not hold up the end
    thread.start()
    thread.join(seconds)
    if errors:
        raise errors[0]
    if not answers:
        raise ClusterError(complaint)
    return answers[0]
