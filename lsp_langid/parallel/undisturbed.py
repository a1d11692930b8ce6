"""Do something that Ctrl-C must not break off in the middle.

Knows: that Python raises KeyboardInterrupt in the main thread and in no other. Never: what is done.

To block the signal in the main thread would not do: the system then hands it to any other thread there is,
and Python raises in the main thread all the same.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from threading import Lock, Thread
from typing import TypeVar

T = TypeVar("T")


def undisturbed(do: Callable[[], T]) -> T:
    """What `do` returns or raises. Ctrl-C ends the wait for it at once; it goes on to its own end.

    Its thread may change its own mask of signals, which ends with it. The interpreter does not go before it.
    """
    if sys.is_finalizing():  # no thread can be started any more
        return do()
    answers: list[T] = []
    errors: list[BaseException] = []
    at_work = Lock()
    at_work.acquire()

    def run() -> None:
        try:
            answers.append(do())
        except BaseException as error:
            errors.append(error)  # nobody asks for it after Ctrl-C, and it is not printed either
        finally:
            at_work.release()

    Thread(target=run, name="lsp-langid-undisturbed").start()
    # Not `join`: before Python 3.13 one that is interrupted takes the thread for ended. And never without an
    # end, for such a wait does not hear Ctrl-C on Windows.
    while not at_work.acquire(timeout=0.5):
        pass
    if errors:
        raise errors[0]
    return answers[0]
