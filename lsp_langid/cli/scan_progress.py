"""Show how far a scan is, on standard error: a bar on a terminal, a line now and then elsewhere.

Knows: numbers of files and seconds. Never: rows.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from lsp_langid.scan.ahead import Ahead

if TYPE_CHECKING:
    from rich.console import Console

_BAR_SECONDS, _LINE_SECONDS = 0.25, 10.0
_LONG_SECONDS = 5.0  # after which one wants to know how long it took
_WINDOW_SECONDS = 15.0  # that a rate is taken over

Clock = Callable[[], float]


class Pace:
    """Files a second, over the last while."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.began = clock()
        self._marks: deque[tuple[float, int]] = deque([(self.began, 0)])

    def rate(self, n_done: int) -> float:
        """At this moment; 0 when nothing can be said yet."""
        now = self._clock()
        self._marks.append((now, n_done))
        while len(self._marks) > 2 and now - self._marks[1][0] > _WINDOW_SECONDS:
            self._marks.popleft()
        then, n_then = self._marks[0]
        return (n_done - n_then) / (now - then) if now > then else 0.0

    @property
    def seconds(self) -> float:
        """Since the beginning."""
        return self._clock() - self.began


def figures(n_done: int, n_met: int, rate: float, *, walked: bool) -> str:
    """`1,234 of 5,000 files, 900 a second, 0:04 left`; what is not known yet is not said."""
    of = f" of {n_met:,}" if walked else ""
    words = [f"{n_done:,}{of} files"]
    if rate > 0:
        words.append(f"{rate:,.0f} a second")
    if not walked:
        words.append(f"{n_met:,} found so far")
    elif rate > 0:
        words.append(f"{clock_time((n_met - n_done) / rate)} left")
    return ", ".join(words)


def clock_time(seconds: float) -> str:
    """`0:04`, `12:34`, `1:02:03`."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


@contextmanager
def shown(console: Console | None, ahead: Ahead) -> Iterator[Callable[[int], None]]:
    """Hand out what is to be told, after each file, how many are done; None for no console shows nothing."""
    if console is None:
        yield lambda n_done: None
        return
    pace = Pace(time.monotonic)
    if console.is_terminal:
        with _bar(console, ahead, pace) as step:
            yield step
    else:
        yield _lines(console, ahead, pace)
    if pace.seconds >= _LONG_SECONDS:
        _say(console, f"{ahead.n_met:,} files in {clock_time(pace.seconds)}")


@contextmanager
def _bar(console: Console, ahead: Ahead, pace: Pace) -> Iterator[Callable[[int], None]]:
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (BarColumn(bar_width=30), TextColumn("{task.description}"))
    with Progress(*columns, console=console, transient=True, auto_refresh=False) as bars:
        task = bars.add_task("looking", total=None)
        due = [0.0]

        def step(n_done: int) -> None:
            now = time.monotonic()
            if now < due[0]:
                return
            due[0] = now + _BAR_SECONDS
            words = figures(n_done, ahead.n_met, pace.rate(n_done), walked=ahead.walked)
            total = ahead.n_met if ahead.walked else None
            bars.update(task, completed=n_done, total=total, description=words, refresh=True)

        yield step


def _lines(console: Console, ahead: Ahead, pace: Pace) -> Callable[[int], None]:
    due = [time.monotonic() + _LINE_SECONDS]

    def step(n_done: int) -> None:
        now = time.monotonic()
        if now < due[0]:
            return
        due[0] = now + _LINE_SECONDS
        words = figures(n_done, ahead.n_met, pace.rate(n_done), walked=ahead.walked)
        _say(console, words)

    return step


def _say(console: Console, words: str) -> None:
    console.print(words, markup=False, highlight=False, soft_wrap=True)
