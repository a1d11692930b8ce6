"""An editor with one untitled document and a real session, on a clock of its own.

Knows: keys, pastes, pauses; sets every language it is told, as VS Code does. Never: figures, real time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lsp_langid.evaluation.typing import Identify
from lsp_langid.lsp.client import known_as
from lsp_langid.lsp.documents import Edit
from lsp_langid.lsp.session import Action, Publish, Session, Timing, Wait
from lsp_langid.lsp.session import Identify as Look

_URI = "untitled:Untitled-1"
_PLAIN = "plaintext"
_SECONDS_A_KEY = 0.15
_PAUSE_S = 1.0  # long enough for a look


@dataclass(frozen=True, slots=True)
class Shown:
    """The editor was made to show another language."""

    chars: int  # of the text at that moment
    lines: int
    language: str | None  # id, None for plain text


class SimulatedEditor:
    """Somebody writes a document. An answer takes no time; a timer rings when its time has come.

    Args:
        identify: Stands for the detector.
    """

    def __init__(self, identify: Identify) -> None:
        self.text = ""
        self.shown: list[Shown] = []  # each change of the language, oldest first
        self.session = Session(Timing(), known_as, lambda word: None)  # nobody else sets a language here
        self._identify = identify
        self._now = 0.0
        self._rings_at: float | None = None
        self._version = 1
        self._open(_PLAIN)

    @property
    def language(self) -> str | None:
        """What the editor shows now: the id of a language, None for plain text."""
        return self.shown[-1].language if self.shown else None

    def insert(self, text: str) -> None:
        """Write at the end, in one edit."""
        self.text += text
        self._changed(0, text)

    def erase(self, n_chars: int) -> None:
        """Take characters away from the end, in one edit."""
        n_chars = min(n_chars, len(self.text))
        self.text = self.text[: len(self.text) - n_chars]
        self._changed(n_chars, "")

    def rest(self, seconds: float) -> None:
        """Let time pass."""
        until = self._now + seconds
        while self._rings_at is not None and self._rings_at <= until:
            self._now, self._rings_at = self._rings_at, None
            self._perform(self.session.quiet(_URI, now=self._now))
        self._now = until

    def _changed(self, removed: int, new: str) -> None:
        self._version += 1
        edit = Edit(
            removed, len(new), new.count("\n"), len(self.text), not self.text.strip(), hash(self.text)
        )
        self._perform(self.session.changed(_URI, self._version, edit, now=self._now))

    def _open(self, language_id: str) -> None:
        self._perform(
            self.session.opened(
                _URI,
                self._version,
                language_id,
                length=len(self.text),
                blank=not self.text.strip(),
                fingerprint=hash(self.text),
                now=self._now,
            )
        )

    def _perform(self, actions: Iterable[Action]) -> None:
        for action in actions:
            if isinstance(action, Wait):
                self._rings_at = self._now + action.ms / 1000
            elif isinstance(action, Look):
                self._perform(
                    self.session.verdict(_URI, self._version, self._identify(self.text), now=self._now)
                )
            elif action.change:
                self._set(action)

    def _set(self, told: Publish) -> None:
        language = told.standing.told
        self.shown.append(
            Shown(len(self.text), self.text.count("\n") + 1, None if language is None else language.id)
        )
        self._rings_at = None  # the server stops the timer of a document that is closed
        self.session.closed(_URI, now=self._now)
        self._open(_PLAIN if language is None else language.id)


class SessionTeller:
    """Tells what a session tells somebody who types at an even pace."""

    def __init__(self) -> None:
        self._editor: SimulatedEditor | None = None

    def typed(self, text: str, identify: Identify) -> str | None:
        """Type the rest of `text` key by key, and rest."""
        if self._editor is None:
            self._editor = SimulatedEditor(identify)
        for key in text[len(self._editor.text) :]:
            self._editor.insert(key)
            self._editor.rest(_SECONDS_A_KEY)
        self._editor.rest(_PAUSE_S)
        return self._editor.language
