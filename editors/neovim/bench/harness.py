"""Starts editors for the commands of this folder.

Knows: that the driver and the texts are those of the tests. Never: what is measured.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

TESTS = Path(__file__).parents[1] / "tests"
sys.path.insert(0, str(TESTS))

import samples  # noqa: E402
from editor import PLUGIN, SERVER, Editor, neovim, until  # noqa: E402

__all__ = ["PLUGIN", "Editor", "editor", "neovim", "samples", "until", "versions"]

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


@contextlib.contextmanager
def editor(
    settings: Mapping[str, Any] | None = None, *, ready: bool = True, args: Sequence[str] = ()
) -> Iterator[Editor]:
    """An editor with the server's own settings, apart from those given; nothing is remembered afterwards."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["LSP_LANGID_USER_DIR"] = str(Path(home) / "user")
        one = Editor(Path(home), {"cmd": list(SERVER), "settings": dict(settings or {})}, args=args)
        try:
            if ready:
                one.until_ready()
            yield one
        finally:
            one.stop()


def versions(one: Editor) -> str:
    """Editor and server, for a heading."""
    neovim = one.lua("local v = vim.version() return ('%d.%d.%d'):format(v.major, v.minor, v.patch)")
    server = one.lua("return require('langid').client().server_info.version")
    return f"Neovim {neovim}, lsp-langid {server}"
