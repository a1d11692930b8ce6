from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from parallel_work import blamed

from lsp_langid.errors import ClusterError, WorkersDiedError
from lsp_langid.parallel.crumbs import Crumbs, split
from lsp_langid.parallel.window import AHEAD, PER_WORKER, Window


class DeathError(Exception):
    """A worker died."""


class Done:
    """Work whose outcome is known the moment it is asked for."""

    def __init__(self, outcome: Any) -> None:
        self.outcome = outcome
        self.tell: Callable[[Any], Any] = lambda _: None

    def add_done_callback(self, fn: Callable[[Any], Any]) -> None:
        self.tell = fn

    def result(self) -> Any:
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome


class FakePool:
    """Two workers that answer when they are told to, the latest first; words may kill them."""

    deaths_a_report = 1
    n_workers = 2

    def __init__(self, deadly: str = "", *, breaks: bool = True) -> None:
        self.deadly, self.breaks = deadly, breaks
        self.n_deaths = 0
        self.out: list[Done] = []
        self.most_out = 0

    def submit(self, function: Callable[..., Any], args: tuple[Any, ...], key: str | None) -> Done:
        dies = self.deadly and self.deadly in str(args)
        try:
            done = Done(DeathError() if dies else function(*args))
        except ZeroDivisionError as error:
            done = Done(error)
        self.out.append(done)
        self.most_out = max(self.most_out, len(self.out))
        return done

    def answer(self) -> None:
        """The latest first."""
        while self.out:
            done = self.out.pop()
            done.tell(done)

    def is_death(self, error: BaseException) -> bool:
        return isinstance(error, DeathError)

    def revive(self) -> bool:
        self.n_deaths += 1
        if self.breaks:
            self.out.clear()
        return self.breaks

    def still_there(self) -> None:
        self.answer()

    def translated(self, error: Exception) -> Exception:
        return error

    def close(self, *, unfinished: bool) -> None:
        pass


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch):
    """The pool is asked whether it is still there at once, and answers then."""
    monkeypatch.setattr("lsp_langid.parallel.window._TICK_S", 0.001)


def window(pool: FakePool, function: Callable[..., Any], crumbs: Crumbs | None = None) -> Window:
    return Window(pool, function, crumbs=crumbs, patience=0.001)


def same(n: int) -> int:
    return n


def words(batch: list[str]) -> list[str]:
    return [word.upper() for word in batch]


def test_answers_come_in_order_although_the_latest_are_done_first():
    assert list(window(FakePool(), same).run((n,) for n in range(50))) == list(range(50))


def test_answers_come_as_they_are_done_when_order_does_not_matter():
    answers = list(window(FakePool(), same).run(((n,) for n in range(50)), ordered=False))

    assert sorted(answers) == list(range(50))
    assert answers != sorted(answers)


def test_nothing_is_asked_of_nothing():
    assert list(window(FakePool(), same).run([])) == []


def test_no_more_is_read_ahead_than_workers_need_however_long_nobody_takes_an_answer():
    read = []
    pool = FakePool()
    answers = window(pool, same).run((read.append(n) or n,) for n in count())

    for _ in range(20):
        next(answers)

    assert pool.most_out == PER_WORKER * pool.n_workers
    assert len(read) <= 20 + AHEAD * PER_WORKER * pool.n_workers


def test_what_the_work_raises_is_raised_where_the_answer_is_asked_for():
    with pytest.raises(ZeroDivisionError):
        list(window(FakePool(), lambda n: 1 / n).run((n,) for n in (2, 1, 0)))


@pytest.mark.parametrize("breaks", [pytest.param(True, id="all-is-lost"), pytest.param(False, id="only-it")])
def test_the_one_word_that_kills_is_given_up_and_no_other(breaks):
    pool = FakePool("deadly", breaks=breaks)
    batches = [[f"{n}{letter}" for letter in "abcdefghij"] for n in range(20)]
    batches[7][4] = "deadly"

    answers = list(window(pool, words, Crumbs(blamed)).run((batch,) for batch in batches))

    expected = [words(batch) for batch in batches]
    expected[7][4] = blamed("deadly")
    assert answers == expected
    assert pool.n_deaths <= 6


def test_two_words_that_kill_are_both_found():
    batches = [["a", "deadly", "b"], ["c"], ["deadly", "d"]]

    answers = list(window(FakePool("deadly"), words, Crumbs(blamed)).run((batch,) for batch in batches))

    assert answers == [["A", blamed("deadly"), "B"], ["C"], [blamed("deadly"), "D"]]


def test_a_piece_with_nothing_in_it_that_kills_has_an_answer_with_nothing_in_it():
    assert list(window(FakePool("[]"), words, Crumbs(blamed)).run([(["a"],), ([],)])) == [["A"], []]


def test_work_that_cannot_be_split_is_given_up_with_one_line():
    with pytest.raises(WorkersDiedError, match="died three times"):
        list(window(FakePool("7"), same).run((n,) for n in range(9)))


def test_a_pool_that_went_away_says_so():
    class Gone(FakePool):
        def still_there(self) -> None:
            raise ClusterError("nobody left")

    with pytest.raises(ClusterError, match="nobody left"):
        list(window(Gone(), same).run((n,) for n in range(9)))


@pytest.mark.parametrize("n", [1, 2, 7, 8, 9, 100])
def test_parts_are_whole_in_order_and_never_empty(n):
    parts = split(range(n))

    assert [thing for part in parts for thing in part] == list(range(n))
    assert all(parts)
    assert len(parts) <= 8
