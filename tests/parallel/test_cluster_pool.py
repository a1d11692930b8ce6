from __future__ import annotations

import platform
import signal
import socket
import threading
import time
from collections.abc import Callable
from multiprocessing import get_context
from os import kill

import dask
import parallel_work
import pytest
from clusters import local_cluster
from distributed import Client
from distributed.comm import CommClosedError

from lsp_langid import __version__
from lsp_langid.errors import ClusterError, UsageError
from lsp_langid.parallel import Backend, Crumbs, Shared
from lsp_langid.parallel import cluster as module
from lsp_langid.parallel.cluster import perform_packed

NUMBERS = Shared("numbers", parallel_work.built, [1, 2, 3])
# Asked of workers: of how much they keep the parts.
N_PARTS = "len(__import__('lsp_langid.parallel.shared', fromlist=['_parts'])._parts)"


@pytest.fixture
def no_patience(monkeypatch):
    """What takes nine seconds takes one."""
    monkeypatch.setattr(module, "ANSWER_S", 1.0)
    monkeypatch.setattr(module, "_CONNECT_S", 0.7)


@pytest.fixture
def backend(cluster):
    with Backend("dask", scheduler=cluster.scheduler_address) as backend:
        yield backend


def eventually(holds: Callable[[], bool], seconds: float = 10.0) -> bool:
    """Whether it comes true; the scheduler takes its time."""
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def complaint(address: str) -> str:
    """The one line about a scheduler that cannot be used."""
    with pytest.raises(ClusterError) as caught:
        Backend("dask", scheduler=address)
    line = str(caught.value)
    assert "\n" not in line
    return line


def test_a_scheduler_that_takes_calls_and_says_nothing_is_given_up(no_patience):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        said = complaint(f"tcp://127.0.0.1:{silent.getsockname()[1]}")

    assert "no Dask scheduler answers" in said or "no answer in 1 seconds" in said


def test_an_address_where_nobody_listens_is_given_up(no_patience):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

    assert f"tcp://127.0.0.1:{port}: no " in complaint(f"tcp://127.0.0.1:{port}")


def test_another_service_is_no_scheduler(no_patience):
    with socket.create_server(("127.0.0.1", 0)) as web:

        def answer() -> None:
            caller, _ = web.accept()
            with caller:
                caller.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")

        threading.Thread(target=answer, daemon=True).start()
        said = complaint(f"tcp://127.0.0.1:{web.getsockname()[1]}")

    assert "scheduler" in said


@pytest.mark.parametrize("address", ["tcp://somewhere", "somewhere:else", "ftp://somewhere:8786", "8786"])
def test_an_address_that_is_none_is_told_as_it_should_look(address):
    with pytest.raises(UsageError, match="wanted an address like tcp://host:8786"):
        Backend("dask", scheduler=address)


def test_a_cluster_without_workers_is_told_how_to_start_some():
    with local_cluster(n_workers=0) as empty:
        assert f"dask worker {empty.scheduler_address}" in complaint(empty.scheduler_address)


def test_another_version_there_is_told_with_both_versions(cluster, monkeypatch):
    monkeypatch.setattr(module, "__version__", "9.9.9")

    said = complaint(cluster.scheduler_address)

    assert f"has lsp-langid {__version__} on Python {platform.python_version()}" in said
    assert "here it is lsp-langid 9.9.9" in said


def test_another_python_there_is_told_with_both_versions(cluster, monkeypatch):
    ours = module._who_we_are()
    monkeypatch.setattr(module, "_who_we_are", lambda: (ours[0], "3.99.1"))

    said = complaint(cluster.scheduler_address)

    assert f"on Python {ours[1]}" in said
    assert "on Python 3.99.1" in said


def test_a_machine_without_the_package_is_told_how_to_install_it(cluster, monkeypatch):
    monkeypatch.setattr(module, "_WHO", "__import__('lsp_langid_of_nobody')")

    assert "pip install 'lsp-langid[distributed]" in complaint(cluster.scheduler_address)


def test_a_worker_that_joined_later_with_another_version_takes_no_work():
    with pytest.raises(ClusterError, match=r"a worker has lsp-langid .* but here it is lsp-langid 0\.0\.1 "):
        perform_packed(b"", ("0.0.1", platform.python_version()))


def test_python_versions_that_differ_in_the_last_number_fit_together():
    assert not module._differs(("1.0", "3.11.2"), ("1.0", "3.11.9"))
    assert module._differs(("1.0", "3.11.2"), ("1.0", "3.12.2"))
    assert module._differs(("1.0", "3.11.2"), ("1.1", "3.11.2"))


def test_answers_of_a_cluster_come_in_order(backend):
    assert list(backend.each(parallel_work.late, ((n,) for n in range(30)))) == list(range(30))


def test_what_is_shared_reaches_each_worker_once_and_leaves_with_the_client(cluster):
    with Backend("dask", scheduler=cluster.scheduler_address) as backend:
        for _ in range(2):
            answers = list(backend.each(parallel_work.who_has, ((n,) for n in range(20)), shared=NUMBERS))

        assert [answer for _, _, answer in answers] == [6 + n for n in range(20)]
        assert len({pid for pid, _, _ in answers}) == 2
        assert len({built for _, built, _ in answers}) == 2

    with Backend("dask", scheduler=cluster.scheduler_address) as backend:
        assert list(backend.each(eval, [(N_PARTS,)] * 4)) == [0] * 4


