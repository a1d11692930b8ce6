"""Whether the server stands a long day: `python benchmarks/soak.py [--changes N] [--clients N] [--seed N]`.

Starts one server on a port of this machine and lets several editors work in it at once over the real wire:
typing, pasting, undoing, renaming, reopening with a language, syncing whole texts, asking in between,
closing, coming back. Prints a table; ends with 1 when a question was not answered, a document did not get
the answer it should have for its last version, its text was not the editor's any more, the server answered
with an error, opened a pop-up or wrote to standard error, or its memory grew by more than 5 MiB after the
first fifth of 100,000 changes or more.

The same seed gives every editor the same work; how the work of several mixes depends on the machine.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import os
import platform
import random
import re
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SNIPPETS = Path(__file__).parent.parent / "tests" / "snippets"
PATIENCE = 60.0  # seconds for an answer
SETTLING = 15.0  # seconds for a document to be looked at after its last edit
WARM = 0.2  # of the changes; memory that is taken later was leaked
JUDGED_FROM = 100_000  # changes; a fifth of fewer does not warm it
MOST_GROWTH = 5 * 2**20  # bytes
ODD = ("é", "😋", "\u2028", "\f", "\x85", "\t", "\ud83d")  # what moves columns and lines in bad copies
LEFT_OPEN = 3  # documents an editor does not work on any more
END = {"line": 2**31 - 1, "character": 0}


@dataclass
class Findings:
    """What was done, and what went wrong."""

    wanted: int
    changes: int = 0
    done: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    latencies: list[float] = field(default_factory=list)  # milliseconds from a paste to its notice
    memory: list[tuple[int, int]] = field(default_factory=list)  # changes so far, bytes resident

    @property
    def is_over(self) -> bool:
        """Whether enough was done."""
        return self.changes >= self.wanted

    def fault(self, what: str) -> None:
        """Something went wrong."""
        self.faults.append(what)

    @property
    def growth(self) -> float:
        """Bytes taken since it was warm."""
        return self.resident(0.9, 1.0) - self.resident(WARM, WARM + 0.1)

    @property
    def leaked(self) -> bool:
        """Whether memory grew by more than it may."""
        return self.wanted >= JUDGED_FROM and self.growth > MOST_GROWTH

    def resident(self, begin: float, end: float) -> float:
        """Mean bytes while between these parts of all changes."""
        total = max(self.changes, 1)
        sizes = [size for n, size in self.memory if begin <= n / total <= end]
        return statistics.fmean(sizes or [self.memory[-1][1]])


class Wire:
    """One connection: messages out, answers and notices in."""

    def __init__(self, findings: Findings) -> None:
        self.on_notice: Callable[[dict[str, Any]], None] = lambda _: None
        self._findings = findings
        self._ids = itertools.count(1)
        self._waiting: dict[int, asyncio.Future[dict[str, Any]]] = {}

    async def connect(self, port: int) -> None:
        """Begin to listen."""
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", port, limit=2**24)
        self._listening = asyncio.create_task(self._listen())

    def notify(self, method: str, params: Any) -> None:
        """Say what wants no answer."""
        self._send({"method": method, "params": params})

    async def ask(self, method: str, params: Any) -> Any:
        """The answer to a question; None, and a fault, when there is none."""
        number = next(self._ids)
        self._waiting[number] = asyncio.get_running_loop().create_future()
        self._send({"id": number, "method": method, "params": params})
        self._findings.done["questions"] += 1
        try:
            reply = await asyncio.wait_for(self._waiting[number], PATIENCE)
        except asyncio.TimeoutError:
            self._findings.fault(f"no answer to {method} {json.dumps(params)[:200]}")
            return None
        finally:
            del self._waiting[number]
        if "error" in reply:
            self._findings.fault(f"{method} {json.dumps(params)[:200]}: {reply['error']}")
        return reply.get("result")

    async def command(self, name: str, argument: dict[str, Any]) -> Any:
        """The result of a command."""
        return await self.ask("workspace/executeCommand", {"command": name, "arguments": [argument]})

    async def leave(self, *, in_order: bool) -> None:
        """Say goodbye, or not."""
        if in_order:
            await self.ask("shutdown", None)
            self._send({"method": "exit"})
            await asyncio.wait_for(self._listening, PATIENCE)
        self._listening.cancel()
        self._writer.transport.abort()

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._writer.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))

    async def _listen(self) -> None:
        while header := await self._reader.readline():
            if not header.startswith(b"Content-Length: "):
                continue
            await self._reader.readuntil(b"\r\n\r\n")
            message = json.loads(await self._reader.readexactly(int(header.split()[1])))
            method = message.get("method")
            if method is None:
                waiting = self._waiting.get(message["id"])
                if waiting is None:
                    self._findings.fault(f"an answer nobody waits for: {str(message)[:200]}")
                else:
                    waiting.set_result(message)
            elif method == "langid/identified":
                self._findings.done["notices"] += 1
                self.on_notice(message["params"])
            else:
                self._findings.fault(f"unexpected {method}: {str(message.get('params'))[:200]}")


@dataclass
class Buffer:
    """One document as its editor knows it."""

    uri: str
    language_id: str
    version: int
    text: str
    at_once: bool  # its whole text came in one piece, so it must be told as it is identified
    notice: dict[str, Any] | None = None  # the last one
    undo: list[tuple[int, str, str]] = field(default_factory=list)  # offset, what went, what came
    pasted: tuple[int, float] | None = None  # version and time of a paste nobody has spoken about yet


class Editor:
    """One editor and what its user does; each `work` is the life of a document."""

    def __init__(self, name: int, seed: int, port: int, findings: Findings) -> None:
        self._name = name
        self._chance = random.Random(f"{seed}/{name}")
        self._port = port
        self._findings = findings
        self._numbers = itertools.count(1)
        self._buffers: dict[str, Buffer] = {}  # by URI
        self._left_open: list[Buffer] = []

    async def run(self) -> None:
        """Work until enough was done by all."""
        await self._start()
        while not self._findings.is_over:
            await self._live()
            if self._chance.random() < 0.03:
                await self._wire.leave(in_order=self._chance.random() < 0.7)
                self._findings.done["sessions"] += 1
                await self._start()
        await self._wire.leave(in_order=True)
        self._findings.done["sessions"] += 1

    async def _start(self) -> None:
        self._buffers.clear()
        self._left_open.clear()
        self._wire = Wire(self._findings)
        self._wire.on_notice = self._hear
        await self._wire.connect(self._port)
        options = {"langid": {"notify": True, "hover": "anywhere"}}
        params = {"processId": None, "rootUri": None, "capabilities": {}, "initializationOptions": options}
        await self._wire.ask("initialize", params)
        self._wire.notify("initialized", {})

    def _hear(self, notice: dict[str, Any]) -> None:
        buffer = self._buffers.get(notice["uri"])
        if buffer is None:
            return  # closed meanwhile
        buffer.notice = notice
        if buffer.pasted is not None and notice["version"] >= buffer.pasted[0]:
            self._findings.latencies.append((time.perf_counter() - buffer.pasted[1]) * 1000)
            buffer.pasted = None

    # The life of a document

    async def _live(self) -> None:
        beginning = self._chance.choice((self._opened_with_text, self._typed, self._pasted, self._decided))
        buffer = await beginning()
        acts = (
            self._type_on,
            self._paste_over,
            self._paste_inside,
            self._undo,
            self._sync_whole,
            self._empty,
            self._rename,
            self._set_what_was_told,
            self._user_sets,
            self._user_chooses,
            self._ask,
            self._ask,
            self._pause_and_resume,
        )
        for _ in range(self._chance.randrange(1, 6)):
            await self._chance.choice(acts)(buffer)
            if self._findings.is_over:
                break
        if self._chance.random() < 0.7:
            await self._settle(buffer)
        self._left_open.append(buffer)
        if len(self._left_open) > LEFT_OPEN:
            self._close(self._left_open.pop(self._chance.randrange(LEFT_OPEN)))

    async def _opened_with_text(self) -> Buffer:
        return self._open(self._new_uri(), self._sample())

    async def _typed(self) -> Buffer:
        buffer = self._open(self._new_uri())
        await self._type_on(buffer)
        return buffer

    async def _pasted(self) -> Buffer:
        buffer = self._open(self._new_uri())
        if self._chance.random() < 0.5:
            await self._settle(buffer)  # or the notice of the opening might be taken for the paste's
        self._paste(buffer, 0, 0, self._sample())
        return buffer

    async def _decided(self) -> Buffer:
        return self._open(self._new_uri(), self._sample(), language_id="markdown")

    # What a user does

    async def _type_on(self, buffer: Buffer) -> None:
        at = self._chance.randrange(len(buffer.text) + 1)
        for character in self._sample()[: self._chance.randrange(20, 300)]:
            self._edit(buffer, at, 0, character)
            at += len(character)
            if self._chance.random() < 0.03 and at > 3:
                self._edit(buffer, at - 3, 3, "")
                at -= 3
            if self._chance.random() < 0.02:
                await self._ask(buffer)  # which also waits until the server has caught up
        await self._wire.command("langid.state", {"uri": buffer.uri})

    async def _paste_over(self, buffer: Buffer) -> None:
        self._paste(buffer, 0, len(buffer.text), self._sample())

    async def _paste_inside(self, buffer: Buffer) -> None:
        self._edit(buffer, self._chance.randrange(len(buffer.text) + 1), 0, self._sample())

    async def _undo(self, buffer: Buffer) -> None:
        for _ in range(min(len(buffer.undo), self._chance.randrange(1, 20))):
            at, went, came = buffer.undo.pop()
            self._edit(buffer, at, len(came), went, undoable=False)

    async def _sync_whole(self, buffer: Buffer) -> None:
        at = self._chance.randrange(len(buffer.text) + 1)
        for character in "x = 1\n":
            text = buffer.text[:at] + character + buffer.text[at:]
            self._change(buffer, text, {"text": text})

    async def _empty(self, buffer: Buffer) -> None:
        self._edit(buffer, 0, len(buffer.text), "")
        if self._chance.random() < 0.5:
            await self._settle(buffer)
        self._paste(buffer, 0, 0, self._sample())

    async def _rename(self, buffer: Buffer) -> None:
        self._close(buffer)
        suffix = self._chance.choice((".py", ".txt", ".rs", "", ".unknown"))
        buffer.uri = f"file:///home/user{self._name}/file{next(self._numbers)}{suffix}"
        buffer.version, buffer.notice, buffer.at_once = 1, None, True
        self._say_open(buffer)

    async def _set_what_was_told(self, buffer: Buffer) -> None:
        await self._settle(buffer)
        if buffer.notice is not None and buffer.notice["languageId"] is not None:
            self._reopen(buffer, buffer.notice["languageId"])

    async def _user_sets(self, buffer: Buffer) -> None:
        self._reopen(buffer, self._chance.choice(("ruby", "plaintext")))

    async def _user_chooses(self, buffer: Buffer) -> None:
        # Without learning: what it computes in moves the memory of the process by more than is looked for.
        language = self._chance.choice(("ruby", None))
        choice = {"uri": buffer.uri, "language": language, "remember": False}
        await self._wire.command("langid.choose", choice)

    async def _pause_and_resume(self, buffer: Buffer) -> None:
        await self._wire.command("langid.pause", {"uri": buffer.uri})
        await self._type_on(buffer)
        await self._wire.command("langid.resume", {"uri": buffer.uri})

    async def _ask(self, buffer: Buffer) -> None:
        here = self._position(buffer.text, self._chance.randrange(len(buffer.text) + 1))
        part = {"start": {"line": 0, "character": 0}, "end": here}
        document = {"textDocument": {"uri": buffer.uri}}
        questions: Sequence[Callable[[], Awaitable[Any]]] = (
            lambda: self._wire.ask("textDocument/hover", {**document, "position": here}),
            lambda: self._wire.ask("langid/identify", {**document, "explain": True}),
            lambda: self._wire.ask("langid/identify", {"text": buffer.text, "languages": ["python", "go"]}),
            lambda: self._wire.ask("langid/regions", document),
            lambda: self._wire.command("langid.identifySelection", {"uri": buffer.uri, "range": part}),
            lambda: self._wire.command("langid.explain", {"uri": buffer.uri}),
            lambda: self._wire.command("langid.state", {"uri": buffer.uri}),
            lambda: self._wire.command("langid.reclassify", {"uri": buffer.uri}),
            lambda: self._wire.ask(
                "textDocument/codeAction", {**document, "range": part, "context": _NO_CONTEXT}
            ),
        )
        await self._chance.choice(questions)()

    # What is to be seen afterwards

    async def _settle(self, buffer: Buffer) -> None:
        """Wait until the server has said what it has to say of the last version, and check that it did."""
        deadline = time.monotonic() + SETTLING
        while (missing := await self._missing(buffer)) and time.monotonic() < deadline:
            await asyncio.sleep(0.05)
        if missing:
            self._findings.fault(f"{buffer.uri} version {buffer.version}: {missing}")
        self._findings.done["documents checked"] += 1

    async def _missing(self, buffer: Buffer) -> str | None:
        """What is not as it should be in the end; None when all is well."""
        state = await self._wire.command("langid.state", {"uri": buffer.uri})
        if state is None:
            return "no state"
        if state["version"] != buffer.version:
            return f"the server is at version {state['version']}"
        document = {"textDocument": {"uri": buffer.uri}}
        whole = {"start": {"line": 0, "character": 0}, "end": END}
        theirs = await self._wire.ask("langid/identify", {**document, "range": whole})
        ours = await self._wire.ask("langid/identify", {"text": buffer.text})
        if theirs != ours:
            return f"the server's text is another: {theirs} instead of {ours}"
        told = buffer.notice and {name: buffer.notice[name] for name in _NEWS}
        now = {name: state[name] for name in _NEWS}
        if told is not None and told != now:
            return f"told {told}, but it stands {now}"
        if state["state"] in ("locked", "paused"):
            return None
        if told is None:
            return f"never told that it stands {now}"
        found = (await self._wire.ask("langid/identify", document))["language"]
        if (
            buffer.text.strip()  # an empty `a.py` is Python by its name, and plain text for us
            and found not in (None, "plaintext")
            and state["language"] != found
            and (buffer.at_once or state["language"] is None)
        ):
            return f"it is {found}, but stands {now}"
        return None

    # How it reaches the server

    def _open(self, uri: str, text: str = "", language_id: str = "plaintext") -> Buffer:
        buffer = Buffer(uri, language_id, 1, text, at_once=True)
        self._say_open(buffer)
        self._findings.done["documents"] += 1
        return buffer

    def _reopen(self, buffer: Buffer, language_id: str) -> None:
        """Change the language, as editors tell of it: nothing else is new, and nothing told is told again."""
        self._close(buffer)
        buffer.language_id = language_id
        self._say_open(buffer)

    def _say_open(self, buffer: Buffer) -> None:
        self._buffers[buffer.uri] = buffer
        buffer.pasted = None
        item = {
            "uri": buffer.uri,
            "languageId": buffer.language_id,
            "version": buffer.version,
            "text": buffer.text,
        }
        self._wire.notify("textDocument/didOpen", {"textDocument": item})

    def _close(self, buffer: Buffer) -> None:
        del self._buffers[buffer.uri]
        self._wire.notify("textDocument/didClose", {"textDocument": {"uri": buffer.uri}})

    def _paste(self, buffer: Buffer, at: int, n_gone: int, text: str) -> None:
        self._edit(buffer, at, n_gone, text)
        buffer.at_once = buffer.text == text
        buffer.pasted = (buffer.version, time.perf_counter())

    def _edit(self, buffer: Buffer, at: int, n_gone: int, text: str, *, undoable: bool = True) -> None:
        before = buffer.text
        gone = before[at : at + n_gone]
        if undoable:
            buffer.undo.append((at, gone, text))
        span = {"start": self._position(before, at), "end": self._position(before, at + n_gone)}
        self._change(buffer, before[:at] + text + before[at + n_gone :], {"range": span, "text": text})

    def _change(self, buffer: Buffer, text: str, change: dict[str, Any]) -> None:
        buffer.text, buffer.at_once, buffer.pasted = text, False, None
        buffer.version += 1
        document = {"uri": buffer.uri, "version": buffer.version}
        self._wire.notify("textDocument/didChange", {"textDocument": document, "contentChanges": [change]})
        self._findings.changes += 1

    def _position(self, text: str, offset: int) -> dict[str, int]:
        lines = _LINE_END.split(text[:offset])
        return {"line": len(lines) - 1, "character": len(lines[-1].encode("utf-16-le", "surrogatepass")) // 2}

    def _new_uri(self) -> str:
        return f"untitled:Untitled-{self._name}-{next(self._numbers)}"

    def _sample(self) -> str:
        text = self._chance.choice(SAMPLES) * self._chance.choice((1, 1, 1, 1, 5, 50))
        if self._chance.random() < 0.3:
            at = self._chance.randrange(len(text))
            text = text[:at] + self._chance.choice(ODD) + text[at:]
        return text


async def watch(pid: int, findings: Findings) -> None:
    """Look at the server's memory every now and then."""
    while True:
        findings.memory.append((findings.changes, resident(pid)))
        await asyncio.sleep(0.5)


