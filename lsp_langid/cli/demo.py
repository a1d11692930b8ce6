"""`lsp-langid demo`: plays an editor for a few seconds, with the real server as a child process.

Knows: what an editor sends and what it is told. Never: how the server finds its answers.
"""

from __future__ import annotations

import argparse
import math
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import Any

from lsp_langid.cli.console import Paint, printable
from lsp_langid.cli.demo_snippets import SNIPPETS, Snippet
from lsp_langid.cli.frames import Client, ClientError
from lsp_langid.errors import LangidError

_URI = "untitled:Untitled-1"
_N_TOKENS = 5
_HEADINGS = ("pasted", "lines", "the editor is told", "sure", "ms", "tokens that decided")


@dataclass(frozen=True, slots=True)
class Paste:
    """One paste and what came of it."""

    snippet: Snippet
    language: str | None  # as the editor was told
    confidence: float
    reason: str
    tokens: tuple[str, ...]  # strongest first
    ms: float  # from sending the text to having read the notice

    @property
    def right(self) -> bool:
        """Whether the editor was told what the snippet is."""
        return self.language == self.snippet.language


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare `demo`."""
    parser = subparsers.add_parser(
        "demo",
        help="play an editor: paste code and show what the server says",
        description="Starts the server, pastes code into an untitled buffer and shows what an editor "
        "is told, how fast, and why. Fails when an answer is missing or wrong.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "--timeout",
        metavar="SECONDS",
        type=_seconds,
        default=20.0,
        help="how long to wait for each answer (default: %(default)g)",
    )


def run(args: argparse.Namespace) -> int:
    """Paste every snippet. Raises LangidError when the server fails or answers wrongly."""
    pastes = play([sys.executable, "-m", "lsp_langid", "serve"], SNIPPETS, timeout=args.timeout)
    wrong = [paste for paste in pastes if not paste.right]
    if wrong:
        raise LangidError(
            f"demo: {len(wrong)} of {len(pastes)} answers were wrong: "
            + "; ".join(
                f"{paste.snippet.title}: expected {paste.snippet.language or 'silence'}, "
                f"got {paste.language or 'silence'} ({paste.reason})"
                for paste in wrong
            )
        )
    print(
        f"\nAll {len(pastes)} as expected. The middle one took {median(paste.ms for paste in pastes):.0f} ms "
        "from paste to answer, which includes the pause that the server gives a typist."
    )
    return 0


def play(command: Sequence[str], snippets: Sequence[Snippet], *, timeout: float) -> list[Paste]:
    """Start the server, paste the snippets one after the other and print a line for each.

    Raises LangidError when the server could not be started, died, or was silent for `timeout` seconds.
    """
    paint = Paint()
    pastes = []
    with Client(command, timeout=timeout) as client:
        print(f"{_initialize(client)} runs as a child process. One untitled buffer, paste after paste:\n")
        print(paint.bold(_row("", *_HEADINGS)))
        _open_buffer(client)
        for version, snippet in enumerate(snippets, 2):
            paste = _paste(client, version, snippet)
            pastes.append(paste)
            mark = paint.good("ok".ljust(5)) if paste.right else paint.bad("WRONG")
            print(mark + _row(*_cells(paste))[5:], flush=True)
    return pastes


def _initialize(client: Client) -> str:
    """Shake hands as an editor does; return what the server calls itself."""
    result = client.request(
        "initialize",
        {
            "processId": os.getpid(),
            "clientInfo": {"name": "lsp-langid demo"},
            "rootUri": None,
            "capabilities": {"general": {"positionEncodings": ["utf-16"]}},
            "initializationOptions": {"langid": {"notify": True}},
        },
    )
    client.notify("initialized", {})
    # The answer waits until the model is loaded, and says at once when it cannot be.
    client.request("langid/identify", {"text": ""})
    server = result.get("serverInfo") or {}
    return f"{server.get('name', 'The server')} {server.get('version', '')}".strip()


def _open_buffer(client: Client) -> None:
    document = {"uri": _URI, "languageId": "plaintext", "version": 1, "text": ""}
    client.notify("textDocument/didOpen", {"textDocument": document})


def _paste(client: Client, version: int, snippet: Snippet) -> Paste:
    """Replace what is in the buffer and wait for what the editor is told of it."""
    began = perf_counter()
    client.notify(
        "textDocument/didChange",
        {"textDocument": {"uri": _URI, "version": version}, "contentChanges": [{"text": snippet.text}]},
    )
    try:
        message = client.wait_for(
            "langid/identified", lambda params: params.get("uri") == _URI and params.get("version") == version
        )
    except ClientError as error:
        raise LangidError(f"demo: {snippet.title}: {error}{_asked_outright(client)}") from error
    notice = message["params"]
    answer = client.request("langid/identify", {"textDocument": {"uri": _URI}, "explain": True})
    return Paste(
        snippet=snippet,
        language=notice.get("language"),
        confidence=float(notice["confidence"]),
        reason=str(notice["reason"]),
        tokens=_supporting_tokens(answer),
        ms=1000 * (message["received_at"] - began),
    )


def _asked_outright(client: Client) -> str:
    """What the server thinks of the buffer, when it did not say so by itself."""
    if client.exit_code is not None:
        return ""
    answer = client.request("langid/identify", {"textDocument": {"uri": _URI}})
    return f" Asked outright, it says {answer.get('language') or 'nothing'} ({answer.get('reason')})."


def _supporting_tokens(answer: dict[str, Any]) -> tuple[str, ...]:
    supporting = (answer.get("explanation") or {}).get("supporting") or []
    return tuple(item["token"] for item in supporting[:_N_TOKENS])


def _cells(paste: Paste) -> tuple[str, ...]:
    return (
        "",
        paste.snippet.title,
        str(len(paste.snippet.text.splitlines())),
        paste.language or f"nothing ({paste.reason})",
        f"{100 * paste.confidence:.0f}%",
        f"{paste.ms:.0f}",
        " ".join(printable(token) for token in paste.tokens) if paste.language else "",
    )


def _row(mark: str, title: str, lines: str, told: str, sure: str, ms: str, tokens: str) -> str:
    return f"{mark:<5}  {title:<15}  {lines:>5}  {told:<20}  {sure:>4}  {ms:>5}  {tokens}".rstrip()


def _seconds(word: str) -> float:
    try:
        seconds = float(word)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < math.inf:
        raise argparse.ArgumentTypeError(f"wanted a number of seconds above 0, got {word!r}")
    return seconds
