from __future__ import annotations

import signal
import threading

import pytest

from lsp_langid.parallel.local import Processes


def test_a_pool_that_is_ended_in_mid_work_says_nothing(capfd):
    hook = threading.excepthook
    pool = Processes(1, None)
    assert pool.submit(len, ("ab",), None).result() == 2
    # What loky's thread meets by chance: the number of a piece that is not there any more.
    pool._executor._work_ids.put(10**6)
    pool.close(unfinished=True)
    assert capfd.readouterr().err == ""
    assert threading.excepthook is hook


def test_processes_ignore_ctrl_c_without_being_deaf_to_it():
    pool = Processes(1, None)
    assert pool.submit(signal.getsignal, (signal.SIGINT,), None).result() == signal.SIG_IGN
    assert signal.SIGINT not in pool.submit(signal.pthread_sigmask, (signal.SIG_BLOCK, ()), None).result()
    pool.close(unfinished=False)


def test_we_ourselves_go_on_hearing_ctrl_c():
    pool = Processes(1, None)
    pool.submit(len, ("ab",), None).result()
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())
    pool.close(unfinished=False)


def test_processes_of_a_start_that_failed_at_its_last_step_are_ended(monkeypatch):
    pool = Processes(2, None)
    processes = pool._executor._processes
    monkeypatch.setattr(pool._executor, "_start_executor_manager_thread", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        pool.submit(len, ("ab",), None)
    started = list(processes.values())
    assert len(started) == 2
    pool.close(unfinished=True)
    for process in started:
        process.join(60)
        assert process.exitcode is not None
