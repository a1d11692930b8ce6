"""The client arrives.

Knows: what happens before and after the first reply. Never: settings (`configuration.py`), documents.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from lsp_langid.lsp.client import Client
from lsp_langid.lsp.handlers import configuration

if TYPE_CHECKING:
    from lsp_langid.lsp.server import LangidServer


def register(server: LangidServer) -> None:
    """Greet the client."""

    @server.feature(types.INITIALIZE)
    def initialize(ls: LangidServer, params: types.InitializeParams) -> None:
        ls.client = Client.from_wire(params)
        configuration.take_first(ls, params.initialization_options)

    @server.feature(types.INITIALIZED)
    def initialized(ls: LangidServer, params: types.InitializedParams) -> None:
        ls.shared.start_loading()
        configuration.ask(ls)
        for listener in ls.on_initialized:
            listener(ls)
