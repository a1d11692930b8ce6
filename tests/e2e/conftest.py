"""The real server in a process of its own: driven by pytest-lsp, or frame by frame."""

from __future__ import annotations

import asyncio
import itertools
import json
import subprocess
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import pytest_lsp
from fitting import Misfits
from lsprotocol import types
from pygls.protocol import default_converter
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities
from pytest_lsp.client import register_lsp_features
from real_server import DEADLINE, SERVE


class Editor(LanguageClient):
    """A client that collects what the server tells of its own accord."""

    def __init__(self) -> None:
        super().__init__(converter_factory=default_converter)
        register_lsp_features(self)
        self.position_encoding = "utf-16"
        self.notices: asyncio.Queue[Any] = asyncio.Queue()
        self._numbers = itertools.count(1)

        @self.feature("langid/identified")
        def on_identified(params: Any) -> None:
            self.notices.put_nowait(params)

        @self.feature(types.CLIENT_REGISTER_CAPABILITY)
        def on_register(params: types.RegistrationParams) -> None:
            """The server wants to hear of changed settings."""

    def new_document(self, text: str = "", language_id: str = "plaintext") -> str:
        """Open an untitled document that no other test has, and return its URI."""
        uri = f"untitled:Untitled-{next(self._numbers)}"
        self.text_document_did_open(
            types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, language_id, 1, text))
        )
        return uri

    def paste(self, uri: str, version: int, text: str) -> None:
        here = types.Position(0, 0)
        change = types.TextDocumentContentChangePartial(types.Range(here, here), text)
        self._change(uri, version, change)

    def clear(self, uri: str, version: int) -> None:
        self._change(uri, version, types.TextDocumentContentChangeWholeDocument(""))

    def _change(self, uri: str, version: int, change: types.TextDocumentContentChangeEvent) -> None:
        identifier = types.VersionedTextDocumentIdentifier(version, uri)
        self.text_document_did_change(types.DidChangeTextDocumentParams(identifier, [change]))

    async def notice(self, uri: str) -> Any:
        """The next notification about this document."""
        while True:
            notice = await asyncio.wait_for(self.notices.get(), DEADLINE)
            if notice.uri == uri:
                return notice

    async def identify(self, **params: Any) -> Any:
        return await asyncio.wait_for(self.protocol.send_request_async("langid/identify", params), DEADLINE)

    async def reclassify(self, *arguments: Any) -> dict[str, Any]:
        command = types.ExecuteCommandParams("langid.reclassify", list(arguments))
        return await asyncio.wait_for(self.workspace_execute_command_async(command), DEADLINE)

    async def hover(self, uri: str) -> types.Hover | None:
        return await asyncio.wait_for(
            self.text_document_hover_async(
                types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(0, 0))
            ),
            DEADLINE,
        )


# One server for each editor and the whole run: starting one takes most of a second. `scope` also sets
# the loop of the fixture; tests must name the same loop or wait for ever.
@pytest_lsp.fixture(
    scope="session",
    params=["visual_studio_code", "neovim"],
    config=ClientServerConfig(server_command=SERVE, client_factory=Editor),
)
async def editor(request: pytest.FixtureRequest, client: Editor):
    """Starts as the editor named by the parameter would, with its capabilities."""
    result = await client.initialize_session(
        types.InitializeParams(
            capabilities=client_capabilities(request.param),
            initialization_options={"langid": {"notify": True, "quietMs": 20}},
        )
    )
    client.position_encoding = result.capabilities.position_encoding
    yield
    await client.shutdown_session()


class Frames:
    """A server process and what goes over its pipes, checked to be frames and nothing else."""

    def __init__(self, *arguments: str, errors: int = subprocess.PIPE) -> None:
        self.process = subprocess.Popen(
            [*SERVE, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors
        )
        self._ids = itertools.count(1)
        self.misfits = Misfits()

    def ask(self, method: str, params: Any) -> dict[str, Any]:
        """The reply to one request: a whole message, result or error."""
        wanted = next(self._ids)
        self.send({"jsonrpc": "2.0", "id": wanted, "method": method, "params": params})
        while (message := self.receive()).get("id") != wanted:
            pass
        return message

    def start(self, **params: Any) -> dict[str, Any]:
        empty = {"processId": None, "rootUri": None, "capabilities": {}}
        reply = self.ask("initialize", {**empty, **params})
        self.send({"jsonrpc": "2.0", "method": "initialized", "params": {}})
        return reply

    def send(self, message: dict[str, Any]) -> None:
        self.misfits.sent(message)
        body = json.dumps(message).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def receive(self) -> dict[str, Any]:
        length = None
        while line := self.process.stdout.readline():
            if line == b"\r\n":
                break
            name, colon, value = line.partition(b": ")
            assert colon, f"not a header: {line!r}"
            length = int(value) if name == b"Content-Length" else length
        assert length is not None, f"the server went away: {self.process.stderr.read().decode()}"
        message = json.loads(self.process.stdout.read(length))
        self.misfits.received(message)
        return message

    def finish(self, *, in_order: bool = True) -> tuple[int, bytes, str]:
        """Exit code, what else stood on standard output, standard error."""
        if in_order:
            self.ask("shutdown", None)
        self.send({"jsonrpc": "2.0", "method": "exit"})
        rest, errors = self.process.communicate(timeout=DEADLINE)
        return self.process.returncode, rest, errors.decode()


def _servers() -> Iterator[Callable[..., Frames]]:
    started: list[Frames] = []

    def start(*arguments: str, errors: int = subprocess.PIPE) -> Frames:
        started.append(Frames(*arguments, errors=errors))
        return started[-1]

    yield start
    for frames in started:
        frames.process.kill()
        frames.process.wait()
        for pipe in (frames.process.stdin, frames.process.stdout, frames.process.stderr):
            if pipe:
                pipe.close()
    assert [misfit for frames in started for misfit in frames.misfits.found] == []


@pytest.fixture
def serve():
    """Starts servers with arguments of the test's choice, and leaves none behind."""
    yield from _servers()


@pytest.fixture(scope="module")
def serve_for_module():
    """The same for all tests of a module together. Read `errors` or send them away, or its pipe fills up."""
    yield from _servers()
