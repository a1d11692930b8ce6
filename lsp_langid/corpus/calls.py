"""Run the registries' clients as child processes: each with a time limit, all of them stopped together.

Knows: processes, threads and clocks. Never: which client it is, what an archive is.
"""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from lsp_langid.corpus.manifest import Source

_SLOWEST_BYTES_PER_S = 50_000
_PATIENCE_S = 120.0
_LAST_BREATH_S = 15.0


class ClientUnusableError(Exception):
    """None of a client's archives can be asked for; the message says why."""


class StoppedError(Exception):
    """The run is over: whatever is going on is of no use any more."""


@dataclass(frozen=True, slots=True)
class Said:
    """How a call ended. Whether archives came is seen in the folder, not here."""

    output: str = ""
    complaint: str = ""  # one line, "" when there was none
    timed_out: bool = False


class Client(Protocol):
    """What fetches the archives of one registry."""

    n_per_call: int  # archives asked for at once

    def prepare(self, sources: Sequence[Source]) -> None:
        """Get ready to be asked for these. Raises ClientUnusableError."""

    def download(self, sources: Sequence[Source], folder: Path) -> Said:
        """Put into `folder` what can be had, each archive under its own name. Raises StoppedError."""


class Calls:
    """The calls of one run, from any number of threads."""

    def __init__(self) -> None:
        self._lock = threading.Condition()
        self._running: set[subprocess.Popen[str]] = set()
        self._n_lanes = 0
        self._stopped = False

    @property
    def stopped(self) -> bool:
        """Whether the run is over."""
        return self._stopped

    @contextmanager
    def lane(self) -> Iterator[None]:
        """Mark a thread that makes calls: `stop` waits until it has tidied up."""
        with self._lock:
            self._n_lanes += 1
        try:
            yield
        finally:
            with self._lock:
                self._n_lanes -= 1
                self._lock.notify_all()

    def run(self, command: Sequence[str], folder: Path | None, limit_s: float) -> Said:
        """Run a program in `folder`, None for here, and wait for its end; it reads nothing from the terminal.

        A signal from the terminal does not reach it, only `stop` does: so an interrupted run ends in
        one place. Raises StoppedError.
        """
        with self._lock:
            if self._stopped:
                raise StoppedError
            # Messages in English, for the few words of them that are looked for.
            process = subprocess.Popen(
                command,
                cwd=folder,
                env=os.environ | {"LC_ALL": "C"},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                encoding="utf-8",
                errors="replace",
                start_new_session=True,
            )
            self._running.add(process)
        with process:
            try:
                output, errors = process.communicate(timeout=limit_s)
            except BaseException as error:
                _kill(process)
                if isinstance(error, subprocess.TimeoutExpired):
                    return Said(complaint=f"no end after {limit_s:.0f} s", timed_out=True)
                raise
            finally:
                with self._lock:
                    self._running.discard(process)
        if self._stopped:
            raise StoppedError
        if process.returncode == 0:
            return Said(output)
        return Said(output, _complaint(errors) or f"exit code {process.returncode}")

    def stop(self) -> None:
        """End every call and wait until the threads that made them have tidied up."""
        with self._lock:
            self._stopped = True
            for process in self._running:
                _kill(process)
            self._lock.wait_for(lambda: self._n_lanes == 0, timeout=_LAST_BREATH_S)


def limit_s(sources: Sequence[Source]) -> float:
    """Return how long a call for these archives may take: some patience, and time for each byte."""
    return _PATIENCE_S + sum(source.n_bytes for source in sources) / _SLOWEST_BYTES_PER_S


class Deadline:
    """For downloads inside this process: they ask now and then whether they may go on."""

    def __init__(self, calls: Calls, seconds: float) -> None:
        self._calls = calls
        self._seconds = seconds
        self._end = time.monotonic() + seconds

    def check(self) -> None:
        """Raise StoppedError when the run is over, TimeoutError when the time is."""
        if self._calls.stopped:
            raise StoppedError
        if time.monotonic() > self._end:
            raise TimeoutError(f"no end after {self._seconds:.0f} s")


def _kill(process: subprocess.Popen[str]) -> None:
    """End a process and what it started; all it had in hand lies in a folder that goes away."""
    if process.poll() is not None:  # its number may belong to another by now
        return
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


def _complaint(errors: str) -> str:
    """Return the line that says most: the first that calls itself an error, else the last."""
    lines = [line.strip() for line in errors.splitlines() if line.strip()]
    marked = [line for line in lines if line.startswith(("E:", "npm error", "npm ERR!"))]
    return (marked or lines[-1:] or [""])[0][:300]
