"""Processes of this machine, through joblib's loky.

Knows: loky. Never: what the work is.

`joblib.Parallel` itself hands out the next piece when one is finished, not when an answer is taken, so a
slow reader lets answers pile up; and one dead process ends the whole run. Its executor has neither fault.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from lsp_langid.parallel.pool import Pending
from lsp_langid.parallel.shared import Shared, install, perform

_IDLE_S = 60  # then an idle process goes; it comes back with the next piece
# BLAS takes a thread for each core, in each of as many processes as there are cores.
ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS"), "1"
)


def n_cores() -> int:
    """Those this process may use: less than the machine has, in a container."""
    from joblib import cpu_count

    return int(cpu_count())


class Processes:
    """A pool that starts at the first piece of work; every process gets what is shared at its start."""

    deaths_a_report = 1

    def __init__(self, n_workers: int, shared: Shared[Any] | None) -> None:
        self._n_workers = n_workers
        self._shared = shared
        self._executor = self._started()

    @property
    def n_workers(self) -> int:
        """As many as were asked for."""
        return self._n_workers

    def submit(self, function: Callable[..., Any], args: tuple[Any, ...], key: str | None) -> Pending:
        """Hand out one piece."""
        pending: Pending = self._executor.submit(perform, function, args, key)
        return pending

    def is_death(self, error: BaseException) -> bool:
        """One dead process breaks the executor with all that it was given."""
        from joblib.externals.loky.process_executor import BrokenProcessPool

        return isinstance(error, BrokenProcessPool)

    def revive(self) -> bool:
        """Start anew."""
        self._executor.shutdown(wait=True, kill_workers=True)
        self._executor = self._started()
        return True

    def still_there(self) -> None:
        """Processes of ours are: we would have heard of their end."""

    def translated(self, error: Exception) -> Exception:
        """Work says itself what was wrong."""
        return error

    def close(self, *, unfinished: bool) -> None:
        """End the processes."""
        with _stumbling_unheard():
            self._executor.shutdown(wait=True, kill_workers=unfinished)

    def _started(self) -> Any:
        from joblib.externals.loky import ProcessPoolExecutor

        return ProcessPoolExecutor(
            self._n_workers,
            timeout=_IDLE_S,
            env=ONE_THREAD,
            initializer=_begin,
            initargs=(self._shared,),
        )


@contextmanager
def _stumbling_unheard() -> Iterator[None]:
    """While a pool is ended in mid-work.

    loky's thread drops what was not begun, and then may meet the number of such a piece in its queue: it dies
    of a KeyError when all is over, and Python would print a traceback.
    """
    hook = threading.excepthook

    def heard(error: threading.ExceptHookArgs) -> None:
        if error.exc_type is not KeyError or "ExecutorManagerThread" not in str(error.thread):
            hook(error)

    threading.excepthook = heard
    try:
        yield
    finally:
        threading.excepthook = hook


def _begin(shared: Shared[Any] | None) -> None:
    """What a process does before its first piece."""
    # A terminal sends Ctrl-C to all processes at once. Ours ends the others; they would end in a traceback.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if shared is not None:
        install(shared)
