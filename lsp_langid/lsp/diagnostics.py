"""Hints for clients that show nothing else of ours: this fence, this text looks like a language.

Knows: what is worth a hint, when it is shown and taken back. Never: how a language is found.

They are pushed, never pulled: who can pull takes what is pushed, too, and would ask in vain at every edit,
as hints are off unless wanted.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from lsprotocol import types

from lsp_langid.core.verdict import Verdict
from lsp_langid.lsp.chunk import units_of
from lsp_langid.lsp.fence_tags import bare_fences_in, is_markdown
from lsp_langid.lsp.late_detector import DetectorUnavailableError
from lsp_langid.lsp.render import REASONS_BY_TOKENS, percent
from lsp_langid.lsp.session import PLAIN, Standing, State, Why

if TYPE_CHECKING:
    from lsp_langid.core.languages import Language
    from lsp_langid.core.regions.fences import Fence
    from lsp_langid.lsp.documents import Document
    from lsp_langid.lsp.judge import Terms
    from lsp_langid.lsp.server import LangidServer
    from lsp_langid.lsp.settings import Settings

SOURCE = "langid"
_SURE = 0.9  # probability from which a text or a fence is surely what it looks like
_MOST_FENCES = 500  # of one document; nobody reads more hints


def register(server: LangidServer) -> None:
    """Show hints from now on, while the settings say so."""
    hints = Hints()
    server.on_text.append(hints.text_changed)
    server.on_publish.append(hints.published)
    server.on_closed.append(hints.closed)
    server.on_settings.append(hints.settings_changed)


class Hints:
    """The hints of one client's documents."""

    def __init__(self) -> None:
        self._shown: dict[str, list[types.Diagnostic]] = {}  # by URI; no list is empty
        self._known: dict[str, tuple[Terms, dict[str, Verdict]]] = {}  # by URI: what its fences are in

    def text_changed(self, server: LangidServer, document: Document) -> None:
        """A document was opened or edited; its fences are looked at when it rests."""
        if server.settings.diagnostics and document.language_id not in PLAIN:
            key = f"fences of {document.uri}"  # the URI itself is the key of the session's own timer
            server.timers.restart(key, server.settings.quiet_ms, lambda: self._look(server, document))

    def published(
        self, server: LangidServer, document: Document, standing: Standing, verdict: Verdict | None
    ) -> None:
        """The session has news of a document."""
        if server.settings.diagnostics and document.language_id in PLAIN:
            self._show(server, document, _hints_at_text(server, document, standing))

    def closed(self, server: LangidServer, uri: str) -> None:
        """A document was closed."""
        server.timers.stop(f"fences of {uri}")
        self._known.pop(uri, None)
        self._clear(server, uri)

    def settings_changed(self, server: LangidServer, before: Settings) -> None:
        """Hints may have been switched on or off, or languages that they may name."""
        for document in server.documents:
            standing = server.session.standing(document.uri)
            if not server.settings.diagnostics:
                self._clear(server, document.uri)
            elif document.language_id not in PLAIN:
                self._look(server, document)
            elif standing is not None:
                self._show(server, document, _hints_at_text(server, document, standing))

    def _look(self, server: LangidServer, document: Document) -> None:
        server.tasks.start(self._look_at_fences(server, document, document.version))

    async def _look_at_fences(self, server: LangidServer, document: Document, version: int) -> None:
        try:
            detector = await server.detector()
        except DetectorUnavailableError:
            return  # said on standard error when it happened
        if not is_markdown(document, detector.table):
            return
        hints = []
        verdicts: dict[str, Verdict] = {}
        terms = server.judge.terms(detector)
        known_terms, known = self._known.get(document.uri, (terms, verdicts))
        for fence in (await bare_fences_in(document, server.shared))[:_MOST_FENCES]:
            await asyncio.sleep(0)  # let other messages in
            if document.version != version or server.documents.get(document.uri) is not document:
                return  # it will be looked at again, or never
            verdict = known.get(fence.text) if known_terms is terms else None
            verdicts[fence.text] = verdict or terms.ask(fence.text)
            hints += _hints_at_fence(fence, verdicts[fence.text])
        self._known[document.uri] = terms, verdicts
        if server.settings.diagnostics:
            self._show(server, document, hints)

    def _show(self, server: LangidServer, document: Document, hints: list[types.Diagnostic]) -> None:
        if hints == self._shown.get(document.uri, []):
            return
        self._shown.pop(document.uri, None)
        if hints:
            self._shown[document.uri] = hints
        server.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(document.uri, hints, document.version)
        )

    def _clear(self, server: LangidServer, uri: str) -> None:
        if self._shown.pop(uri, []):
            server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))


def _hints_at_fence(fence: Fence, verdict: Verdict) -> list[types.Diagnostic]:
    surely = verdict.reason not in REASONS_BY_TOKENS or verdict.confidence >= _SURE
    if verdict.language is None or not surely:
        return []
    # Marks are ASCII and so is all before them: columns are the same in every encoding.
    marks = _range(fence.line, fence.info_at - len(fence.marker), fence.info_at)
    how_sure = f" ({percent(verdict.confidence)})" if verdict.reason in REASONS_BY_TOKENS else ""
    return [_hint(marks, verdict.language, f"This fence looks like {verdict.language.name}{how_sure}")]


def _hints_at_text(server: LangidServer, document: Document, standing: Standing) -> list[types.Diagnostic]:
    language = standing.told
    # A client that listens sets the language instead.
    if language is None or server.settings.notify or not _is_sure(standing):
        return []
    first_line = _range(0, 0, units_of(document.line(0), server.documents.encoding))
    return [_hint(first_line, language, looks_like(language, standing))]


def _is_sure(standing: Standing) -> bool:
    """Whether what was told is surely so, and nobody has chosen otherwise."""
    if standing.state is State.AUTOMATIC:
        return standing.confidence is not None and standing.confidence >= _SURE
    return standing.state is State.ACCEPTED


def looks_like(language: Language, standing: Standing) -> str:
    """`This looks like Python (97 %)`; what is evident needs no percent."""
    if standing.confidence is None or standing.why is Why.EVIDENT:
        return f"This looks like {language.name}"
    return f"This looks like {language.name} ({percent(standing.confidence)})"


def _range(line: int, start: int, end: int) -> types.Range:
    return types.Range(types.Position(line, start), types.Position(line, end))


def _hint(where: types.Range, language: Language, message: str) -> types.Diagnostic:
    return types.Diagnostic(
        where,
        message,
        severity=types.DiagnosticSeverity.Hint,
        code=language.id,
        source=SOURCE,
        data={"line": where.start.line, "language": language.id},
    )
