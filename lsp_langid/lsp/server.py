"""The server: joins protocol, session and detector; owns timers and tasks.

Knows: which message is which event, and how to perform what the session wants. Never: how a text
becomes an answer, where a model lies, when something is told (that is `session.py`).
Start reading at `create_server`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams

from lsp_langid.core.languages import Language
from lsp_langid.core.verdict import Verdict
from lsp_langid.errors import LangidError, UsageError
from lsp_langid.lsp import render, wire
from lsp_langid.lsp.documents import Document, Documents
from lsp_langid.lsp.late_detector import DetectorUnavailableError, LateDetector
from lsp_langid.lsp.protocol import QuietServer
from lsp_langid.lsp.session import PLAIN, Action, Identify, Publish, Session, Wait
from lsp_langid.lsp.settings import Settings, decode_settings
from lsp_langid.lsp.tasks import Tasks, Timers

if TYPE_CHECKING:  # brings numpy with it, which the first reply should not wait for
    from lsp_langid.core.detector import Detector

_log = logging.getLogger(__name__)


def create_server(load_detector: Callable[[], Detector], *, version: str) -> LangidServer:
    """A server ready to start. `load_detector` is called once, in a thread, after the first reply."""
    server = LangidServer(load_detector, version)
    _register_lifecycle(server)
    _register_documents(server)
    _register_questions(server)
    return server


class LangidServer(QuietServer):
    """What one client's server holds, and the acts its handlers are made of."""

    def __init__(self, load_detector: Callable[[], Detector], version: str) -> None:
        super().__init__("lsp-langid", version)
        self.settings = Settings()
        self.session = Session(self.settings.quiet_ms)
        self.tasks = Tasks()
        self.timers = Timers()
        self._detector = LateDetector(load_detector)
        self._languages_of: tuple[Settings, Sequence[Language] | None] | None = None

    @property
    def documents(self) -> Documents:
        """The documents the client has open."""
        return self.protocol.documents

    def start_loading(self) -> None:
        """Load the detector in a thread, unless that was begun before."""
        self._detector.start(self.thread_pool)

    async def detector(self) -> Detector:
        """Wait for the detector. Raises DetectorUnavailableError."""
        return await self._detector.get(self.thread_pool)

    def change_settings(self, options: object) -> bool:
        """Take over the options that make sense, complain of the others. Returns whether any changed."""
        before = self.settings
        self.settings, problems = decode_settings(options, before)
        self.session.quiet_ms = self.settings.quiet_ms
        for problem in problems:
            _log.warning("%s", problem)
        return self.settings != before

    def chosen_languages(self, detector: Detector) -> Sequence[Language] | None:
        """The languages the settings allow, None for all. Unknown names are complained of once."""
        if self._languages_of is None or self._languages_of[0] is not self.settings:
            languages, problems = self.settings.languages_in(detector.table)
            if languages is not None and not _can_name_any(detector, languages):
                problems.append("langid.languages: the model knows none of them, so all are allowed")
                languages = None
            self._languages_of = (self.settings, languages)
            for problem in problems:
                _log.warning("%s", problem)
        return self._languages_of[1]

    def identify_document(self, document: Document, detector: Detector) -> Verdict:
        """What an open document is written in."""
        return detector.identify(
            document.text,
            document.filename,
            only=self.chosen_languages(detector),
            mode=self.settings.mode,
        )

    def perform(self, actions: Iterable[Action]) -> None:
        """Do what the session wants."""
        for action in actions:
            if isinstance(action, Wait):
                self._wait(action)
            elif self.settings.notify and isinstance(action, Identify):
                self.tasks.start(self._identify(action))
            elif self.settings.notify and isinstance(action, Publish):
                notice = wire.notice_to_wire(action.uri, action.version, action.verdict)
                self.protocol.notify(wire.IDENTIFIED, notice)

    def _wait(self, wait: Wait) -> None:
        self.timers.restart(wait.uri, wait.quiet_ms, lambda: self.perform(self.session.quiet(wait.uri)))

    async def _identify(self, wanted: Identify) -> None:
        try:
            detector = await self.detector()
        except DetectorUnavailableError:
            return  # said on standard error when it happened
        document = self.documents.get(wanted.uri)
        if document is None or document.version != wanted.version:
            return
        try:
            verdict = self.identify_document(document, detector)
        except LangidError as error:
            _log.warning("%s: %s", wanted.uri, error)
            return
        self.perform(self.session.verdict(wanted.uri, wanted.version, verdict))


# In pygls handlers the first parameter must be called `ls`: it passes the server by that name.


def _register_lifecycle(server: LangidServer) -> None:
    @server.feature(types.INITIALIZE)
    def initialize(ls: LangidServer, params: types.InitializeParams) -> None:
        ls.change_settings(params.initialization_options)

    @server.feature(types.INITIALIZED)
    def initialized(ls: LangidServer, params: types.InitializedParams) -> None:
        ls.start_loading()

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def did_change_configuration(ls: LangidServer, params: types.DidChangeConfigurationParams) -> None:
        if ls.change_settings(params.settings):
            for document in ls.documents:
                ls.perform(ls.session.opened(document.uri, document.version, document.language_id))


