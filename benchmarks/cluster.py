"""How much faster two Dask workers scan than one: `python benchmarks/cluster.py [--files N] [--bytes N]`.

Scheduler and workers run in network namespaces of their own, joined by a bridge, so that all they exchange
goes over a network; that takes root and the command `ip`. Without these, or with `--loopback`, they are
processes that meet on the loopback. Each worker has one thread. One worker and two take turns, and the median
round of each counts, since a shared machine is not equally fast in all of them; in the end one of two workers
is killed in mid-run.

Prints rates, processor time and the ratio; ends with 1 when a cluster, whatever befell it, gave other rows
than this machine alone. Rates mean something on a machine with more idle cores than workers.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from lsp_langid.errors import ClusterError
from lsp_langid.parallel import Backend
from lsp_langid.scan.found import Row
from lsp_langid.scan.rules import Rules
from lsp_langid.scan.run import scan
from lsp_langid.scan.settings import Settings
from lsp_langid.scan.walk import entries

SNIPPETS = Path(__file__).parent.parent / "tests" / "snippets"
NETWORK = "10.213.77"
PORT = 8786
PATIENCE_S = 30.0


@dataclass(frozen=True)
class Place:
    """Where a process of the cluster runs."""

    address: str
    front: tuple[str, ...] = ()  # of every command that is to run there


@dataclass
class Measured:
    """One scan."""

    rows: list[Row]
    seconds: float
    cpu_seconds: float  # of the workers
    own_cpu_seconds: float  # of this process, which walks, hands out and takes the rows


def main() -> int:
    """Measure and print."""
    args = _arguments()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="lsp-langid-cluster-")))
        write_tree(folder / "tree", args.files, args.bytes)
        tree = str(folder / "tree")
        if args.loopback or not _may_make_namespaces():
            print("scheduler and workers meet on the loopback")
            places = [Place("127.0.0.1")] * 3
        else:
            print("scheduler and workers are in network namespaces of their own")
            places = stack.enter_context(namespaces(3))
        expected = _alone(tree)
        scheduler = stack.enter_context(started_scheduler(places[0], folder))
        rounds: dict[int, list[Measured]] = {1: [], 2: []}
        for _ in range(args.rounds):
            for n_workers in (1, 2):
                with workers(places[1 : 1 + n_workers], scheduler, folder) as processes:
                    measured = _scan(tree, scheduler, processes)
                if measured.rows != expected:
                    print(f"{n_workers} worker(s) gave other rows than this machine alone")
                    return 1
                rounds[n_workers].append(measured)
        with workers(places[1:3], scheduler, folder) as processes:
            survived = _scan(tree, scheduler, processes, kill_after=args.files // 3)
    _print(args.files, args.bytes, rounds)
    print(f"one of two workers killed after a third: {survived.seconds:.2f} s, ", end="")
    print("the same rows" if survived.rows == expected else "OTHER ROWS")
    return 0 if survived.rows == expected else 1


def write_tree(folder: Path, n_files: int, n_bytes: int) -> None:
    """Files of about one size, made of lines of the snippets, the same at every run."""
    drawn = random.Random(1)
    snippets = sorted(path for path in SNIPPETS.rglob("*") if path.is_file())
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in snippets]
    for n in range(n_files):
        place = drawn.randrange(len(texts))
        text = texts[place] or "\n"
        text = (f"{text}\n" * (1 + n_bytes // len(text)))[:n_bytes]
        file = folder / f"{n % 100:02}" / f"{n:06}{snippets[place].suffix}"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


@contextmanager
def namespaces(count: int) -> Iterator[list[Place]]:
    """Network namespaces that see each other and this process, and nothing else."""
    bridge = f"llb{os.getpid() % 100_000}"
    names = [f"{bridge}n{i}" for i in range(count)]
    with ExitStack() as stack:
        _ip("link", "add", bridge, "type", "bridge")
        stack.callback(_ip, "link", "del", bridge)
        _ip("addr", "add", f"{NETWORK}.1/24", "dev", bridge)
        _ip("link", "set", bridge, "up")
        places = []
        for i, name in enumerate(names):
            address = f"{NETWORK}.{i + 2}"
            _ip("netns", "add", name)
            stack.callback(_ip, "netns", "del", name)
            here, there = f"{bridge}h{i}", f"{bridge}t{i}"
            _ip("link", "add", here, "type", "veth", "peer", "name", there)
            _ip("link", "set", there, "netns", name)
            _ip("link", "set", here, "master", bridge, "up")
            for command in (
                ("addr", "add", f"{address}/24", "dev", there),
                ("link", "set", there, "up"),
                ("link", "set", "lo", "up"),
            ):
                _ip("-n", name, *command)
            places.append(Place(address, ("ip", "netns", "exec", name)))
        yield places


@contextmanager
def started_scheduler(place: Place, folder: Path) -> Iterator[str]:
    """The address of a scheduler."""
    options = ["--host", place.address, "--port", str(PORT), "--no-dashboard", "--no-show"]
    with _running(place, "dask_scheduler", options, folder):
        yield f"tcp://{place.address}:{PORT}"


@contextmanager
def workers(places: Sequence[Place], scheduler: str, folder: Path) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Workers with one thread each, started again when they die; all of them are there."""
    with ExitStack() as stack:
        options = ["--nthreads", "1", "--no-dashboard", "--local-directory", str(folder)]
        processes = [
            stack.enter_context(
                _running(place, "dask_worker", [scheduler, "--host", place.address, *options], folder)
            )
            for place in places
        ]
        _wait_for(scheduler, len(places))
        yield processes