def test_a_client_that_is_killed_leaves_nothing_on_the_cluster(cluster):
    shared_before = dict(cluster.scheduler.worker_plugins)
    client = get_context("spawn").Process(
        target=parallel_work.die_as_client, args=(cluster.scheduler_address,)
    )
    client.start()
    client.join(60)

    assert client.exitcode == -signal.SIGKILL
    assert eventually(lambda: dict(cluster.scheduler.worker_plugins) == shared_before)
    assert not [name for name in cluster.scheduler.plugins if "lsp-langid" in name]
    with Backend("dask", scheduler=cluster.scheduler_address) as backend:
        assert eventually(lambda: list(backend.each(eval, [(N_PARTS,)] * 4)) == [0] * 4)


def test_a_worker_that_is_killed_loses_nothing_and_its_successor_gets_what_is_shared(cluster, backend):
    answers = []
    for answer in backend.each(parallel_work.who_has, ((n,) for n in range(80)), shared=NUMBERS):
        answers.append(answer)
        if len(answers) == 3:
            kill(answer[0], signal.SIGKILL)

    assert [answer for _, _, answer in answers] == [6 + n for n in range(80)]


def test_a_worker_that_dies_while_it_is_told_what_is_shared_does_not_end_the_run():
    with (
        local_cluster(n_workers=2) as cluster,
        Backend("dask", scheduler=cluster.scheduler_address) as backend,
    ):
        victim = next(iter(cluster.workers.values())).pid
        kill(victim, signal.SIGSTOP)
        n_before = len(cluster.scheduler.worker_plugins)
        answers: list[int] = []

        def work() -> None:
            for _, _, answer in backend.each(parallel_work.who_has, ((n,) for n in range(9)), shared=NUMBERS):
                answers.append(answer)

        run = threading.Thread(target=work)
        run.start()
        assert eventually(lambda: len(cluster.scheduler.worker_plugins) > n_before)
        time.sleep(0.2)  # for the other worker to have answered
        kill(victim, signal.SIGKILL)
        run.join(60)

    assert answers == [6 + n for n in range(9)]


def test_a_thing_that_kills_every_worker_is_given_up_alone():
    batches = [["a"], [parallel_work.DEADLY], ["b"]]

    with (
        # Dask's own default is to try a piece on four workers before it says so.
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        local_cluster(n_workers=1) as cluster,
        Backend("dask", scheduler=cluster.scheduler_address) as backend,
    ):
        jobs = ((batch,) for batch in batches)
        answers = list(backend.each(parallel_work.upper, jobs, crumbs=Crumbs(parallel_work.blamed)))

    assert answers == [["A"], ["no answer about deadly"], ["B"]]


def test_errors_of_the_work_are_raised_as_they_are(backend):
    with pytest.raises(ZeroDivisionError):
        list(backend.each(parallel_work.inverse, ((n,) for n in (2, 1, 0))))


def test_files_that_the_workers_do_not_see_are_told_before_any_work(backend, tmp_path):
    backend.demand_seen([tmp_path])

    with pytest.raises(ClusterError, match=r"not there on the worker tcp://.*\(2 of 2 workers"):
        backend.demand_seen([tmp_path / "only here"])


def test_a_worker_that_dies_while_it_is_asked_for_files_is_not_blamed(backend, tmp_path, monkeypatch):
    answers = {"tcp://127.0.0.1:1": True, "tcp://127.0.0.1:2": CommClosedError("in <TCP>: Stream is closed")}
    monkeypatch.setattr(backend._cluster._client, "run", lambda *_, **__: answers)

    backend.demand_seen([tmp_path])


def test_a_worker_that_dies_while_it_is_asked_for_its_version_is_not_blamed(cluster, monkeypatch):
    run = Client.run

    def with_a_dead_one(client: Client, *args: object, **options: object) -> dict[str, object]:
        dead = {"tcp://127.0.0.1:2": CommClosedError("in <TCP>: Stream is closed")}
        return {**run(client, *args, **options), **dead}

    monkeypatch.setattr(Client, "run", with_a_dead_one)

    with Backend("dask", scheduler=cluster.scheduler_address) as backend:
        assert list(backend.each(len, [("abc",), ("ab",)])) == [3, 2]


def test_a_scheduler_that_goes_away_ends_the_run_with_one_line():
    with (
        local_cluster(n_workers=1, processes=False) as cluster,
        Backend("dask", scheduler=cluster.scheduler_address) as backend,
    ):
        answers = backend.each(parallel_work.who_has, ((n,) for n in range(10_000)), shared=NUMBERS)
        next(answers)
        cluster.close()
        with pytest.raises(ClusterError, match="connection to the scheduler was lost"):
            list(answers)


def test_an_answer_that_was_lost_with_the_last_worker_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(module, "_LATE_S", 0.2)
    with (
        local_cluster(n_workers=1) as cluster,
        Backend("dask", scheduler=cluster.scheduler_address) as backend,
    ):
        pending = backend._pool(None).submit(len, ("abc",), None)
        done = threading.Event()
        pending.add_done_callback(lambda _: done.set())
        assert done.wait(30)
        worker = next(iter(cluster.workers.values()))
        cluster.sync(worker.kill, timeout=1)

        with pytest.raises(ClusterError, match="no worker left"):
            pending.result()


def test_work_that_itself_took_too_long_is_told_as_it_is(backend):
    with pytest.raises(TimeoutError, match="of the work"):
        list(backend.each(parallel_work.too_late, [(1,), (2,)]))
