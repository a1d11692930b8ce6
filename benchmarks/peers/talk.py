"""Talk to one detector in a process of its own: a request a line, an answer a line, each within a time limit.

Knows: processes and pipes. Never: what is asked, what answers mean.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import IO, Any

Line = dict[str, Any]


class NoAnswerError(Exception):
    """The process said nothing in time, or has ended; it is gone now."""


class Conversation:
    """A running detector. `greeting` is what it said of itself; `start_s` is how long that took."""

    def __init__(
        self, command: Sequence[str], variables: Mapping[str, str], log: IO[str], limit_s: float = 180
    ) -> None:
        """Start the process and wait until it is ready.

        Args:
            command: Program and arguments.
            variables: Set in its environment beside our own.
            log: Where its standard error goes.
            limit_s: How long it may take to be ready.

        Raises:
            NoAnswerError: It was not ready in time, or ended.
        """
        begin = time.perf_counter()
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            encoding="utf-8",
            env={**os.environ, **variables},
        )
        self._said: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()
        self.greeting = self._next(limit_s)
        self.start_s = time.perf_counter() - begin

    def ask(self, request: Line, limit_s: float) -> Line:
        """Put one request.

        Raises:
            NoAnswerError: It took longer than the limit, or the process has ended.
        """
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(request) + "\n")
            self._process.stdin.flush()
        except OSError as error:
            self.close()
            raise NoAnswerError("the process has ended") from error
        return self._next(limit_s)

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):  # what was still to be written has no reader
                    pipe.close()

    def __enter__(self) -> Conversation:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._said.put(line)
        self._said.put("")

    def _next(self, limit_s: float) -> Line:
        try:
            line = self._said.get(timeout=limit_s)
        except queue.Empty:
            self.close()
            raise NoAnswerError(f"no answer within {limit_s:g} s") from None
        if not line:
            self.close()
            raise NoAnswerError(f"the process ended with exit code {self._process.returncode}")
        answer: Line = json.loads(line)
        return answer
