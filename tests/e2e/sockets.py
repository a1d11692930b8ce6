"""The real server on a port, and frames over a socket."""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from real_server import DEADLINE, SERVE

INITIALIZE = {"processId": None, "rootUri": None, "capabilities": {}}


@contextmanager
def serving(option: str, *more: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A process with `--tcp` or `--ws` on a port that was free, and that port."""
    command = [*SERVE, option, "127.0.0.1:0", *more]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            announced = process.stderr.readline()
            yield process, int(re.search(r"port (\d+)$", announced)[1])
        finally:
            process.kill()


def stop(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Ctrl-C; the exit code and what was said on standard error."""
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=DEADLINE)
    return process.returncode, errors


class Connection:
    """One client on a TCP port."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=DEADLINE)
        self._stream = self.socket.makefile("rwb")

    def __enter__(self) -> Connection:
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()
        self.socket.close()

    def send(self, **message: Any) -> None:
        self.write(frame({"jsonrpc": "2.0", **message}))

    def write(self, data: bytes) -> None:
        self._stream.write(data)
        self._stream.flush()

    def receive(self) -> dict[str, Any] | None:
        """The next message, None when the server has hung up."""
        length = 0
        while line := self._stream.readline():
            if not line.strip():
                return json.loads(self._stream.read(length))
            name, _, value = line.partition(b":")
            length = int(value) if name == b"Content-Length" else length
        return None

    def ask(self, **message: Any) -> dict[str, Any] | None:
        self.send(**message)
        return self.receive()

    def initialize(self) -> dict[str, Any]:
        reply = self.ask(id=0, method="initialize", params=INITIALIZE)
        self.send(method="initialized", params={})
        return reply["result"]

    def identify(self, text: str) -> str | None:
        return self.ask(id=1, method="langid/identify", params={"text": text})["result"]["language"]


def frame(message: Any) -> bytes:
    body = json.dumps(message).encode()
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)
