"""A question to the user, where a client can do nothing else with an answer of ours.

Knows: whom to ask, when, and what the answer means. Never: how a language is found.

It is asked for by setting, once for a document, and never while another question is open.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from lsp_langid.core.verdict import Verdict
from lsp_langid.errors import LangidError
from lsp_langid.lsp.actions import serious_candidates
from lsp_langid.lsp.diagnostics import looks_like
from lsp_langid.lsp.handlers.rewriting import write
from lsp_langid.lsp.late_detector import DetectorUnavailableError
from lsp_langid.lsp.learning import learn
from lsp_langid.lsp.modelines import kind_of_line, naming_line
from lsp_langid.lsp.session import PLAIN, Standing, State

if TYPE_CHECKING:
    from lsp_langid.core.detector import Detector
    from lsp_langid.core.languages import Language
    from lsp_langid.lsp.documents import Document
    from lsp_langid.lsp.edits import Insertion
    from lsp_langid.lsp.server import LangidServer

_log = logging.getLogger(__name__)

_N_NAMES = 3  # of languages in one question
_LEAVE = "Leave it"


def register(server: LangidServer) -> None:
    """Ask from now on, while the settings say so."""
    chooser = Chooser()
    server.on_publish.append(chooser.published)
    server.on_closed.append(chooser.closed)


class Chooser:
    """The questions to one user."""

    def __init__(self) -> None:
        self._asked: set[str] = set()  # URIs of the documents that had their question, or wait for it
        self._waiting: deque[str] = deque()
        self._busy = False
        self._open: tuple[str, asyncio.Future[types.MessageActionItem | None]] | None = None

    def published(
        self, server: LangidServer, document: Document, standing: Standing, verdict: Verdict | None
    ) -> None:
        """The session has news of a document."""
        if document.uri in self._asked or _in_question(server, document.uri) is None:
            return
        self._asked.add(document.uri)
        self._waiting.append(document.uri)
        if not self._busy:
            self._busy = True
            server.tasks.start(self._ask_all(server))

    def closed(self, server: LangidServer, uri: str) -> None:
        """A document was closed; a question about it is taken back."""
        if uri.startswith("untitled:"):  # the next one of that name is another
            self._asked.discard(uri)
        if self._open is not None and self._open[0] == uri:
            self._open[1].cancel()

    async def _ask_all(self, server: LangidServer) -> None:
        try:
            while self._waiting:
                uri = self._waiting.popleft()
                try:
                    if not await self._ask(server, uri):
                        self._asked.discard(uri)
                except DetectorUnavailableError:
                    pass  # said on standard error when it happened
                except (LangidError, JsonRpcException) as error:
                    _log.warning("%s: %s", uri, error)
        finally:
            self._busy = False

    async def _ask(self, server: LangidServer, uri: str) -> bool:
        """Ask about a document and do what the answer says. Whether there was anything to ask."""
        detector = await server.detector()
        told, document = _in_question(server, uri), server.documents.get(uri)
        standing = server.session.standing(uri)
        if told is None or document is None or standing is None:
            return False
        insertion = _line_for(server, document, told, detector)
        if insertion is None:
            return False
        candidates = serious_candidates(server.identify_document(document, detector))
        names = {told.name: told, **{one.language.name: one.language for one in candidates}}
        titles = [*list(names)[:_N_NAMES], _LEAVE]
        question = f"{looks_like(told, standing)}. Insert a {kind_of_line(insertion)}?"
        answer = await self._answer(server, document, question, titles)
        if answer is None or server.documents.get(uri) is not document:
            return True
        language = None if answer == _LEAVE else names[answer]
        await learn(server, server.choose(uri, language), language)
        if language is not None and server.documents.get(uri) is document:
            chosen_line = _line_for(server, document, language, detector)
            if chosen_line is not None:
                await write(server, document, [chosen_line], f"Insert a {kind_of_line(chosen_line)}")
        return True

    async def _answer(
        self, server: LangidServer, document: Document, question: str, titles: list[str]
    ) -> str | None:
        """The title that was chosen; None when none was, or the question was taken back."""
        actions = [types.MessageActionItem(title) for title in titles]
        params = types.ShowMessageRequestParams(types.MessageType.Info, question, actions)
        reply = asyncio.ensure_future(server.window_show_message_request_async(params))
        self._open = document.uri, reply
        try:
            await asyncio.wait({reply})
        finally:
            self._open = None
        item = None if reply.cancelled() else reply.result()
        return item.title if item is not None and item.title in titles else None


def _in_question(server: LangidServer, uri: str) -> Language | None:
    """The language that was told of a document, if its user may be asked about that."""
    settings, client, document = server.settings, server.client, server.documents.get(uri)
    if not settings.chooser or settings.notify or not (client.asks_questions and client.applies_edits):
        return None
    standing = server.session.standing(uri)
    if document is None or document.language_id not in PLAIN or standing is None:
        return None
    if standing.state not in (State.AUTOMATIC, State.ACCEPTED) or standing.told is None:
        return None
    return None if standing.told.id in server.session.rules.never_switch_to else standing.told


def _line_for(
    server: LangidServer, document: Document, language: Language, detector: Detector
) -> Insertion | None:
    return naming_line(document.text, language, detector.table, for_emacs=server.client.is_emacs)
