"""A client in the same process: JSON in, JSON out, no pipes."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from fitting import Misfits

from lsp_langid.lsp.server import LangidServer

DEADLINE = 10  # seconds; reached only when an answer never comes


class WireClient:
    """Speaks the protocol with a server as if over a wire, but knows when all is said."""

    def __init__(self, server: LangidServer) -> None:
        self.server = server
        self.received: list[dict[str, Any]] = []
        self.misfits = Misfits()
        self._news = asyncio.Event()
        self._last_id = 0
        server.protocol.set_writer(self, include_headers=False)

    def write(self, frame: bytes) -> None:
        message = json.loads(frame)
        self.misfits.received(message)
        self.received.append(message)
        self._news.set()

    def close(self) -> None:
        pass

    def send(self, message: dict[str, Any]) -> None:
        self.misfits.sent(message)
        self.server.protocol.receive(json.dumps(message).encode())

    def notify(self, method: str, params: Any) -> None:
        self.send({"jsonrpc": "2.0", "method": method, "params": params})

    async def ask(self, method: str, params: Any) -> dict[str, Any]:
        """The whole reply, result or error."""
        self._last_id += 1
        self.send({"jsonrpc": "2.0", "id": self._last_id, "method": method, "params": params})
        return await self.find(id=self._last_id)

    async def result(self, method: str, params: Any) -> Any:
        return (await self.ask(method, params))["result"]

    async def error(self, method: str, params: Any) -> dict[str, Any]:
        return (await self.ask(method, params))["error"]

    async def execute(self, command: str, *arguments: Any) -> Any:
        """The result of a command."""
        return await self.result(
            "workspace/executeCommand", {"command": command, "arguments": list(arguments)}
        )

    def begin(self, command: str, *arguments: Any, **more: Any) -> str:
        """Send a command without waiting; the id of its reply."""
        params = {"command": command, "arguments": list(arguments), **more}
        method = "workspace/executeCommand"
        self.send({"jsonrpc": "2.0", "id": command, "method": method, "params": params})
        return command

    async def refused(self, command: str, *arguments: Any) -> dict[str, Any]:
        """The error of a command."""
        return await self.error(
            "workspace/executeCommand", {"command": command, "arguments": list(arguments)}
        )

    async def reply(self, method: str, result: Any) -> dict[str, Any]:
        """Answer the server's next request of that method; its parameters."""
        request = await self.find(method=method)
        self.send({"jsonrpc": "2.0", "id": request["id"], "result": result})
        return request["params"]

    async def notice(self, method: str = "langid/identified") -> dict[str, Any]:
        """The parameters of the next notification of that name."""
        return (await self.find(method=method))["params"]

    async def told(self, **fields: Any) -> dict[str, Any]:
        """The next notice with these fields; those before it are dropped."""
        while True:
            notice = await self.notice()
            if all(notice[key] == value for key, value in fields.items()):
                return notice

    async def find(self, **marks: Any) -> dict[str, Any]:
        """The next message with these fields, taken from those received."""
        while True:
            for message in self.received:
                if all(message.get(key) == value for key, value in marks.items()):
                    self.received.remove(message)
                    return message
            self._news.clear()
            await asyncio.wait_for(self._news.wait(), DEADLINE)

    async def start(
        self, capabilities: dict[str, Any] | None = None, **langid_options: Any
    ) -> dict[str, Any]:
        result = await self.result(
            "initialize",
            {
                "processId": None,
                "rootUri": None,
                "capabilities": capabilities or {},
                "initializationOptions": {"langid": langid_options},
            },
        )
        self.notify("initialized", {})
        return result

    def open(self, uri: str, text: str, *, language_id: str = "plaintext", version: int = 1) -> None:
        item = {"uri": uri, "languageId": language_id, "version": version, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": item})

    def change(self, uri: str, version: int, *changes: dict[str, Any]) -> None:
        self.notify(
            "textDocument/didChange",
            {"textDocument": {"uri": uri, "version": version}, "contentChanges": list(changes)},
        )

    def paste(self, uri: str, version: int, text: str, line: int = 0, character: int = 0) -> None:
        here = {"line": line, "character": character}
        self.change(uri, version, {"range": {"start": here, "end": here}, "text": text})

    def close_document(self, uri: str) -> None:
        self.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
