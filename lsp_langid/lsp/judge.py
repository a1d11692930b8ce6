"""How this client's settings, expectations and open documents enter into an answer.

Knows: which detector was asked what, and what it said to the present version of a document. Never:
messages, when to ask.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from lsp_langid.core.languages import Language, LanguageTable
from lsp_langid.core.verdict import Verdict
from lsp_langid.errors import UnknownLanguageError
from lsp_langid.lsp.choices import Choices, look_up
from lsp_langid.lsp.documents import Document
from lsp_langid.lsp.settings import Settings

if TYPE_CHECKING:  # bring numpy with them, which the first reply should not wait for
    from lsp_langid.core.detector import Detector
    from lsp_langid.core.line_bag import LineBag
    from lsp_langid.core.prior import Prior

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Terms:
    """What holds for every question to one detector under one set of settings. Safe to share."""

    detector: Detector
    settings: Settings
    choices: Choices
    log_odds: Mapping[str, float]  # of all that is expected of any text: language id -> natural log-odds
    prior: Prior | None = field(compare=False)  # the same for the detector

    def ask(
        self,
        text: str,
        filename: str | None = None,
        *,
        only: Collection[Language] | None = None,
        lines: LineBag | None = None,
    ) -> Verdict:
        """Ask the detector. `only` goes before the languages of the settings."""
        return self.detector.identify(
            text,
            filename,
            only=self.choices.only if only is None else only,
            mode=self.settings.mode,
            min_visible=self.settings.min_chars,
            prior=self.prior,
            lines=lines,
        )


@dataclass(slots=True)
class _Seen:
    """What was said of one document."""

    document: Document  # a second one under the same URI is another
    terms: Terms
    version: int
    verdict: Verdict


class Judge:
    """Answers for one client, and remembers the last of each document."""

    def __init__(self) -> None:
        self._settings = Settings()
        self._expected: dict[str, Mapping[str, float]] = {}  # source -> language id -> log-odds
        self._terms: Terms | None = None
        self._problems: list[str] = []  # with names in the settings, as last complained of
        self._seen: dict[str, _Seen] = {}
        # What stands beside a document, such as the other cells of its notebook, makes expected of it:
        self.expected_beside: Callable[[str, LanguageTable], Mapping[str, float]] = lambda uri, table: {}

    def change_settings(self, settings: Settings) -> None:
        """Judge by these from now on."""
        self._settings = settings
        self._terms = None

    def expect(self, source: str, log_odds: Mapping[str, float]) -> bool:
        """Replace what a source expects. Returns whether that is anything new."""
        if self._expected.get(source, {}) == log_odds:
            return False
        self._expected[source] = dict(log_odds)
        self._terms = None
        return True

    def terms(self, detector: Detector) -> Terms:
        """The present terms. Names in the settings that nobody knows are complained of once."""
        if self._terms is None or self._terms.detector is not detector:
            choices, problems = look_up(self._settings, detector.table, detector.languages)
            if problems != self._problems:
                for problem in problems:
                    _log.warning("%s", problem)
                self._problems = problems
            log_odds = _sum_of(choices.log_odds, *self._expected.values())
            prior = detector.prior(log_odds) if log_odds else None
            self._terms = Terms(detector, self._settings, choices, log_odds, prior)
        return self._terms

    def document(self, document: Document, detector: Detector) -> Verdict:
        """What an open document is written in; asked anew only when it, the terms or the detector changed."""
        terms = self._terms_for(document, detector)
        seen = self._seen.get(document.uri)
        if seen is None or seen.document is not document or seen.terms.detector is not detector:
            document.lines = detector.follow()
        elif seen.version == document.version and seen.terms == terms:
            return seen.verdict
        verdict = terms.ask(document.condensed, document.filename, lines=document.lines)
        self._seen[document.uri] = _Seen(document, terms, document.version, verdict)
        return verdict

    def last_of(self, document: Document) -> Verdict | None:
        """What was last said of a document, be it of an older version; None when nothing was."""
        seen = self._seen.get(document.uri)
        return seen.verdict if seen is not None and seen.document is document else None

    def unlearned(self, document: Document, detector: Detector, loaded: Detector) -> Verdict | None:
        """What it would say without the user's corrections, when that is another language."""
        if not detector.personal.corrections:
            return None
        terms = replace(self._terms_for(document, detector), detector=loaded)
        try:
            verdict = terms.ask(document.condensed, document.filename)
        except UnknownLanguageError:  # of the languages allowed it knows none: all are taught
            return None
        return None if verdict.language == self.document(document, detector).language else verdict

    def forget(self, uri: str) -> None:
        """A document was closed."""
        self._seen.pop(uri, None)

    def _terms_for(self, document: Document, detector: Detector) -> Terms:
        terms = self.terms(detector)
        beside = self.expected_beside(document.uri, detector.table)
        if not beside:
            return terms
        log_odds = _sum_of(terms.log_odds, beside)
        return replace(terms, log_odds=log_odds, prior=detector.prior(log_odds))


def _sum_of(*parts: Mapping[str, float]) -> dict[str, float]:
    total: dict[str, float] = {}
    for part in parts:
        for language_id, log_odds in part.items():
            total[language_id] = total.get(language_id, 0.0) + log_odds
    return total
