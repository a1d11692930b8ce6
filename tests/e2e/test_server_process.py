"""The server as a process: its arguments, its pipes, its end."""

from __future__ import annotations

import json
import socket
import subprocess
import time

import pytest
from real_server import DEADLINE, PYTHON, SERVE

from lsp_langid.cli.serve import parse_address
from lsp_langid.errors import UsageError

pytestmark = pytest.mark.timeout(300)


def test_standard_output_carries_frames_and_nothing_else(serve):
    """With --stdio, which clients built on vscode-languageclient add to the command."""
    server = serve("--stdio")
    server.start()
    answer = server.ask("langid/identify", {"text": PYTHON})["result"]
    refused = [server.ask(method, {"text": 5}) for method in ("langid/identify", "textDocument/hover")]

    exit_code, rest, errors = server.finish()

    assert answer["language"] == "python"
    assert [reply["error"]["code"] for reply in refused] == [-32602, -32602]
    assert (exit_code, rest) == (0, b"")
    assert "Traceback" not in errors


def test_leaving_without_shutdown_is_not_in_order(serve):
    """The protocol wants exit code 1 then."""
    server = serve()
    server.start()

    exit_code, _, _ = server.finish(in_order=False)

    assert exit_code == 1


def test_the_server_ends_when_its_editor_died(serve):
    server = serve()
    server.start()
    server.process.stdin.close()

    assert server.process.wait(DEADLINE) == 1


def test_without_a_model_the_server_stays_up_and_says_what_is_missing(serve, tmp_path):
    server = serve("--model", str(tmp_path / "nowhere"))
    server.start()

    replies = [server.ask("langid/identify", {"text": PYTHON}) for _ in range(2)]
    exit_code, rest, errors = server.finish()

    assert [reply["error"]["code"] for reply in replies] == [-32803, -32803]
    assert str(tmp_path / "nowhere") in replies[0]["error"]["message"]
    assert (exit_code, rest) == (0, b"")
    assert len([line for line in errors.splitlines() if "the model cannot be loaded" in line]) >= 1
    assert "Traceback" not in errors


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("127.0.0.1:8765", ("127.0.0.1", 8765)),
        ("localhost:1", ("localhost", 1)),
        ("127.8.9.10:65535", ("127.8.9.10", 65535)),
        ("[::1]:8765", ("::1", 8765)),
    ],
)
def test_a_port_of_this_machine_is_accepted(given, address):
    assert parse_address(given) == address


@pytest.mark.parametrize("given", ["0.0.0.0:8765", "192.168.1.2:8765", "[::]:8765", "example.org:80"])
def test_a_port_that_others_could_reach_is_refused_with_the_reason(given):
    with pytest.raises(UsageError, match=r"is not this machine.*no password"):
        parse_address(given)


@pytest.mark.parametrize(
    "given", ["8765", ":8765", "localhost", "localhost:", "localhost:0", "localhost:65536"]
)
def test_what_is_no_address_is_refused_with_an_example(given):
    with pytest.raises(UsageError, match=r"127\.0\.0\.1:8765"):
        parse_address(given)


def test_a_refused_address_ends_the_command_with_one_line():
    run = subprocess.run([*SERVE, "--tcp", "0.0.0.0:8765"], capture_output=True, text=True, timeout=DEADLINE)

    assert (run.returncode, run.stdout) == (2, "")
    assert "0.0.0.0" in run.stderr
    assert "Traceback" not in run.stderr


def test_a_client_is_served_over_tcp():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    with (
        subprocess.Popen([*SERVE, "--tcp", f"127.0.0.1:{port}"], stderr=subprocess.DEVNULL) as server,
        connect(port) as connection,
        connection.makefile("rwb") as stream,
    ):
        initialize = {"processId": None, "rootUri": None, "capabilities": {}}
        reply = converse(stream, {"id": 1, "method": "initialize", "params": initialize})
        assert reply["result"]["serverInfo"]["name"] == "lsp-langid"
        reply = converse(stream, {"id": 2, "method": "langid/identify", "params": {"text": PYTHON}})
        assert reply["result"]["language"] == "python"
        converse(stream, {"id": 3, "method": "shutdown"})
        send(stream, {"method": "exit"})
        assert server.wait(DEADLINE) == 0


def connect(port: int) -> socket.socket:
    """Connect as soon as the server listens."""
    deadline = time.monotonic() + DEADLINE
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=DEADLINE)
        except ConnectionRefusedError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def send(stream, message) -> None:
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    stream.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
    stream.flush()


def converse(stream, message):
    send(stream, message)
    length = 0
    while line := stream.readline().strip():
        name, _, value = line.partition(b":")
        length = int(value) if name == b"Content-Length" else length
    return json.loads(stream.read(length))
