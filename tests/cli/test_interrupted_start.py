"""Ctrl-C while worker processes start: real processes and real signals, sent at the worst moments."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
N_FILES = 600  # several pieces of work
N_WORKERS = 3
HANGING_S = 45  # a start that was broken off used to be waited for for longer than that

# The command line, whose n-th worker process has just been launched when Ctrl-C comes: loky has not noted it
# yet, it is still about to import itself, and the thread that would end it is not there.
INTERRUPTED = """
import os, signal, sys
from joblib.externals.loky.backend.process import LokyProcess
from lsp_langid.cli import main

start, started = LokyProcess.start, []

def start_and_interrupt(process):
    start(process)
    started.append(process)
    if len(started) == {nth}:
        {send}

LokyProcess.start = start_and_interrupt
code = main(sys.argv[1:])
print("started", len(started), "alive", sum(process.is_alive() for process in started))
sys.exit(code)
"""
TO_ALL = "os.killpg(0, signal.SIGINT)"  # as a terminal does
TO_THE_FIRST = "os.kill(os.getpid(), signal.SIGINT)"  # as a supervisor may
TWICE = f"{TO_ALL}; __import__('time').sleep(0.1); {TO_ALL}"


@pytest.fixture
def tree(tmp_path):
    folder = tmp_path / "tree"
    folder.mkdir()
    for n in range(N_FILES):
        (folder / f"{n:03}.py").write_text("import os\n\n\ndef main():\n    print(os.sep)\n")
    return folder


@pytest.fixture
def interrupted(tree, tmp_path):
    """Run a scan to its end; returns its exit code and what it and its processes said.

    Whoever is left over holds standard error open, and the reading of that does not end.
    """
    running = []

    def scan(nth, send):
        output = tmp_path / "output"
        words = ["scan", str(tree), "--jobs", str(N_WORKERS), "--jsonl", "--out", os.devnull]
        process = subprocess.Popen(
            [sys.executable, "-c", INTERRUPTED.format(nth=nth, send=send), *words],
            env={**os.environ, "LSP_LANGID_USER_DIR": str(tmp_path / "user"), "PYTHONPATH": str(CHECKOUT)},
            stdin=subprocess.DEVNULL,
            stdout=output.open("w"),
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        running.append(process)
        _, err = process.communicate(timeout=HANGING_S)
        running.remove(process)
        return process.returncode, output.read_text(), err

    yield scan
    for process in running:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


@pytest.mark.parametrize("send", [TO_ALL, TO_THE_FIRST], ids=["to-all", "to-the-first"])
@pytest.mark.parametrize("nth", [1, N_WORKERS])
def test_ctrl_c_while_processes_start_ends_all_of_them_with_one_line(interrupted, nth, send):
    code, out, err = interrupted(nth, send)

    assert code == 130
    assert code == 130
    assert re.fullmatch(r"lsp-langid: interrupted: 0 files are done; .*\n", err)
    assert re.fullmatch(r"started [1-3] alive 0\n", out)


def test_no_process_is_started_after_ctrl_c(interrupted):
    _, out, _ = interrupted(1, f"{TO_ALL}; __import__('time').sleep(1)")  # time to hear of it

    assert out == "started 1 alive 0\n"


def test_an_impatient_second_ctrl_c_leaves_no_process_behind_either(interrupted):
    code, _, err = interrupted(1, TWICE)

    assert "Traceback" not in err
    assert code == 130, err
    assert code == 130
