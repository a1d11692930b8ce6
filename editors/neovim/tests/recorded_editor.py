"""An editor whose server is overheard.

Knows: both ends, so it can say when the server has looked, and whether its copy of a text is right.
Never: how either is made.
"""

from __future__ import annotations

import itertools
import re
import sys
from typing import TYPE_CHECKING, Any

from editor import HERE, PATIENCE, Editor, until
from wire import Document, Wire

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_NOTIFY = """
local method, params = ...
-- Behind whatever the plugin has put off to the end of this turn of the loop.
vim.schedule(function()
  vim.schedule(function() require('langid').client():notify(method, params) end)
end)
"""


class RecordedEditor(Editor):
    """Editor and record; `settings` must have equal `quietMs` and `pasteMs`, see `settle`."""

    def __init__(self, home: Path, opts: Mapping[str, Any] | None = None, **more: Any) -> None:
        record = home / "record.jsonl"
        command = [sys.executable, str(HERE / "recording_server.py"), str(record)]
        super().__init__(home, {"cmd": command, **(opts or {})}, **more)
        self.wire = Wire(record)
        self._numbers = itertools.count(1)

    def settle(self) -> None:
        """Waits until the server has looked at all edits so far.

        Looks come in the order of the edits when every edit waits equally long: so when the server has
        answered about two documents of ours, one after the other, it has looked at everything before.
        """
        for _ in range(2):
            uri = f"untitled:sentinel-{next(self._numbers)}"
            document = {"uri": uri, "languageId": "", "version": 1, "text": ""}
            edit = {
                "textDocument": {"uri": uri, "version": 2},
                "contentChanges": [{"text": "#!/bin/sh\nexit 0\n"}],
            }
            self.lua(_NOTIFY, "textDocument/didOpen", {"textDocument": document})
            self.lua(_NOTIFY, "textDocument/didChange", edit)
            until(
                lambda uri=uri: any(one["language"] for one in self.wire.heard("langid/identified", uri)),
                "the server's answer about a document of the test's own",
            )
            self.lua(_NOTIFY, "textDocument/didClose", {"textDocument": {"uri": uri}})

    def document(self, buffer: int = 0) -> Document | None:
        """The server's copy of the buffer."""
        uri = self.uri(buffer)
        return self.wire.catch_up().open.get(uri)

    def until_in_step(self, buffer: int = 0, patience: float = PATIENCE) -> None:
        """The server's copy is what the buffer holds."""
        buffer = buffer or self.buffer
        until(
            lambda: (one := self.document(buffer)) is not None and one.text == self.text(buffer),
            lambda: f"the server's copy {self.document(buffer)} is {self.text(buffer)!r}",
            patience,
        )

    def text(self, buffer: int = 0) -> str:
        """What a server is to have of the buffer, whatever the ends of lines in its file.

        In LSP a carriage return would end a line, and a byte that is no UTF-8 cannot be said: a space and a
        `?` stand for them, which are as long. Neovim shows a zero byte as the line feed that no line holds.
        """
        sent = "".join(line.replace("\n", "\0").replace("\r", " ") + "\n" for line in self.lines(buffer))
        return re.sub("[\udc80-\udcff]", "?", sent)
