"""A scan that is stopped with Ctrl-C goes on where it was: real processes, real signals, real files."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lsp_langid.scan.run import BATCH_FILES

CHECKOUT = Path(__file__).parents[2]
N_FILES = 16 * BATCH_FILES  # more than all processes together are given ahead of what they answer
ENOUGH = 300  # rows in a journal: the scan is in the middle
RUST = "fn main() {\n    let mut n = 0u32;\n    n += 1;\n}\n"


@pytest.fixture
def tree(tmp_path):
    """Copies of our own sources under many names."""
    folder = tmp_path / "tree"
    sources = sorted((CHECKOUT / "lsp_langid").rglob("*.py"))
    for n in range(N_FILES):
        source = sources[n % len(sources)]
        place = folder / f"{n // 100:02}" / f"{n:05}_{source.name}"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(source.read_bytes()[:600])
    return folder


@pytest.fixture
def start(tree, tmp_path):
    """Start a scan of a list on its standard input, in a process group of its own, as a terminal would.

    What it prints goes to a file: nobody reads along, and a full pipe would hold it up.
    """
    started = []

    def scan(*words):
        output = tmp_path / f"output-{len(started)}"
        process = subprocess.Popen(
            [sys.executable, "-m", "lsp_langid", "scan", "-", "--jsonl", *words],
            cwd=tree,
            env={**os.environ, "LSP_LANGID_USER_DIR": str(tmp_path / "user"), "PYTHONPATH": str(CHECKOUT)},
            stdin=subprocess.PIPE,
            stdout=output.open("w"),
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        process.output = output
        started.append(process)
        return process

    yield scan
    for process in started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def paths_of(tree):
    return sorted(str(path.relative_to(tree)) for path in tree.rglob("*.py"))


def finished(process, paths):
    _, err = process.communicate("\n".join(paths), timeout=120)
    return process.returncode, process.output.read_text(), err


def in_the_middle(process, paths, journals):
    """Feed all paths, keep the list open so that the scan cannot end, and wait until some are done."""
    process.stdin.write("\n".join(paths) + "\n")
    process.stdin.flush()
    deadline = time.monotonic() + 120
    while sum(len(path.read_bytes().splitlines()) for path in journals.rglob("*.journal")) < ENOUGH:
        assert time.monotonic() < deadline, "no journal"
        assert process.poll() is None, process.communicate()
        time.sleep(0.02)
    return process


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_after_ctrl_c_resume_looks_at_the_rest_and_prints_what_one_run_prints(start, tree, tmp_path, jobs):
    paths = paths_of(tree)
    code, whole, _ = finished(start("--jobs", jobs), paths)
    assert code == 0
    assert len(whole.splitlines()) == N_FILES

    process = in_the_middle(start("--jobs", jobs), paths, tmp_path / "user")
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)

    assert process.returncode == 130
    assert re.fullmatch(
        r"lsp-langid: interrupted: [\d,]+ files are done; the same command with --resume goes on from here\n",
        err,
    )
    n_done = int(re.search(r"[\d,]+ files", err)[0].removesuffix(" files").replace(",", ""))
    assert ENOUGH - 1 <= n_done < N_FILES

    # Whoever looks at a file again finds Rust in it; its stamp says that nobody has to.
    secretly = tree / paths[0]
    before, size = secretly.stat(), secretly.stat().st_size
    secretly.write_text((RUST * 1000)[: size - 1] + "\n")
    os.utime(secretly, ns=(before.st_atime_ns, before.st_mtime_ns))
    openly = tree / paths[1]
    openly.write_text(RUST)

    code, resumed, err = finished(start("--jobs", jobs, "--resume"), paths)

    assert code == 0
    n_known = int(re.search(r"going on: ([\d,]+) files were", err)[1].replace(",", ""))
    assert n_known - n_done in (0, 1)  # Ctrl-C may fall between the two
    assert json.loads(resumed.splitlines()[1])["language"] == "rust"
    assert (
        resumed.splitlines()[:1] + resumed.splitlines()[2:] == whole.splitlines()[:1] + whole.splitlines()[2:]
    )
    assert list((tmp_path / "user").rglob("*.journal")) == []


def test_a_scan_that_was_killed_can_be_gone_on_with_as_well(start, tree, tmp_path):
    paths = paths_of(tree)
    process = in_the_middle(start("--jobs", "1"), paths, tmp_path / "user")
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()

    code, resumed, err = finished(start("--jobs", "1", "--resume"), paths)

    assert code == 0
    assert "going on: " in err
    assert resumed == finished(start("--jobs", "1"), paths)[1]
