"""Settings, on every way by which clients hand them over.

Knows: who asks whom, and what goes before what. Never: what an option means.

`initializationOptions` lie at the bottom. A client that pushes changes some of them with each
`workspace/didChangeConfiguration`. A client that lets us ask (`workspace/configuration`) answers with all
of its own, so each answer is laid on the bottom anew: an option taken out of a user's file is gone. The
latter tells of a change without saying what has changed, which means: ask again.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from lsp_langid.lsp.earlier import decode_earlier
from lsp_langid.lsp.settings import SECTION, Settings, decode_section, decode_settings

if TYPE_CHECKING:
    from lsp_langid.lsp.server import LangidServer

_log = logging.getLogger(__name__)


def register(server: LangidServer) -> None:
    """Hear of changes."""

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def did_change_configuration(ls: LangidServer, params: types.DidChangeConfigurationParams) -> None:
        if params.settings is None and ls.client.pulls_configuration:
            ls.tasks.start(_pull(ls))
        else:
            ls.use_settings(*decode_settings(params.settings, ls.settings))


def take_first(server: LangidServer, options: object) -> None:
    """Take the `initializationOptions`."""
    documents, problems, options = decode_earlier(options)
    server.session.expect(documents)
    server.first_settings, more_problems = decode_settings(options, Settings())
    server.use_settings(server.first_settings, [*problems, *more_problems])


def ask(server: LangidServer) -> None:
    """Ask a client that lets us for its settings, and to tell when they change."""
    if server.client.registers_configuration:
        server.tasks.start(_subscribe(server))
    if server.client.pulls_configuration:
        server.tasks.start(_pull(server))


async def _subscribe(server: LangidServer) -> None:
    method = types.WORKSPACE_DID_CHANGE_CONFIGURATION
    options = types.DidChangeConfigurationRegistrationOptions(section=SECTION)
    registration = types.Registration(id=f"{SECTION}-settings", method=method, register_options=options)
    try:
        await server.client_register_capability_async(types.RegistrationParams([registration]))
    except JsonRpcException as error:
        _log.warning("the client will not tell when settings change: %s", error)


async def _pull(server: LangidServer) -> None:
    wanted = types.ConfigurationParams([types.ConfigurationItem(section=SECTION)])
    try:
        answers = await server.workspace_configuration_async(wanted)
    except JsonRpcException as error:
        _log.warning("the client did not tell its settings: %s", error)
        return
    section = answers[0] if answers else None
    server.use_settings(*decode_section(section, server.first_settings))
