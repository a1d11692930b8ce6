"""A small language client: starts a server as a child process and speaks framed JSON-RPC with it.

Knows: frames, requests, notifications, deadlines. Never: what the messages are about.

Two threads read the child's two streams, because pipes cannot be waited for with a deadline on Windows.
"""

from __future__ import annotations

import json
import queue
import subprocess
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from types import TracebackType
from typing import Any, BinaryIO, cast

from lsp_langid.errors import LangidError

Message = dict[str, Any]

_STDERR_LINES = 12
_SECONDS_TO_EXIT = 5.0


class ClientError(LangidError):
    """The server did not answer, answered an error, or is gone; quotes its last words."""


class Client:
    """One server process and the conversation with it. Use it as a context manager.

    Every message carries `received_at`, the time (`time.perf_counter`) at which its last byte was read.
    """

    def __init__(self, command: Sequence[str], *, timeout: float) -> None:
        self._timeout = timeout
        self._next_id = 0
        self._inbox: queue.Queue[Message | None] = queue.Queue()  # None: the server closed its output
        self._last_words: deque[str] = deque(maxlen=_STDERR_LINES)
        try:
            self._process = subprocess.Popen(
                list(command), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
            )
        except OSError as error:
            raise ClientError(f"the server cannot be started: {command[0]}: {error.strerror}") from error
        self._readers = [
            threading.Thread(target=self._collect_messages, daemon=True),
            threading.Thread(target=self._collect_stderr, daemon=True),
        ]
        for reader in self._readers:
            reader.start()

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def exit_code(self) -> int | None:
        """None while the server runs."""
        return self._process.poll()

    def request(self, method: str, params: object) -> Any:
        """Send a request and return its result. Raises ClientError for an error, silence or death."""
        self._next_id += 1
        request_id = self._next_id
        self._send({"id": request_id, "method": method} | _with(params))
        answer = self._wait(
            lambda message: message.get("id") == request_id and "method" not in message,
            f"an answer to {method}",
        )
        if "error" in answer:
            error = answer["error"]
            said = error.get("message", error) if isinstance(error, dict) else error
            raise self._failure(f"the server answered {method} with an error: {said}")
        return answer.get("result")

    def notify(self, method: str, params: object) -> None:
        """Send a notification. Raises ClientError when the server is gone."""
        self._send({"method": method} | _with(params))

    def wait_for(self, method: str, fits: Callable[[Message], bool]) -> Message:
        """Return the first notification `method` whose params fit, now or later, with `received_at`.

        Earlier messages are dropped. Raises ClientError when the time is over or the server is gone.
        """
        return self._wait(
            lambda message: message.get("method") == method and fits(message.get("params") or {}), method
        )

    def stop(self) -> None:
        """End the conversation politely; after some seconds, not politely. Never raises for a dead server."""
        try:
            if self.exit_code is None:
                self._timeout = min(self._timeout, _SECONDS_TO_EXIT)
                self.request("shutdown", None)
                self.notify("exit", None)
                self._process.wait(_SECONDS_TO_EXIT)
        except (ClientError, subprocess.TimeoutExpired):
            pass
        finally:
            self._process.kill()
            self._process.wait()
            for reader in self._readers:
                reader.join(_SECONDS_TO_EXIT)
            for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
                if stream:
                    _close_quietly(stream)

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode("utf-8")
        stream = cast(BinaryIO, self._process.stdin)
        try:
            stream.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
            stream.flush()
        except OSError as error:
            raise self._failure("the server is gone", gone=True) from error

    def _wait(self, fits: Callable[[Message], bool], awaited: str) -> Message:
        deadline = time.monotonic() + self._timeout
        while True:
            try:
                message = self._inbox.get(timeout=max(0.0, deadline - time.monotonic()))
            except queue.Empty:
                raise self._failure(f"the server did not send {awaited} within {self._timeout:g} s") from None
            if message is None:
                self._inbox.put(None)  # for whoever waits next
                raise self._failure(f"the server ended before it sent {awaited}", gone=True)
            if fits(message):
                return message
            if "id" in message and "method" in message:
                self._answer_request_of_server(message)

    def _answer_request_of_server(self, message: Message) -> None:
        # workspace/configuration wants a list, everything else is content with nothing.
        params = message.get("params")
        items = params.get("items") if isinstance(params, dict) else None
        self._send({"id": message["id"], "result": [None] * len(items) if isinstance(items, list) else None})

    def _failure(self, what: str, *, gone: bool = False) -> ClientError:
        if gone:  # its streams close a moment before it has ended, and its last words are still on their way
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(_SECONDS_TO_EXIT)
            self._readers[1].join(_SECONDS_TO_EXIT)
        code = self.exit_code
        ending = f" (exit code {code})" if code is not None else ""
        words = "".join(f"\n  | {line}" for line in self._last_words)
        quote = f" The last it wrote to standard error:{words}" if words else ""
        return ClientError(f"{what}{ending}.{quote}")

    def _collect_messages(self) -> None:
        stream = cast(BinaryIO, self._process.stdout)
        try:
            while (message := read_frame(stream)) is not None:
                message["received_at"] = time.perf_counter()
                self._inbox.put(message)
        except (OSError, ValueError) as error:
            self._last_words.append(f"(not a protocol frame on standard output: {error})")
        self._inbox.put(None)

    def _collect_stderr(self) -> None:
        for line in cast(BinaryIO, self._process.stderr):
            self._last_words.append(line.decode("utf-8", "replace").rstrip())


def read_frame(stream: BinaryIO) -> Message | None:
    """Read one message; None at the end of the stream. Raises ValueError for anything that is no frame."""
    length = None
    while (line := stream.readline()) != b"\r\n":
        if not line:
            return None
        name, colon, value = line.partition(b":")
        if not colon:
            raise ValueError(f"expected a header, got {line[:80]!r}")
        if name.strip().lower() == b"content-length":
            length = int(value)
    if length is None:
        raise ValueError("a header without Content-Length")
    body = stream.read(length)
    if len(body) < length:
        return None
    message = json.loads(body)
    if not isinstance(message, dict):
        raise ValueError(f"expected an object, got {body[:80]!r}")
    return message


def _with(params: object) -> Message:
    # `shutdown` and `exit` have no params; a null there is not the same as none.
    return {} if params is None else {"params": params}


def _close_quietly(stream: Any) -> None:
    with suppress(OSError):  # what was still to be written has nobody to go to
        stream.close()
