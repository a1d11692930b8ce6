"""Our errors as those of JSON-RPC, whose message reaches the person at the editor; and commands behind them.

Knows: which error has which code. Never: what a command does.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams

from lsp_langid.errors import LangidError, UsageError
from lsp_langid.lsp.params import Arguments

if TYPE_CHECKING:
    from lsp_langid.lsp.server import LangidServer


@contextmanager
def refusals() -> Iterator[None]:
    """Turn errors of ours inside the `with` into errors of JSON-RPC."""
    try:
        yield
    except UsageError as error:
        raise JsonRpcInvalidParams(str(error)) from error
    except LangidError as error:
        raise JsonRpcException(str(error), code=types.LSPErrorCodes.RequestFailed.value) from error


def add_command(
    server: LangidServer, name: str, act: Callable[[LangidServer, Arguments], Awaitable[object]]
) -> None:
    """Let clients execute a command; what `act` returns, JSON, is the result."""

    @server.command(name)
    async def run(ls: Any, *given: object) -> object:  # pygls evaluates the hints of commands
        with refusals():
            return await act(ls, Arguments(name, given))