@contextmanager
def _running(
    place: Place, module: str, options: Sequence[str], folder: Path
) -> Iterator[subprocess.Popen[bytes]]:
    command = [*place.front, sys.executable, "-m", f"distributed.cli.{module}", *options]
    root = str(Path(__file__).parent.parent)  # this checkout, installed or not
    environment = {**os.environ, "PYTHONPATH": root}
    with (folder / "cluster.log").open("ab") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env=environment, cwd=folder)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            for child in [*psutil.Process(process.pid).children(recursive=True), process]:
                child.kill()
            process.wait()


def _wait_for(scheduler: str, n_workers: int) -> None:
    from distributed import Client

    with Client(scheduler, timeout=PATIENCE_S, set_as_default=False) as client:
        deadline = time.monotonic() + PATIENCE_S
        while len(client.nthreads()) != n_workers:  # those of the last round may still be leaving
            if time.monotonic() > deadline:
                raise ClusterError(f"{len(client.nthreads())} workers came, {n_workers} were started")
            time.sleep(0.1)


def _alone(tree: str) -> list[Row]:
    with Backend(jobs=1) as backend:
        began = time.perf_counter()
        rows = list(scan(entries([tree], Rules()), Settings(), backend))
        seconds = time.perf_counter() - began
    print(f"this process alone: {len(rows):,} files, {seconds:.2f} s, {len(rows) / seconds:,.0f} files/s")
    return rows


def _scan(
    tree: str, scheduler: str, processes: Sequence[subprocess.Popen[bytes]], kill_after: int | None = None
) -> Measured:
    rows = []
    with Backend("dask", scheduler=scheduler) as backend:
        list(scan(entries([tree], Rules()), Settings(), backend) if kill_after is None else ())  # warm
        cpu_before = _cpu_seconds(processes)
        began, own_before = time.perf_counter(), time.process_time()
        for row in scan(entries([tree], Rules()), Settings(), backend):
            rows.append(row)
            if len(rows) == kill_after:
                psutil.Process(_worker_of(processes[0])).kill()
        seconds, own = time.perf_counter() - began, time.process_time() - own_before
        return Measured(rows, seconds, _cpu_seconds(processes) - cpu_before, own)


def _worker_of(nanny: subprocess.Popen[bytes]) -> int:
    """The process that works, which is the largest of those that a nanny has started."""
    children = psutil.Process(nanny.pid).children(recursive=True)
    return max(children, key=lambda child: child.memory_info().rss).pid


def _cpu_seconds(processes: Sequence[subprocess.Popen[bytes]]) -> float:
    total = 0.0
    for process in processes:
        for one in (psutil.Process(process.pid), *psutil.Process(process.pid).children(recursive=True)):
            times = one.cpu_times()
            total += times.user + times.system
    return total


def _print(n_files: int, n_bytes: int, rounds: Mapping[int, Sequence[Measured]]) -> None:
    print(
        f"{n_files:,} files of {n_bytes:,} bytes; {platform.python_version()}, {os.cpu_count()} cores, ",
        end="",
    )
    print(f"load {os.getloadavg()[0]:.1f}, medians of {len(rounds[1])} rounds")
    typical = {n_workers: _median(measured, "seconds") for n_workers, measured in rounds.items()}
    for n_workers, measured in rounds.items():
        print(
            f"{n_workers} worker(s): {typical[n_workers]:.2f} s (best "
            f"{min(one.seconds for one in measured):.2f}), {n_files / typical[n_workers]:,.0f} files/s, "
            f"{_median(measured, 'cpu_seconds'):.2f} s of processor time in the workers, "
            f"{_median(measured, 'own_cpu_seconds'):.2f} s here"
        )
    print(f"two workers against one: {typical[1] / typical[2]:.2f} times")


def _median(measured: Sequence[Measured], name: str) -> float:
    return statistics.median(getattr(one, name) for one in measured)


def _may_make_namespaces() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("ip") is not None


def _ip(*arguments: str) -> None:
    subprocess.run(["ip", *arguments], check=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--files", type=int, default=20_000, metavar="N", help="default 20,000")
    parser.add_argument("--bytes", type=int, default=10_000, metavar="N", help="of a file; default 10,000")
    parser.add_argument("--rounds", type=int, default=7, metavar="N", help="default 7")
    parser.add_argument("--loopback", action="store_true", help="make no network namespaces")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
