"""What went over the wire, and the documents as any server has them after it.

Knows: the record of `recording_server.py`, and how LSP edits a text. Never: the plugin, or our server's own
store, which must not judge itself.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

# The ends of lines in LSP. Not `splitlines`: that also breaks at form feeds and U+2028.
_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass
class Document:
    """A document that is open; `encoding` is what its positions count in."""

    uri: str
    language_id: str
    version: int
    text: str
    encoding: str

    def change(self, version: int, changes: list[dict[str, Any]]) -> None:
        """One didChange; AssertionError when a server may refuse it."""
        assert version > self.version, f"{self.uri}: version {version} comes after {self.version}"
        self.version = version
        for one in changes:
            if "range" not in one:
                self.text = one["text"]
                continue
            begin, end = (self._offset(one["range"][side]) for side in ("start", "end"))
            assert begin <= end, f"{self.uri}: a range that ends before it begins: {one['range']}"
            self.text = self.text[:begin] + one["text"] + self.text[end:]

    def _offset(self, position: dict[str, int]) -> int:
        starts = [0, *(found.end() for found in _LINE_END.finditer(self.text))]
        line, column = position["line"], position["character"]
        assert line < len(starts), f"{self.uri}: line {line} of {len(starts)}"
        begin = starts[line]
        rest = _LINE_END.split(self.text[begin:], maxsplit=1)[0]
        unit = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[self.encoding]
        encoded = rest.encode(self.encoding if unit == 1 else f"{self.encoding}-le")
        assert column * unit <= len(encoded), (
            f"{self.uri}: column {column} of a line of {len(encoded) // unit}"
        )
        head = encoded[: column * unit].decode(self.encoding if unit == 1 else f"{self.encoding}-le")
        return begin + len(head)


class Wire:
    """The record of one editor, read as it grows."""

    def __init__(self, record: Path) -> None:
        self.record = record
        self.messages: list[tuple[str, dict[str, Any]]] = []
        self.open: dict[str, Document] = {}
        self._read = 0
        self._encoding = "utf-16"

    def catch_up(self) -> Wire:
        """Reads what came since, and edits the documents by it."""
        if not self.record.exists():
            return self
        with self.record.open("rb") as book:
            book.seek(self._read)
            for line in book:
                if not line.endswith(b"\n"):
                    break
                self._read += len(line)
                entry = json.loads(line)
                self.messages.append((entry["from"], entry["message"]))
                self._take(entry["from"], entry["message"])
        return self

    def sent(self, method: str, uri: str | None = None) -> list[dict[str, Any]]:
        """The parameters of what the client said by this method, about this document if one is given."""
        return self._by("client", method, uri)

    def heard(self, method: str, uri: str | None = None) -> list[dict[str, Any]]:
        """The same of what the server said."""
        return self._by("server", method, uri)

    def _by(self, speaker: str, method: str, uri: str | None) -> list[dict[str, Any]]:
        found = [
            one["params"]
            for who, one in self.catch_up().messages
            if who == speaker and one.get("method") == method
        ]
        return [one for one in found if uri in (None, one.get("uri"), one.get("textDocument", {}).get("uri"))]

    def _take(self, speaker: str, message: dict[str, Any]) -> None:
        result = message.get("result")
        if speaker == "server":
            if isinstance(result, dict) and "capabilities" in result:
                self._encoding = result["capabilities"].get("positionEncoding", "utf-16")
            return
        document = message.get("params", {}).get("textDocument", {}) if "method" in message else {}
        match message.get("method"):
            case "initialize":
                self.open.clear()  # a new server knows nothing
            case "textDocument/didOpen":
                assert document["uri"] not in self.open, f"opened twice: {document['uri']}"
                self.open[document["uri"]] = Document(
                    document["uri"],
                    document["languageId"],
                    document["version"],
                    document["text"],
                    self._encoding,
                )
            case "textDocument/didChange":
                assert document["uri"] in self.open, f"changed, but not open: {document['uri']}"
                self.open[document["uri"]].change(document["version"], message["params"]["contentChanges"])
            case "textDocument/didClose":
                assert document["uri"] in self.open, f"closed, but not open: {document['uri']}"
                del self.open[document["uri"]]
