"""Bytes that are no messages, over a real pipe: the server finds back into step and stays up."""

from __future__ import annotations

import json
import random
import subprocess

import pytest
from real_server import PYTHON
from sockets import frame

pytestmark = pytest.mark.timeout(300)

PING = {"jsonrpc": "2.0", "id": "ping", "method": "langid/identify", "params": {"text": PYTHON}}
LOST = {"jsonrpc": "2.0", "id": "lost", "method": "langid/identify", "params": {"text": "lost"}}

OUT_OF_STEP = {
    "a-greeting": b"Welcome!\r\n",
    "a-blank-line": b"\r\n\n",
    "no-length": b"Content-Length:\r\n\r\n",
    "length-is-a-word": b"Content-Length: ten\r\n\r\n",
    "length-below-nothing": b"Content-Length: -1\r\n\r\n",
    "length-of-nothing": b"Content-Length: 0\r\n\r\n",
    "length-of-many-digits": b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n",
    "length-too-small": frame(LOST).replace(b"Content-Length: ", b"Content-Length: 1\r\nIgnored: "),
    "length-too-large": b"Content-Length: 99\r\n\r\n{}" + frame(LOST),
    "lines-of-json": json.dumps(LOST).encode() + b"\n",
    "a-header-of-a-megabyte": b"X" * 2**20,
    "not-utf-8": b"Content-Length: 3\r\n\r\n\xff\xfe\xfd",
    "nothing-but-zeros": bytes(1000),
    "brackets-without-end": b"Content-Length: 200000\r\n\r\n" + b"[" * 200_000,
}


@pytest.fixture(scope="module")
def shared(serve_for_module):
    """One server for all of it: what one conversation leaves behind, the next would notice."""
    server = serve_for_module(errors=subprocess.DEVNULL)
    server.start()
    return server


def write(server, data: bytes) -> None:
    server.process.stdin.write(data)
    server.process.stdin.flush()


def answered(server, message) -> dict:
    """The answer to a message; of what comes before it, all must be errors about no message."""
    write(server, frame(message))
    while (reply := server.receive())["id"] != message["id"]:
        assert reply["id"] is None
        assert reply["error"]["code"] in (-32700, -32600)
    return reply


@pytest.mark.parametrize("data", OUT_OF_STEP.values(), ids=OUT_OF_STEP)
def test_after_bytes_that_are_no_message_the_next_message_is_answered(shared, data):
    write(shared, data)

    assert answered(shared, PING)["result"]["language"] == "python"


@pytest.mark.parametrize("seed", range(20))
def test_after_any_bytes_whatever_a_message_is_answered(shared, seed):
    """What a damaged length swallows is lost with it, so the question is asked until it is heard."""
    chance = random.Random(seed)
    for _ in range(30):
        damaged = bytearray(frame(LOST))
        for _ in range(chance.randrange(1, 6)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        write(shared, bytes(damaged))

    for number in range(20):
        write(shared, frame({**PING, "id": f"{seed}-{number}"}))
    while (reply := shared.receive())["id"] != f"{seed}-19":
        assert "result" in reply or "error" in reply
    assert reply["result"]["language"] == "python"


def test_a_message_too_large_to_read_ends_the_session_with_a_word(serve):
    server = serve()
    server.start()
    write(server, b"Content-Length: 10000000000\r\n\r\n")

    reply = server.receive()
    errors = server.process.communicate()[1].decode()

    assert (reply["id"], reply["error"]["code"]) == (None, -32600)
    assert server.process.returncode == 1
    assert "10000000000" in errors
    assert len(errors.splitlines()) == 1


def test_whatever_was_said_wrong_standard_error_shows_a_line_each_and_no_traceback(serve):
    server = serve()
    server.start()
    for data in OUT_OF_STEP.values():
        write(server, data)
        answered(server, PING)
    _, rest, errors = server.finish()

    assert rest == b""
    assert "Traceback" not in errors
    assert all(line.startswith("lsp-langid: ") and len(line) < 600 for line in errors.splitlines())
    assert len(errors.splitlines()) <= 2 * len(OUT_OF_STEP)
