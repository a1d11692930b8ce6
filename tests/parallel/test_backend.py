from __future__ import annotations

import os

import parallel_work
import pytest

from lsp_langid.errors import UsageError, WorkersDiedError
from lsp_langid.parallel import Backend, Crumbs, Shared, each


@pytest.fixture(scope="module")
def two():
    """Two processes of this machine."""
    with Backend(jobs=2) as backend:
        yield backend


@pytest.mark.parametrize(
    ("options", "message"),
    [
        pytest.param({"kind": "spark"}, "no backend 'spark'; there are local and dask", id="unknown"),
        pytest.param({"kind": "dask"}, "needs the address of a scheduler", id="no-scheduler"),
        pytest.param(
            {"kind": "dask", "scheduler": "tcp://h:1", "jobs": 2}, "--jobs counts processes", id="jobs"
        ),
        pytest.param({"scheduler": "tcp://h:1"}, "goes with --backend dask", id="scheduler-alone"),
    ],
)
def test_choices_that_do_not_fit_together_are_refused(options, message):
    with pytest.raises(UsageError, match=message):
        Backend(**options)


@pytest.mark.parametrize("jobs", [1, 2])
def test_any_number_of_workers_gives_the_same_answers_in_order(jobs):
    with Backend(jobs=jobs) as backend:
        assert list(backend.each(parallel_work.late, ((n,) for n in range(30)))) == list(range(30))


def test_each_uses_the_backend_that_is_in_force():
    with Backend(jobs=1):
        assert set(each(os.getpid, [()] * 3)) == {os.getpid()}


def test_each_uses_other_processes_when_nobody_said_where():
    assert os.getpid() not in set(each(os.getpid, [()] * 3))


def test_one_piece_of_work_starts_no_process(two):
    assert list(two.each(os.getpid, [()])) == [os.getpid()]


def test_what_is_shared_is_built_once_in_each_process(two):
    shared = Shared("numbers", parallel_work.built, [1, 2, 3])

    answers = list(two.each(parallel_work.who_has, ((n,) for n in range(40)), shared=shared))

    assert [answer for _, _, answer in answers] == [6 + n for n in range(40)]
    assert len({(pid, built) for pid, built, _ in answers}) == len({pid for pid, _, _ in answers})


def test_what_is_shared_is_there_without_any_process():
    shared = Shared("numbers", parallel_work.built, [1, 2, 3])

    with Backend(jobs=1) as backend:
        answers = list(backend.each(parallel_work.who_has, [(1,), (2,)], shared=shared))

    assert [answer for _, _, answer in answers] == [7, 8]


def test_errors_of_the_work_are_raised_and_the_backend_can_go_on(two):
    with pytest.raises(ZeroDivisionError):
        list(two.each(parallel_work.inverse, ((n,) for n in (2, 1, 0))))

    assert list(two.each(parallel_work.square, [(2,), (3,)])) == [4, 9]


def test_a_process_that_is_killed_loses_nothing(two, tmp_path):
    mark = str(tmp_path / "killed")

    assert list(two.each(parallel_work.dies_once, ((n, mark) for n in range(20)))) == list(range(20))
    assert (tmp_path / "killed").exists()


def test_a_thing_that_kills_every_process_is_given_up_alone(two):
    batches = [["a", "b"], ["c", parallel_work.DEADLY, "d"], ["e"]]

    answers = list(
        two.each(parallel_work.upper, ((batch,) for batch in batches), crumbs=Crumbs(parallel_work.blamed))
    )

    assert answers == [["A", "B"], ["C", "no answer about deadly", "D"], ["E"]]


def test_work_that_kills_and_cannot_be_split_ends_with_one_line(two):
    with pytest.raises(WorkersDiedError, match="want of memory"):
        list(two.each(parallel_work.upper, [([parallel_work.DEADLY],), (["a"],)]))
