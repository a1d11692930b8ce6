"""A walk in the background."""

from __future__ import annotations

import threading

import pytest

from lsp_langid.scan.ahead import Ahead
from lsp_langid.scan.entry import Held, Item, LocalFile


def items(n):
    return [Item(f"{i}.py", 1, LocalFile(f"{i}.py"), "1") for i in range(n)]


class Walk:
    """A walk that counts its steps; `reached` is set once it has made so many."""

    def __init__(self, entries, watch_for):
        self.n = 0
        self.reached = threading.Event()
        self._entries = entries
        self._watch_for = watch_for

    def __iter__(self):
        for entry in self._entries:
            self.n += 1
            if self.n == self._watch_for:
                self.reached.set()
            yield entry


def test_everything_comes_in_order():
    assert list(Ahead(iter(items(1000)), most=7)) == items(1000)


def test_the_total_is_known_before_the_first_is_done():
    walk = Walk(items(50), watch_for=50)
    ahead = Ahead(walk)
    rows = iter(ahead)
    next(rows)
    walk.reached.wait(10)
    ahead._thread.join(10)

    assert (ahead.n_met, ahead.walked) == (50, True)
    assert len(list(rows)) == 49


def test_it_does_not_run_further_ahead_than_it_may():
    walk = Walk(items(1000), watch_for=11)
    ahead = Ahead(walk, most=10)
    rows = iter(ahead)
    next(rows)
    assert walk.reached.wait(10)

    assert walk.n <= 12  # one was taken, ten wait, one is in the walker's hands
    assert not ahead.walked
    assert len(list(rows)) == 999


def test_bytes_that_were_read_on_the_way_count():
    held = [Item(f"{i}", 100, Held((b"x" * 100,), 1), "1") for i in range(50)]
    walk = Walk(held, watch_for=4)
    rows = iter(Ahead(walk, most_held=250))
    next(rows)
    assert walk.reached.wait(10)

    assert walk.n <= 4
    assert list(rows) == held[1:]


def test_one_that_is_larger_than_all_that_may_wait_comes_through():
    held = [Item(f"{i}", 100, Held((b"x" * 100,), 1), "1") for i in range(5)]

    assert list(Ahead(held, most_held=10)) == held


def test_what_the_walk_raises_is_raised_in_its_place():
    def broken():
        yield from items(3)
        raise OSError("gone")

    rows = iter(Ahead(broken()))

    assert [next(rows) for _ in range(3)] == items(3)
    with pytest.raises(OSError, match="gone"):
        next(rows)


def test_a_walk_that_nobody_waits_for_ends():
    ahead = Ahead(items(1000), most=5)
    rows = iter(ahead)
    next(rows)
    ahead.stop()
    ahead._thread.join(10)

    assert not ahead._thread.is_alive()
