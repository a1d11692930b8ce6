"""The server of one client: joins protocol, session and detector, and performs what the session wants.

Knows: who holds what, and how an action becomes a message. Never: how a text becomes an answer, where a
model lies, when something is told (that is `session/`), what a message means (that is `handlers/`).
Start reading at `create_server`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from lsp_langid.core.languages import Language
from lsp_langid.core.verdict import Verdict
from lsp_langid.errors import LangidError, UsageError
from lsp_langid.lsp import actions, chooser, diagnostics, notebooks, wire
from lsp_langid.lsp.client import Client, known_as, language_of_word
from lsp_langid.lsp.documents import Document, Documents
from lsp_langid.lsp.handlers import (
    commands,
    configuration,
    documents,
    hover,
    lifecycle,
    questions,
    rewriting,
)
from lsp_langid.lsp.judge import Judge
from lsp_langid.lsp.late_detector import DetectorUnavailableError
from lsp_langid.lsp.protocol import QuietServer
from lsp_langid.lsp.session import (
    Action,
    Identify,
    Publish,
    Rules,
    Session,
    Standing,
    State,
    Timing,
    Wait,
)
from lsp_langid.lsp.settings import Settings
from lsp_langid.lsp.shared import Shared
from lsp_langid.lsp.tasks import Tasks, Timers

if TYPE_CHECKING:  # brings numpy with it, which the first reply should not wait for
    from lsp_langid.core.detector import Detector

_log = logging.getLogger(__name__)

PublishListener: TypeAlias = Callable[["LangidServer", Document, Standing, Verdict | None], None]
SettingsListener: TypeAlias = Callable[["LangidServer", Settings], None]


_PARTS = (
    lifecycle,
    configuration,
    documents,
    notebooks,
    questions,
    commands,
    rewriting,
    hover,
    actions,
    diagnostics,
    chooser,
)


def create_server(shared: Shared, *, version: str) -> LangidServer:
    """A server for one client, ready to start. Clients of one process are given the same `shared`."""
    server = LangidServer(shared, version)
    for part in _PARTS:
        part.register(server)
    return server


class LangidServer(QuietServer):
    """What one client's server holds, and the acts its handlers are made of."""

    def __init__(self, shared: Shared, version: str) -> None:
        super().__init__("lsp-langid", version, notebook_document_sync=notebooks.EVERY_NOTEBOOK)
        self.protocol.experimental = wire.CAPABILITIES
        self.shared = shared
        self.settings = self.first_settings = Settings()  # now; and from `initialize` alone
        self.client = Client()
        self.session = Session(Timing(), self._known_as, self._language_of)
        self.judge = Judge()
        self.tasks = Tasks()
        self.timers = Timers()
        # Other parts listen here, each called in the order of registration:
        self.on_initialized: list[Callable[[LangidServer], None]] = []
        self.on_settings: list[SettingsListener] = []  # after each change, with the settings before
        self.on_text: list[Callable[[LangidServer, Document], None]] = []  # after an opening or an edit
        self.on_publish: list[PublishListener] = []  # after each Publish of the session
        self.on_closed: list[Callable[[LangidServer, str], None]] = []  # with the URI of the document
        self._had_detector = shared.current is not None
        shared.on_change.append(self._detector_changed)

    @property
    def documents(self) -> Documents:
        """The documents the client has open."""
        return self.protocol.documents

    def now(self) -> float:
        """Seconds on the monotonic clock that the session is told of."""
        return self.shared.clock()

    async def detector(self) -> Detector:
        """Wait for the detector, as the user's corrections left it. Raises DetectorUnavailableError."""
        return await self.shared.detector()

    def identify_document(self, document: Document, detector: Detector) -> Verdict:
        """What an open document is written in: with the settings, the priors and its memory of lines."""
        return self.judge.document(document, detector)

    def identify_text(
        self,
        text: str,
        detector: Detector,
        *,
        filename: str | None = None,
        only: Collection[Language] | None = None,
    ) -> Verdict:
        """What a text is written in: with the settings and the priors. `only` goes before the settings'."""
        return self.judge.terms(detector).ask(text, filename, only=only)

    def use_settings(self, settings: Settings, problems: Iterable[str] = ()) -> None:
        """Go by these from now on, for open documents too, and complain of what could not be used."""
        for problem in problems:
            _log.warning("%s", problem)
        before, self.settings = self.settings, settings
        if settings == before:
            return
        self.client = replace(self.client, languages=frozenset(settings.client_languages))
        self.session.timing = Timing(quiet_ms=max(settings.quiet_ms, 1), paste_ms=max(settings.paste_ms, 1))
        self.judge.change_settings(settings)
        self._take_rules()
        if settings.notify and not before.notify:
            self._tell_all()
        self.perform(self.session.reconsider())
        for listener in self.on_settings:
            listener(self, before)

    def set_prior(self, source: str, log_odds: Mapping[str, float]) -> None:
        """What a source, such as "workspace", expects: language id -> natural log-odds. Replaces its last."""
        if self.judge.expect(source, log_odds):
            self.perform(self.session.reconsider())

    def choose(self, uri: str, language: Language | None) -> str:
        """A user's choice, None for plain text: locked and told at once.

        Returns:
            The text that it was made for. Who learns from it waits, and the user may go on typing.

        Raises:
            UsageError: The document is not open.
        """
        document = self.documents.get(uri)
        if document is None:
            raise UsageError(f"{uri} is not an open document; send textDocument/didOpen first")
        self.perform(self.session.chosen(uri, language, now=self.now()))
        return document.condensed

    def end(self) -> None:
        """The client is gone, in order or not: leave nothing of it behind."""
        super().end()
        if self._detector_changed in self.shared.on_change:
            self.shared.on_change.remove(self._detector_changed)
        self.timers.end()
        self.tasks.end()

    def perform(self, actions: Iterable[Action]) -> None:
        """Do what the session wants."""
        for action in actions:
            if isinstance(action, Wait):
                self._wait(action)
            elif isinstance(action, Identify):
                self.tasks.start(self._identify(action))
            else:
                self._publish(action)

    def _wait(self, wait: Wait) -> None:
        def over() -> None:
            self.perform(self.session.quiet(wait.uri, now=self.now()))

        self.timers.restart(wait.uri, wait.ms, over)

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
        self.perform(self.session.verdict(wanted.uri, wanted.version, verdict, now=self.now()))

    def _publish(self, publish: Publish) -> None:
        if self.settings.notify:
            self.protocol.notify(wire.IDENTIFIED, wire.notice_to_wire(publish, self.client))
        document = self.documents.get(publish.uri)
        if document is not None:
            for listener in self.on_publish:
                listener(self, document, publish.standing, publish.verdict)

    def _tell_all(self) -> None:
        """Where every document stands, for a client that did not listen until now."""
        for document in self.documents:
            standing = self.session.standing(document.uri)
            if standing is None:
                continue
            ours = standing.state in (State.AUTOMATIC, State.ACCEPTED) and standing.told is not None
            verdict = self.judge.last_of(document)
            notice = Publish(document.uri, document.version, verdict, standing, change=ours)
            self.protocol.notify(wire.IDENTIFIED, wire.notice_to_wire(notice, self.client))

    def _detector_changed(self) -> None:
        """It was loaded, or something was learned: here, in another window or on the command line."""
        had_detector, self._had_detector = self._had_detector, True
        if self._take_rules() or had_detector:
            self.perform(self.session.reconsider())

    def _take_rules(self) -> bool:
        """Tell the session what the settings say about languages, once their names can be looked up."""
        if self.shared.current is None:
            return False
        choices = self.judge.terms(self.shared.current).choices
        allowed = None if choices.only is None else frozenset(language.id for language in choices.only)
        before = self.session.rules
        self.session.rules = Rules(choices.never_switch_to, choices.never_leave, allowed)
        return self.session.rules != before

    def _known_as(self, language: Language) -> frozenset[str]:
        return frozenset() if self.client.word_for(language) is None else known_as(language)

    def _language_of(self, word: str) -> Language | None:
        detector = self.shared.current
        return None if detector is None else language_of_word(word, detector.table)
