"""`lsp-langid serve`: the language server on standard input and output, or on a local port.

Knows: how an editor starts us, and of which parts the server is made. Never: what is said afterwards.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from lsp_langid.cli.extras import require_extra
from lsp_langid.cli.one_thread import keep_to_one_thread
from lsp_langid.errors import InputError, UsageError

if TYPE_CHECKING:
    from lsp_langid.core.detector import Detector
    from lsp_langid.lsp.server import LangidServer
    from lsp_langid.lsp.shared import Shared


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the subcommand and its options."""
    parser = subparsers.add_parser(
        "serve",
        help="run the language server for an editor",
        description="Run the language server. Editors start it and speak LSP over standard input and output.",
    )
    transport = parser.add_mutually_exclusive_group()
    # Clients built on vscode-languageclient add --stdio to whatever command they were given.
    transport.add_argument("--stdio", action="store_true", help="standard input and output (the default)")
    transport.add_argument(
        "--tcp",
        metavar="HOST:PORT",
        help="serve several clients on a port of this machine, 127.0.0.1:8765; port 0 takes one that is free",
    )
    transport.add_argument(
        "--ws", metavar="HOST:PORT", help="the same over WebSocket (extra: pip install 'lsp-langid[ws]')"
    )
    parser.add_argument(
        "--allow-origin",
        metavar="ORIGIN",
        action="append",
        default=[],
        help="with --ws: let in pages of this origin too, https://example.org; those of this machine may",
    )
    parser.add_argument("--model", metavar="DIR", type=Path, help="folder of the model files")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Serve until the client lets go. 0 when it said `shutdown` before, as it must, else 1.

    On a port, serve until Ctrl-C or a polite `kill`, which is how it ends in order: 0.
    """
    if args.allow_origin and args.ws is None:
        raise UsageError("--allow-origin is about web pages, which can only come by --ws; give that too")
    if args.ws is not None:
        return _serve_port(args, *parse_address("--ws", args.ws))
    if args.tcp is not None:
        return _serve_port(args, *parse_address("--tcp", args.tcp))
    return _serve_stdio(args)


def parse_address(option: str, given: str) -> tuple[str, int]:
    """`"127.0.0.1:8765"` -> ("127.0.0.1", 8765).

    Raises UsageError when it is no address, or that of another machine.
    """
    from lsp_langid.lsp.origins import is_this_machine

    host, _, port = given.rpartition(":")
    is_port = port.isascii() and port.isdecimal() and len(port) <= len("65535") and int(port) <= 65535
    if not host or not is_port:
        raise UsageError(f"{option} wants HOST:PORT such as 127.0.0.1:8765, got {given!r}")
    host = host.removeprefix("[").removesuffix("]")
    if not is_this_machine(host):
        raise UsageError(
            f"{option} {given}: {host!r} is not this machine. The protocol has no password, so whoever "
            "reaches the port can read along; use 127.0.0.1, [::1] or localhost, and a tunnel for anything "
            "farther"
        )
    return host, int(port)


def _serve_stdio(args: argparse.Namespace) -> int:
    if sys.stdin is None or sys.stdout is None:
        raise InputError(
            "standard input or output is closed, but the editor must speak over them; or start with --tcp"
        )
    frames = sys.stdout.buffer
    # A stray print anywhere would break the frames; let it land where people look for messages.
    sys.stdout = sys.stderr
    with _no_garbage():
        import asyncio

        from lsp_langid.lsp.transports import serve_pipes

        shared, create_server = _join(args.model)
        server = create_server()
    try:
        asyncio.run(serve_pipes(server, sys.stdin.buffer, frames))
    finally:
        shared.close()
    return 0 if server.protocol.stopped_in_order else 1


def _serve_port(args: argparse.Namespace, host: str, port: int) -> int:
    if args.ws is not None:
        require_extra("ws", "serve --ws", ("websockets",))
    with _no_garbage():
        import asyncio

        from lsp_langid.lsp.transports import Sessions, serve_tcp

        shared, create_server = _join(args.model)
        sessions = Sessions(create_server)
    try:
        if args.ws is None:
            asyncio.run(serve_tcp(sessions, host, port, _announce))
        else:
            from lsp_langid.lsp.websocket import serve_websocket

            origins = args.allow_origin
            asyncio.run(serve_websocket(sessions, host, port, _announce, allowed_origins=origins))
    finally:
        shared.close()
    return 0


def _announce(host: str, port: int) -> None:
    print(f"lsp-langid: waiting for clients on {host} port {port}", file=sys.stderr, flush=True)


def _join(model: Path | None) -> tuple[Shared, Callable[[], LangidServer]]:
    """What all clients share, and the maker of the server each of them gets."""
    from lsp_langid import __version__
    from lsp_langid.lsp import workspace_prior
    from lsp_langid.lsp.log import log_to_stderr
    from lsp_langid.lsp.server import create_server
    from lsp_langid.lsp.shared import Shared
    from lsp_langid.survey import survey
    from lsp_langid.user_files import UserFiles

    keep_to_one_thread()
    log_to_stderr(with_tracebacks=bool(os.environ.get("LSP_LANGID_DEBUG")))

    def load_detector() -> Detector:
        from lsp_langid.assets import load_detector

        return load_detector(model)

    shared = Shared(load_detector, UserFiles())

    def create() -> LangidServer:
        server = create_server(shared, version=__version__)
        workspace_prior.register(server, survey)
        return server

    return shared, create


@contextmanager
def _no_garbage() -> Iterator[None]:
    """Import here what stays for good, so that it is never collected among.

    The protocol makes some hundred thousand objects: looking through them finds nothing and takes a tenth
    of the time to the first reply.
    """
    gc.disable()
    yield
    gc.enable()
    gc.freeze()