def _register_documents(server: LangidServer) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(ls: LangidServer, params: types.DidOpenTextDocumentParams) -> None:
        opened = params.text_document
        ls.perform(ls.session.opened(opened.uri, opened.version, opened.language_id))

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(ls: LangidServer, params: types.DidChangeTextDocumentParams) -> None:
        changed = params.text_document
        ls.perform(ls.session.changed(changed.uri, changed.version))

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(ls: LangidServer, params: types.DidCloseTextDocumentParams) -> None:
        ls.timers.stop(params.text_document.uri)
        ls.perform(ls.session.closed(params.text_document.uri))


def _register_questions(server: LangidServer) -> None:
    @server.feature(wire.IDENTIFY)
    async def identify(ls: LangidServer, raw: object) -> wire.Answer:
        params = wire.IdentifyParams.from_wire(raw)
        with _refusals():
            return _answer(ls, params, await ls.detector())

    @server.command(wire.RECLASSIFY)
    async def reclassify(ls: LangidServer, *arguments: object) -> wire.Answer:
        uri = wire.reclassify_uri(arguments)
        with _refusals():
            detector = await ls.detector()
            document = ls.documents.get(uri)
            if document is None:
                raise wire.not_open(wire.RECLASSIFY, "the argument", uri)
            verdict = ls.identify_document(document, detector)
        ls.perform(ls.session.asked(document.uri, document.version, verdict))
        return wire.answer_to_wire(verdict)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(ls: LangidServer, params: types.HoverParams) -> types.Hover | None:
        document = ls.documents.get(params.text_document.uri)
        if document is None or not _wants_hover(document):
            return None
        with _refusals():
            detector = await ls.detector()
            verdict = ls.identify_document(document, detector)
            if verdict.language is not None and verdict.language.id in PLAIN:
                return None  # `notes.txt` is plain text by its name, and its reader knows
            by_tokens = verdict.reason in render.REASONS_BY_TOKENS
            explanation = detector.explain(document.text, answer=verdict.best) if by_tokens else None
        markdown = _reads_markdown(ls.client_capabilities)
        return types.Hover(
            types.MarkupContent(
                types.MarkupKind.Markdown if markdown else types.MarkupKind.PlainText,
                render.render_hover(verdict, explanation, markdown=markdown),
            )
        )


def _answer(ls: LangidServer, params: wire.IdentifyParams, detector: Detector) -> wire.Answer:
    text, filename = _wanted_text(ls, params)
    only: Sequence[Language] | None = params.languages_in(detector.table)
    if only is None:
        only = ls.chosen_languages(detector)
    elif not _can_name_any(detector, only):
        names = ", ".join(language.name for language in only)
        raise UsageError(f"{wire.IDENTIFY}: `languages`: the model knows none of these: {names}")
    verdict = detector.identify(text, filename, only=only, mode=ls.settings.mode)
    explanation = detector.explain(text, answer=verdict.best) if params.explain else None
    return wire.answer_to_wire(verdict, explanation)


def _wanted_text(ls: LangidServer, params: wire.IdentifyParams) -> tuple[str, str | None]:
    """The text in question, and the name of the file it is all of."""
    if params.uri is None:
        return params.text or "", params.filename
    document = ls.documents.get(params.uri)
    if document is None:
        raise wire.not_open(wire.IDENTIFY, "`textDocument.uri`", params.uri)
    if params.range is None:
        return document.text, params.filename or document.filename
    # A part of a file may be in another language than its name says: code in Markdown.
    return document.text_in(params.range, ls.documents.encoding), params.filename


def _can_name_any(detector: Detector, languages: Iterable[Language]) -> bool:
    """Whether the model can answer with one of these; the table knows more languages than the model."""
    return any(language.id in detector.model.labels for language in languages)


def _wants_hover(document: Document) -> bool:
    return document.language_id in PLAIN or document.uri.startswith("untitled:")


def _reads_markdown(client: types.ClientCapabilities) -> bool:
    """Whether Markdown is the first kind of hover text the client names; plain text is always safe."""
    hover = client.text_document and client.text_document.hover
    kinds = (hover.content_format if hover else None) or ()
    return next(iter(kinds), None) == types.MarkupKind.Markdown


@contextmanager
def _refusals() -> Iterator[None]:
    """Turn our errors into those of JSON-RPC, whose message reaches the person at the editor."""
    try:
        yield
    except UsageError as error:
        raise JsonRpcInvalidParams(str(error)) from error
    except LangidError as error:
        raise JsonRpcException(str(error), code=types.LSPErrorCodes.RequestFailed.value) from error
