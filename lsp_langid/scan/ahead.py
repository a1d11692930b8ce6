"""Walk on in the background while files are looked at: then the end, and with it the total, is known early.

Knows: threads, how far ahead is far enough. Never: how a walk is done.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable, Iterator

from lsp_langid.scan.entry import Entry, Held, Item

MOST_AHEAD = 50_000  # entries
MOST_HELD = 32_000_000  # bytes that were read on the way
_INTERRUPTIBLE_SECONDS = 0.5  # a wait without an end does not hear Ctrl-C on Windows


class Ahead:
    """Entries, taken from an iterable by a thread of its own. Iterate over it once.

    Args:
        entries: Is iterated over in the thread; what it raises is raised here, in its place.
        most: How many entries may wait.
        most_held: How many bytes the waiting ones may hold.
    """

    def __init__(
        self, entries: Iterable[Entry], *, most: int = MOST_AHEAD, most_held: int = MOST_HELD
    ) -> None:
        self.n_met = 0  # so far
        self.walked = False  # `n_met` is the total
        self._entries = entries
        self._most, self._most_held = most, most_held
        self._waiting: deque[Entry] = deque()
        self._n_held = 0
        self._error: BaseException | None = None
        self._stopped = False
        self._changed = threading.Condition()
        # A daemon: a walk that hangs in a system call must not keep the program from ending.
        self._thread = threading.Thread(target=self._walk, name="walk", daemon=True)

    def __iter__(self) -> Iterator[Entry]:
        self._thread.start()
        try:
            while True:
                with self._changed:
                    while not self._waiting and not self.walked and self._error is None:
                        self._changed.wait(_INTERRUPTIBLE_SECONDS)
                    if not self._waiting:
                        break
                    entry = self._waiting.popleft()
                    self._n_held -= _n_held(entry)
                    if len(self._waiting) < self._most // 2:
                        self._changed.notify_all()
                yield entry
        finally:
            self.stop()
        if self._error is not None:
            raise self._error

    def stop(self) -> None:
        """Let the walk end where it is."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()

    def _walk(self) -> None:
        try:
            for entry in self._entries:
                n_held = _n_held(entry)
                with self._changed:
                    while self._full(n_held) and not self._stopped:
                        self._changed.wait()
                    if self._stopped:
                        return
                    self._waiting.append(entry)
                    self._n_held += n_held
                    self.n_met += 1
                    if len(self._waiting) == 1:
                        self._changed.notify_all()
            self.walked = True
        except BaseException as error:  # whatever it is, it belongs to whoever waits
            self._error = error
        finally:
            with self._changed:
                self._changed.notify_all()

    def _full(self, n_more: int) -> bool:
        if not self._waiting:
            return False
        return len(self._waiting) >= self._most or self._n_held + n_more > self._most_held


def _n_held(entry: Entry) -> int:
    if isinstance(entry, Item) and isinstance(entry.place, Held):
        return sum(map(len, entry.place.parts))
    return 0
