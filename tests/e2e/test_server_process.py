"""The server as a process: its arguments, its pipes, its end."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import time

import pytest
from real_server import DEADLINE, PYTHON, SERVE
from sockets import INITIALIZE, Connection, frame, serving, stop
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from lsp_langid.cli import main
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


def test_the_files_of_the_workspace_make_their_language_likelier(serve, tmp_path):
    for number in range(50):
        (tmp_path / f"{number}.rb").write_text("")
    elsewhere, here = serve(), serve()
    elsewhere.start()
    here.start(workspaceFolders=[{"uri": tmp_path.as_uri(), "name": "here"}])

    unmoved = confidence_in_ruby(elsewhere)
    deadline = time.monotonic() + DEADLINE
    while confidence_in_ruby(here) <= unmoved:
        assert time.monotonic() < deadline


def confidence_in_ruby(server) -> float:
    """Of a text that might be Ruby as well as others."""
    answer = server.ask("langid/identify", {"text": "puts x\nfoo.bar(1, 2)\n"})["result"]
    return sum(one["confidence"] for one in answer["candidates"] if one["language"] == "ruby")


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
        ("localhost:0", ("localhost", 0)),
    ],
)
def test_a_port_of_this_machine_is_accepted(given, address):
    assert parse_address("--tcp", given) == address


@pytest.mark.parametrize("given", ["0.0.0.0:8765", "192.168.1.2:8765", "[::]:8765", "example.org:80"])
def test_a_port_that_others_could_reach_is_refused_with_the_reason(given):
    with pytest.raises(UsageError, match=r"--ws .* is not this machine.*no password"):
        parse_address("--ws", given)


@pytest.mark.parametrize(
    "given", ["8765", ":8765", "localhost", "localhost:", "localhost:-1", "localhost:65536", "localhost:٣"]
)
def test_what_is_no_address_is_refused_with_an_example(given):
    with pytest.raises(UsageError, match=r"127\.0\.0\.1:8765"):
        parse_address("--tcp", given)


def test_clients_are_served_over_tcp_until_ctrl_c():
    with serving("--tcp") as (process, port), Connection(port) as one, Connection(port) as other:
        assert one.initialize()["serverInfo"]["name"] == "lsp-langid"
        assert one.ask(id=5, method="shutdown")["result"] is None
        one.send(method="exit")
        assert one.receive() is None

        other.initialize()
        assert other.identify(PYTHON) == "python"
        exit_code, errors = stop(process)
        assert other.receive() is None
    assert exit_code == 0
    assert errors == ""


def test_a_client_that_breaks_off_costs_the_others_nothing():
    with serving("--tcp") as (process, port), Connection(port) as other:
        other.initialize()
        with Connection(port) as one:
            one.initialize()
            one.write(frame({"jsonrpc": "2.0", "id": 1, "method": "langid/identify"})[:-9])

        assert other.identify(PYTHON) == "python"
        assert stop(process) == (0, "")


async def test_a_page_of_this_machine_is_served_over_websocket_and_others_are_not():
    with serving("--ws") as (process, port):
        address = f"ws://127.0.0.1:{port}"
        async with connect(address, origin="http://localhost:3000") as page:
            for message in (
                {"id": 0, "method": "initialize", "params": INITIALIZE},
                {"id": 1, "method": "langid/identify", "params": {"text": PYTHON}},
            ):
                await page.send(json.dumps({"jsonrpc": "2.0", **message}))
                reply = json.loads(await page.recv())
            assert reply["result"]["language"] == "python"

        with pytest.raises(InvalidStatus) as refusal:
            await connect(address, origin="https://example.org")
        assert refusal.value.response.status_code == 403

        exit_code, errors = stop(process)
    assert exit_code == 0
    assert "https://example.org" in errors
    assert len(errors.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--tcp", "0.0.0.0:8765"], "0.0.0.0"),
        (["--ws", "example.org:8765"], "example.org"),
        (["--allow-origin", "https://example.org"], "--ws"),
        (["--tcp", "localhost:0", "--ws", "localhost:0"], "not allowed with"),
    ],
)
def test_what_cannot_be_served_ends_the_command_with_what_is_wrong(arguments, said):
    run = subprocess.run([*SERVE, *arguments], capture_output=True, text=True, timeout=DEADLINE)

    assert (run.returncode, run.stdout) == (2, "")
    assert said in run.stderr
    assert "Traceback" not in run.stderr


def test_a_port_that_is_taken_ends_the_command_with_one_line():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        run = subprocess.run([*SERVE, "--tcp", address], capture_output=True, text=True, timeout=DEADLINE)

    assert (run.returncode, len(run.stderr.splitlines())) == (1, 1)
    assert "in use" in run.stderr


def test_without_websockets_it_is_said_how_to_install_them(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "websockets", None)

    assert main(["serve", "--ws", "127.0.0.1:0"]) == 2
    assert "pip install 'lsp-langid[ws]'" in capsys.readouterr().err


def test_ctrl_c_ends_a_server_on_a_terminal_without_a_word(serve):
    """Its standard input stays open then, and nothing may wait for it."""
    server = serve()
    server.start()
    server.process.send_signal(signal.SIGINT)

    assert server.process.wait(DEADLINE) == 130
    assert server.process.stderr.read() == b""


def test_a_server_with_its_standard_input_closed_says_so():
    run = subprocess.run(
        ["/bin/sh", "-c", 'exec "$@" <&-', "sh", *SERVE], capture_output=True, text=True, timeout=DEADLINE
    )

    assert (run.returncode, len(run.stderr.splitlines())) == (1, 1)
    assert "standard input" in run.stderr