def resident(pid: int) -> int:
    """Bytes of memory that a process has."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+) kB", status)[1]) * 1024  # type: ignore[index]


async def soak(args: argparse.Namespace) -> Findings:
    """Do it all."""
    findings = Findings(args.changes)
    with tempfile.TemporaryDirectory() as user_folder:
        server = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "lsp_langid", "serve", "--tcp", "127.0.0.1:0"),
            stderr=asyncio.subprocess.PIPE,
            env={**os.environ, "LSP_LANGID_USER_DIR": user_folder},
        )
        assert server.stderr is not None
        port = int((await server.stderr.readline()).split()[-1])
        watching = asyncio.create_task(watch(server.pid, findings))
        complaints = asyncio.create_task(server.stderr.read())
        editors = [Editor(number, args.seed, port, findings) for number in range(args.clients)]
        await asyncio.gather(*(editor.run() for editor in editors))
        watching.cancel()
        server.terminate()
        for line in (await complaints).decode().splitlines():
            findings.fault(f"on standard error: {line}")
        if await server.wait() != 0:
            findings.fault(f"the server ended with {server.returncode}")
    return findings


def print_table(findings: Findings, seconds: float) -> None:
    """What was done and found."""
    percentiles = statistics.quantiles(findings.latencies, n=100)
    warm, end = findings.resident(WARM, WARM + 0.1), findings.resident(0.9, 1.0)
    rows = [
        ("changes", f"{findings.changes:,}"),
        ("changes a second", f"{findings.changes / seconds:,.0f}"),
        *((what, f"{count:,}") for what, count in sorted(findings.done.items())),
        ("paste to notice, median ms", f"{percentiles[49]:.0f}"),
        ("paste to notice, 99 % ms", f"{percentiles[98]:.0f}"),
        ("memory at the start, MiB", f"{findings.memory[0][1] / 2**20:.1f}"),
        (f"memory when warm ({WARM:.0%} to {WARM + 0.1:.0%}), MiB", f"{warm / 2**20:.1f}"),
        ("memory at the end (last 10%), MiB", f"{end / 2**20:.1f}"),
        ("growth, MiB", f"{findings.growth / 2**20:+.1f}"),
        ("faults", f"{len(findings.faults):,}"),
    ]
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {seconds:.0f} s\n")
    print("| what | |\n| --- | ---: |")
    for what, value in rows:
        print(f"| {what} | {value} |")
    for fault in findings.faults[:20]:
        print(f"\n{fault}")
    if findings.leaked:
        print("\nmemory grew by more than it may")


def main() -> int:
    """Soak and say."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--changes", type=int, default=200_000, help="edits in all (200,000)")
    parser.add_argument("--clients", type=int, default=10, help="editors at once (10)")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    begin = time.perf_counter()
    findings = asyncio.run(soak(args))
    print_table(findings, time.perf_counter() - begin)
    return 1 if findings.faults or findings.leaked else 0


SAMPLES = [path.read_text(encoding="utf-8") for path in sorted(SNIPPETS.glob("*.txt"))]
_LINE_END = re.compile("\r\n|\n|\r")
_NEWS = ("state", "why", "language")
_NO_CONTEXT: dict[str, Any] = {"diagnostics": []}


if __name__ == "__main__":
    sys.exit(main())
