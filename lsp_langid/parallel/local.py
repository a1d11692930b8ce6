"""Processes of this machine, through joblib's loky.

Knows: loky. Never: what the work is.

`joblib.Parallel` itself hands out the next piece when one is finished, not when an answer is taken, so a
slow reader lets answers pile up; and one dead process ends the whole run. Its executor has neither fault.
"""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from lsp_langid.parallel.pool import Pending
from lsp_langid.parallel.shared import Shared, install, perform
from lsp_langid.parallel.undisturbed import undisturbed

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
        self._unfinished = False
        self._ending = threading.Lock()

    @property
    def n_workers(self) -> int:
        """As many as were asked for."""
        return self._n_workers

    def submit(self, function: Callable[..., Any], args: tuple[Any, ...], key: str | None) -> Pending:
        """Hand out one piece."""
        hand_out: Callable[[], Pending] = partial(self._executor.submit, perform, function, args, key)
        if len(self._executor._processes) == self._n_workers:
            return hand_out()
        # Now loky starts the processes, and last the thread that will end them. Of a start that broke off in
        # the middle nobody would end what was started, and the interpreter would wait for it at its own end.
        return undisturbed(partial(_deaf, hand_out))

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
        self._unfinished |= unfinished  # once unwanted, unwanted for good: a second Ctrl-C closes again
        if unfinished:
            self._executor._max_workers = 0  # a start that is under way ends with the process that it is at
        undisturbed(self._end)

    def _end(self) -> None:
        with self._ending:
            processes = self._executor._processes
            try:
                with _stumbling_unheard():
                    # loky has a lock for this and a start that is under way: one waits for the other.
                    self._executor.shutdown(wait=True, kill_workers=self._unfinished)
            finally:
                if self._unfinished:
                    # Those of a start whose last step failed have no thread that ends them.
                    for process in list(processes.values()):
                        process.terminate()

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


def _deaf(hand_out: Callable[[], Pending]) -> Pending:
    """Hand out from a thread whose processes do not hear of Ctrl-C until `_begin` makes them ignore it."""
    if sys.platform != "win32":
        from multiprocessing import resource_tracker

        from joblib.externals.loky.backend import resource_tracker as loky_resource_tracker

        # Either takes the block off this thread when it starts its process, so they have to be there before.
        resource_tracker.ensure_running()
        loky_resource_tracker.ensure_running()
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # processes inherit it; a mere handler not
    return hand_out()


def _begin(shared: Shared[Any] | None) -> None:
    """What a process does before its first piece."""
    # A terminal sends Ctrl-C to all processes at once. Ours ends the others; they would end in a traceback.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        # What came until now is dropped with that, and what the work itself may start is no business of ours.
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    if shared is not None:
        install(shared)
