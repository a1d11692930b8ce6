"""Work that nobody waits for: kept alive, its failures logged; and timers that start over.

Knows: asyncio. Never: what the work is about.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine

_log = logging.getLogger(__name__)


class Tasks:
    """Coroutines running in the background of the current event loop."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[None]] = set()  # the loop itself keeps only weak references

    def start(self, work: Coroutine[None, None, None]) -> None:
        """Run a coroutine to its end."""
        task = asyncio.get_running_loop().create_task(work)
        self._running.add(task)
        task.add_done_callback(self._finished)

    def end(self) -> None:
        """Cancel what still runs."""
        for task in self._running:
            task.cancel()

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("a task in the background failed", exc_info=error)


class Timers:
    """One timer a key on the current event loop. Setting it again starts it over."""

    def __init__(self) -> None:
        self._pending: dict[str, asyncio.TimerHandle] = {}

    def restart(self, key: str, delay_ms: int, call: Callable[[], None]) -> None:
        """Call once, after so many milliseconds without another restart of this key."""
        self.stop(key)

        def run_out() -> None:
            del self._pending[key]
            call()

        self._pending[key] = asyncio.get_running_loop().call_later(delay_ms / 1000, run_out)

    def stop(self, key: str) -> None:
        """Forget the timer of a key, if there is one."""
        timer = self._pending.pop(key, None)
        if timer is not None:
            timer.cancel()

    def end(self) -> None:
        """Forget all timers."""
        for timer in self._pending.values():
            timer.cancel()
        self._pending.clear()
