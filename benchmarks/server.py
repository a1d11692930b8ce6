"""How fast the server is for an editor: `python benchmarks/server.py [--starts N] [-- COMMAND ...]`.

Prints a table: process start to the reply of `initialize`, paste to notification, round trip of
`langid/identify`; then what a keystroke in a large document costs the server, and its memory. Wall-clock
times include whatever else the machine does.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

PASTE = '''\
import json
from pathlib import Path


class Notes:
    """Notes of one person, kept in a file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.notes = json.loads(path.read_text()) if path.exists() else []

    def add(self, text: str) -> None:
        self.notes.append(text)
        self.path.write_text(json.dumps(self.notes))
'''
TEN_LINES = "".join(PASTE.splitlines(keepends=True)[:10])
MEGABYTE = PASTE * (2**20 // len(PASTE))
PASTE_MS = 25  # the options of the server, at their defaults
QUIET_MS = 300
KEY_MS = 20  # between two keys; nobody types faster


NUMBERS = itertools.count(1)  # of documents


class Server:
    """A server process and the frames to and from it. Nothing but the standard library in between."""

    def __init__(self, command: Sequence[str]) -> None:
        self.started = time.perf_counter()
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._ids = itertools.count(1)

    def request(self, method: str, params: Any) -> Any:
        """The result of one request."""
        wanted = next(self._ids)
        self._send({"jsonrpc": "2.0", "id": wanted, "method": method, "params": params})
        return self._read_until(lambda message: message.get("id") == wanted)["result"]

    def notify(self, method: str, params: Any) -> None:
        """Send what wants no answer."""
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def wait_for_notice(self, uri: str, version: int) -> Any:
        """What is told of that version of a document."""
        return self._read_until(
            lambda message: (
                message.get("method") == "langid/identified"
                and (message["params"]["uri"], message["params"]["version"]) == (uri, version)
            )
        )["params"]

    def initialize(self) -> float:
        """Milliseconds from the start of the process to its first reply."""
        options = {"langid": {"notify": True, "pasteMs": PASTE_MS, "quietMs": QUIET_MS}}
        parameters = {
            "processId": None,
            "rootUri": None,
            "capabilities": {},
            "initializationOptions": options,
        }
        self.request("initialize", parameters)
        passed = milliseconds_since(self.started)
        self.notify("initialized", {})
        return passed

    def stop(self) -> None:
        """Say goodbye in order."""
        self.request("shutdown", None)
        self.notify("exit", None)
        self._process.wait(timeout=30)

    def peak_rss(self) -> str:
        """The most memory the process ever had."""
        status = Path(f"/proc/{self._process.pid}/status")
        if not status.exists():
            return f"not measured on {platform.system()}"
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return f"{int(line.split()[1]) / 1024:.0f} MiB"

    def cpu_seconds(self) -> float | None:
        """What all threads of the process have computed so far; None where the system does not tell."""
        stat = Path(f"/proc/{self._process.pid}/stat")
        if not stat.exists():
            return None
        fields = stat.read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def _send(self, message: dict[str, Any]) -> None:
        assert self._process.stdin is not None
        body = json.dumps(message).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _read_until(self, fits: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        while True:
            message = self._read()
            if "error" in message:
                sys.exit(f"the server answered with an error: {message['error']['message']}")
            if fits(message):
                return message

    def _read(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        length = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        if not length:
            sys.exit("the server went away; its last words are above")
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        return message


def milliseconds_since(start: float) -> float:
    """`start` is a reading of `time.perf_counter`."""
    return (time.perf_counter() - start) * 1000


def times_to_first_reply(command: Sequence[str], n_starts: int) -> list[float]:
    """Milliseconds from the start of a process to its reply, once a start."""
    times = []
    for _ in range(n_starts):
        server = Server(command)
        times.append(server.initialize())
        server.stop()
    return times


def open_document(server: Server, uri: str, text: str) -> None:
    """Open a document in plain text, and wait until the server has said so."""
    document = {"uri": uri, "languageId": "plaintext", "version": 1, "text": text}
    server.notify("textDocument/didOpen", {"textDocument": document})
    server.wait_for_notice(uri, 1)


def insert(server: Server, uri: str, version: int, line: int, text: str) -> None:
    """Send one edit."""
    here = {"line": line, "character": 0}
    change = {"range": {"start": here, "end": here}, "text": text}
    document = {"uri": uri, "version": version}
    server.notify("textDocument/didChange", {"textDocument": document, "contentChanges": [change]})


def times_from_paste_to_notice(server: Server, text: str, n_pastes: int) -> list[float]:
    """Milliseconds from a paste into an empty document to what is told of it; the first is for warmth."""
    times = []
    for _ in range(n_pastes + 1):
        uri = f"untitled:Untitled-{next(NUMBERS)}"
        open_document(server, uri, "")
        start = time.perf_counter()
        insert(server, uri, 2, 0, text)
        server.wait_for_notice(uri, 2)
        times.append(milliseconds_since(start))
        server.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
    return times[1:]


def cpu_of_a_keystroke(server: Server, text: str, n_keys: int) -> float | None:
    """Milliseconds of the server's own time, while somebody types fast in the middle of a document."""
    uri = f"untitled:Untitled-{next(NUMBERS)}"
    open_document(server, uri, text)
    line = text.count("\n") // 2
    before = server.cpu_seconds()
    for version in range(2, n_keys + 2):
        insert(server, uri, version, line, "x")
        time.sleep(KEY_MS / 1000)
    server.request("workspace/executeCommand", {"command": "langid.state", "arguments": [uri]})
    after = server.cpu_seconds()
    server.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
    return None if before is None or after is None else (after - before) * 1000 / n_keys


def times_of_round_trips(server: Server, text: str, n_requests: int) -> list[float]:
    """Milliseconds from a question to its answer."""
    times = []
    for _ in range(n_requests):
        start = time.perf_counter()
        server.request("langid/identify", {"text": text})
        times.append(milliseconds_since(start))
    return times


def print_row(what: str, times: Sequence[float]) -> None:
    """One row of the table; `times` in milliseconds."""
    print(f"| {what} | {statistics.median(times):.1f} | {max(times):.1f} | {len(times)} |")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--starts", type=int, default=10, help="how often to start the server (10)")
    parser.add_argument("--requests", type=int, default=200, help="how many requests to time (200)")
    parser.add_argument("command", nargs="*", help="the server; default: python -m lsp_langid serve")
    args = parser.parse_args()
    command = args.command or [sys.executable, "-m", "lsp_langid", "serve"]

    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}\n")
    print("| what | median ms | max ms | n |\n| --- | ---: | ---: | ---: |")
    print_row("process start to the reply of initialize", times_to_first_reply(command, args.starts))

    server = Server(command)
    server.initialize()
    start = time.perf_counter()
    server.request("langid/identify", {"text": PASTE})
    print_row("initialized to the first answer (loads the model)", [milliseconds_since(start)])
    for title, text in (("10 lines", TEN_LINES), ("1 MB", MEGABYTE)):
        what = f"paste of {title} to notification, of which {PASTE_MS} are waiting"
        print_row(what, times_from_paste_to_notice(server, text, 20))
    for text in (PASTE, PASTE * 20, PASTE * 200):
        what = f"langid/identify and back, {len(text):,} characters"
        print_row(what, times_of_round_trips(server, text, args.requests))
    for n_megabytes in (0, 1, 10):
        cost = cpu_of_a_keystroke(server, MEGABYTE * n_megabytes or PASTE, args.requests)
        size = f"{n_megabytes} MB" if n_megabytes else f"{len(PASTE)} characters"
        shown = "not measured here" if cost is None else f"{cost:.2f} ms"
        print(f"\nThe server's own time for a keystroke in {size}: {shown}")
    print(f"\nPeak resident memory of the server: {server.peak_rss()}")
    server.stop()


if __name__ == "__main__":
    main()
