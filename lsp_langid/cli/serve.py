"""`lsp-langid serve`: the language server on standard input and output, or on a local TCP port.

Knows: how an editor starts us. Never: what is said afterwards.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from lsp_langid.errors import UsageError

if TYPE_CHECKING:
    from lsp_langid.core.detector import Detector
    from lsp_langid.lsp.server import LangidServer


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
        "--tcp", metavar="HOST:PORT", help="listen for one client on a port of this machine, 127.0.0.1:8765"
    )
    parser.add_argument("--model", metavar="DIR", type=Path, help="folder of the model files")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Serve until the client lets go. 0 when it said `shutdown` before, as it must, else 1."""
    address = None if args.tcp is None else parse_address(args.tcp)
    # Importing the protocol makes some hundred thousand objects that all stay: collecting among
    # them finds nothing and takes a tenth of the time to the first reply.
    gc.disable()
    server = _create_server(args.model)
    gc.enable()
    gc.freeze()
    if address is not None:
        _serve_tcp(server, *address)
    else:
        _serve_stdio(server)
    return 0 if server.protocol.stopped_in_order else 1


def parse_address(given: str) -> tuple[str, int]:
    """`"127.0.0.1:8765"` -> ("127.0.0.1", 8765).

    Raises UsageError when it is no address, or that of another machine.
    """
    from ipaddress import ip_address

    host, _, port = given.rpartition(":")
    if not host or not port.isdecimal() or not 1 <= int(port) <= 65535:
        raise UsageError(f"--tcp wants HOST:PORT such as 127.0.0.1:8765, got {given!r}")
    host = host.removeprefix("[").removesuffix("]")
    try:
        is_local = host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        is_local = False
    if not is_local:
        raise UsageError(
            f"--tcp {given}: {host!r} is not this machine. The protocol has no password, so whoever reaches "
            f"the port can read along; use 127.0.0.1, [::1] or localhost, and a tunnel for anything farther"
        )
    return host, int(port)


def _create_server(model: Path | None) -> LangidServer:
    from lsp_langid import __version__
    from lsp_langid.lsp.log import log_to_stderr
    from lsp_langid.lsp.server import create_server

    log_to_stderr(with_tracebacks=bool(os.environ.get("LSP_LANGID_DEBUG")))

    def load_detector() -> Detector:
        from lsp_langid.assets import load_detector

        return load_detector(model)

    return create_server(load_detector, version=__version__)


def _serve_stdio(server: LangidServer) -> None:
    frames = sys.stdout.buffer
    # A stray print anywhere would break the frames; let it land where people look for messages.
    sys.stdout = sys.stderr
    server.start_io(sys.stdin.buffer, frames)


def _serve_tcp(server: LangidServer, host: str, port: int) -> None:
    print(f"lsp-langid: waiting for a client on {host} port {port}", file=sys.stderr)
    server.start_tcp(host, port)
