"""How long everything takes to start: `python benchmarks/startup.py [--runs N] [--against CHECKOUT]`.

Prints a table: the bare interpreter, numpy, `import lsp_langid`, an `identify` process, the server up to its
first reply and up to its first answer, the demo. Each row is measured in processes of its own, first in this
checkout and then, with `--against`, in the other, run after run, so that whatever else the machine does
falls on both. Wall-clock times include it; the processor time of the process, all threads together, hardly.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

HERE = Path(__file__).resolve().parent.parent
SNIPPET = '''\
import json
from pathlib import Path


class Notes:
    """Notes of one person, kept in a file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.notes = json.loads(path.read_text()) if path.exists() else []
'''
# What an editor says it can do decides how much has to be read before the first reply. This is the shape of
# what a full-grown one sends: every group, with its nested parts.
CAPABILITIES: Mapping[str, Any] = json.loads((HERE / "tests" / "data" / "full_client.json").read_bytes())
# Without bytecode every start would compile the package anew, as no installed one does.
_CHANGES_THE_START = {
    "PYTHONDONTWRITEBYTECODE",
    "PYTHONOPTIMIZE",
    "PYTHONPROFILEIMPORTTIME",
    "LSP_LANGID_MODEL",
}
SCRATCH = Path(tempfile.gettempdir()) / "lsp-langid-startup"


@dataclass(frozen=True, slots=True)
class Taken:
    """What one run of a process took, in milliseconds."""

    wall: float
    cpu: float | None  # None where the system does not tell


Measure: TypeAlias = Callable[[Path], Taken]  # of one run in a checkout


def environment(checkout: Path) -> dict[str, str]:
    """For a process that uses the package of this checkout, compiled as if installed, and nothing taught."""
    inherited = {name: value for name, value in os.environ.items() if name not in _CHANGES_THE_START}
    return {
        **inherited,
        "PYTHONPATH": str(checkout),
        "PYTHONPYCACHEPREFIX": str(SCRATCH / "bytecode"),
        "LSP_LANGID_USER_DIR": str(SCRATCH / "nothing-learned"),
    }


def process(*words: str) -> Measure:
    """From the start of `python WORDS` to its end."""

    def measure(checkout: Path) -> Taken:
        started = time.perf_counter()
        child = subprocess.Popen(
            [sys.executable, *words],
            cwd=checkout,
            env=environment(checkout),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        return ended(child, started)

    return measure


def statement(code: str, *, after: str = "pass") -> Measure:
    """One statement within a process, without the start of the interpreter and what `after` does."""
    program = (
        f"{after}\n"
        "from time import perf_counter as wall, process_time as cpu\n"
        "began = wall(), cpu()\n"
        f"{code}\n"
        "print(wall() - began[0], cpu() - began[1])"
    )

    def measure(checkout: Path) -> Taken:
        shown = subprocess.run(
            [sys.executable, "-c", program],
            cwd=checkout,
            env=environment(checkout),
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        ).stdout
        seconds = [float(word) for word in shown.split()]
        return Taken(seconds[0] * 1000, seconds[1] * 1000)

    return measure


def server(*, answers: bool, capabilities: Mapping[str, Any]) -> Measure:
    """From the start of the server to its reply to `initialize`, or to its first answer about a text."""

    def measure(checkout: Path) -> Taken:
        started = time.perf_counter()
        child = subprocess.Popen(
            [sys.executable, "-m", "lsp_langid", "serve"],
            cwd=checkout,
            env=environment(checkout),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        hello = {"processId": None, "rootUri": None, "capabilities": capabilities}
        send(child, {"id": 1, "method": "initialize", "params": hello})
        read_reply(child, 1)
        if answers:
            send(child, {"method": "initialized", "params": {}})
            send(child, {"id": 2, "method": "langid/identify", "params": {"text": SNIPPET}})
            read_reply(child, 2)
        passed = time.perf_counter()
        child.kill()  # what comes later is none of this row's processor time
        taken = ended(child, started)
        return Taken((passed - started) * 1000, taken.cpu)

    return measure


def ended(child: subprocess.Popen[bytes], started: float) -> Taken:
    """Wait for the end of a process. `started` is a reading of `time.perf_counter`."""
    cpu = None
    if hasattr(os, "wait4"):
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        cpu = (used.ru_utime + used.ru_stime) * 1000
    else:
        child.wait()
    passed = (time.perf_counter() - started) * 1000
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            pipe.close()
    if child.returncode > 0:
        sys.exit(f"{child.args!r} ended with exit code {child.returncode}; its last words are above")
    return Taken(passed, cpu)


def send(child: subprocess.Popen[bytes], message: Mapping[str, Any]) -> None:
    """One frame to the server."""
    assert child.stdin is not None
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    child.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
    child.stdin.flush()


def read_reply(child: subprocess.Popen[bytes], wanted: int) -> Any:
    """The result of a request; what else comes before is dropped."""
    assert child.stdout is not None
    while True:
        length = 0
        while line := child.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        if not length:
            sys.exit("the server went away; its last words are above")
        message = json.loads(child.stdout.read(length))
        if message.get("id") == wanted and "method" not in message:
            if "error" in message:
                sys.exit(f"the server answered with an error: {message['error']['message']}")
            return message["result"]


def rows(file: Path) -> dict[str, Measure]:
    """What is measured, by its name in the table."""
    public = "from lsp_langid import *"
    return {
        "bare interpreter, `python -c pass`": process("-c", "pass"),
        "`import numpy`": statement("import numpy"),
        "`import lsp_langid`": statement("import lsp_langid"),
        "`from lsp_langid import *`, numpy and all": statement(public),
        "the same without numpy's share": statement(public, after="import numpy"),
        "`identify FILE`, process": process("-m", "lsp_langid", "identify", str(file)),
        "`serve` to the reply of initialize, bare client": server(answers=False, capabilities={}),
        "`serve` to the reply of initialize, full client": server(answers=False, capabilities=CAPABILITIES),
        "`serve` to its first answer, full client": server(answers=True, capabilities=CAPABILITIES),
        "`demo`, process": process("-m", "lsp_langid", "demo"),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=15, help="runs of each row and checkout (%(default)s)")
    parser.add_argument(
        "--against", metavar="CHECKOUT", type=Path, help="measure this one beside, run by run"
    )
    parser.add_argument("--only", metavar="WORD", help="only the rows with this in their name")
    args = parser.parse_args()
    checkouts = [HERE] if args.against is None else [args.against.resolve(), HERE]
    if missing := [path for path in checkouts if not (path / "lsp_langid" / "__init__.py").is_file()]:
        parser.error(f"{missing[0]} is no checkout: there is no lsp_langid/__init__.py in it")

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "notes"  # a name that says nothing, so that the text is looked at
        file.write_text(SNIPPET, encoding="utf-8")
        measured = {
            what: taken_by(measure, checkouts, args.runs)
            for what, measure in rows(file).items()
            if args.only is None or args.only in what
        }

    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors"
    print(f"Python {platform.python_version()}, {machine}. Milliseconds, {args.runs} runs:")
    print("median (best) of wall clock, then of processor time.\n")
    names = ["this checkout"] if args.against is None else [str(args.against), "this checkout", "of before"]
    print("| what | " + " | ".join(names) + " |\n| --- |" + " ---: |" * len(names))
    for what, by_checkout in measured.items():
        print(f"| {what} | " + " | ".join(cells(by_checkout)) + " |")


def taken_by(measure: Measure, checkouts: Sequence[Path], n_runs: int) -> list[list[Taken]]:
    """The runs of each checkout, by turns. One run before all that is for the caches and not counted."""
    for checkout in checkouts:
        measure(checkout)
    runs: list[list[Taken]] = [[] for _ in checkouts]
    for turn in range(n_runs):
        order = list(zip(checkouts, runs, strict=True))
        for checkout, found in order if turn % 2 else reversed(order):
            found.append(measure(checkout))
    return runs


def cells(by_checkout: Sequence[Sequence[Taken]]) -> list[str]:
    """For each checkout its times; then the second in percent of the first, wall clock and processor time."""
    walls = [statistics.median(taken.wall for taken in runs) for runs in by_checkout]
    bests = [min(taken.wall for taken in runs) for runs in by_checkout]
    cpus = [[taken.cpu for taken in runs if taken.cpu is not None] for runs in by_checkout]
    shown = [
        f"{wall:.1f} ({best:.1f}), " + (f"{statistics.median(cpu):.1f} ({min(cpu):.1f})" if cpu else "?")
        for wall, best, cpu in zip(walls, bests, cpus, strict=True)
    ]
    if len(walls) > 1:
        share = f"{100 * walls[1] / walls[0]:.0f} %"
        if all(cpus):
            share += f", {100 * statistics.median(cpus[1]) / statistics.median(cpus[0]):.0f} %"
        shown.append(share)
    return shown


if __name__ == "__main__":
    main()
