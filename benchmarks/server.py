"""How fast the server is for an editor: `python benchmarks/server.py [--starts N] [-- COMMAND ...]`.

Prints a table: process start to the reply of `initialize`, paste to notification, round trip of
`langid/identify`, peak memory. Wall-clock times include whatever else the machine does.
"""

from __future__ import annotations

import argparse
import itertools
import json
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
QUIET_MS = 50


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
        options = {"langid": {"notify": True, "quietMs": QUIET_MS}}
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


def times_from_paste_to_notice(server: Server, n_pastes: int) -> list[float]:
    """Milliseconds from a paste into an empty document to what is told of it."""
    times = []
    for number in range(n_pastes):
        uri = f"untitled:Untitled-{number}"
        document = {"uri": uri, "languageId": "plaintext", "version": 1, "text": ""}
        here = {"line": 0, "character": 0}
        server.notify("textDocument/didOpen", {"textDocument": document})
        server.wait_for_notice(uri, 1)
        start = time.perf_counter()
        server.notify(
            "textDocument/didChange",
            {
                "textDocument": {"uri": uri, "version": 2},
                "contentChanges": [{"range": {"start": here, "end": here}, "text": PASTE}],
            },
        )
        server.wait_for_notice(uri, 2)
        times.append(milliseconds_since(start))
    return times


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
    what = f"paste to notification, of which {QUIET_MS} are waiting for quiet"
    print_row(what, times_from_paste_to_notice(server, 20))
    for text in (PASTE, PASTE * 20, PASTE * 200):
        what = f"langid/identify and back, {len(text):,} characters"
        print_row(what, times_of_round_trips(server, text, args.requests))
    print(f"\nPeak resident memory of the server: {server.peak_rss()}")
    server.stop()


if __name__ == "__main__":
    main()
