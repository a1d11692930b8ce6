"""One open document: its versions and amounts, what we hold it to be, what is still to be done.

Knows: how its parts change together. Never: which event means what, other documents, the text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lsp_langid.lsp.session.claim import Claim
from lsp_langid.lsp.session.evidence import Evidence
from lsp_langid.lsp.session.overtaken import Overtaken
from lsp_langid.lsp.session.remains import Remains, is_paste
from lsp_langid.lsp.session.sent import Sent
from lsp_langid.lsp.session.stance import PastText, PastTexts, Stance
from lsp_langid.lsp.session.values import PLAIN, Timing

if TYPE_CHECKING:
    from lsp_langid.lsp.documents import Edit


@dataclass(slots=True)
class Tracked:
    """One open document."""

    uri: str
    version: int
    language_id: str  # the client's word
    length: int  # characters
    blank: bool
    fingerprint: int | None
    stance: Stance
    remains: Remains  # of the text that the stance rests on
    judged: bool = False  # this version was looked at, or needs no look
    paused: bool = False
    set_at: float | None = None  # when the client took over what is told now
    evidence: Evidence = field(default_factory=Evidence)
    past: PastTexts = field(default_factory=PastTexts)
    sent: Sent = field(default_factory=Sent)
    overtaken: Overtaken = field(default_factory=Overtaken)
    claim: Claim | None = None  # waits for the next look
    news: tuple[object, ...] | None = None  # what the client knows of the stance, in short
    _edited_at: float | None = None
    _unseen_since: float | None = None  # when the first edit came that no look has followed
    _paste_due: float | None = None  # when the look at a paste is due; typing does not put it off

    @property
    def is_due(self) -> bool:
        """Whether an edit still waits for its look."""
        return self._unseen_since is not None

    @property
    def shows_language(self) -> bool:
        """Whether the client shows a language, or will once our answer arrives."""
        return self.stance.told is not None or self.language_id not in PLAIN

    def was_edited(self, within_s: float, now: float) -> bool:
        """Whether the last edit is not longer ago than that."""
        return self._edited_at is not None and now - self._edited_at <= within_s

    def edit(self, version: int, edit: Edit, now: float) -> None:
        """Move on to the text after an edit."""
        self._edited_at = now
        self.overtaken.edited(now)
        self.remains.edit(self.length, edit.removed, edit.length)
        self.version, self.judged = version, False
        self.length, self.blank, self.fingerprint = edit.length, edit.blank, edit.fingerprint

    def reopen(self, version: int, now: float, *, length: int, blank: bool, fingerprint: int | None) -> None:
        """Come back with this text, which may have been edited in the same moment."""
        if version != self.version and (length, fingerprint) != (self.length, self.fingerprint):
            self.remains.edit(self.length, max(0, self.length - length), length)
            self.judged, self._edited_at = False, now
        self.version, self.length, self.blank, self.fingerprint = version, length, blank, fingerprint

    def stand(self, stance: Stance) -> None:
        """Judge anew: from here on evidence and remains are counted for this stance."""
        self.stance = stance
        self.evidence = Evidence()
        self.remains = Remains(self.length)

    def remember_text(self) -> None:
        """Know this text again when undo or redo comes back to it."""
        self.past.remember(self.fingerprint, PastText(self.stance, self.judged))

    def due(self, edit: Edit, timing: Timing, now: float) -> float:
        """When to look at the text after this edit: a reading of the clock, already over for at once."""
        if self._unseen_since is None:
            self._unseen_since = now
        due = now + timing.quiet_ms / 1000
        if is_paste(edit):
            due = self._paste_due = now + timing.paste_ms / 1000
        elif self._paste_due is not None:
            due = min(due, self._paste_due)
        return min(due, self._unseen_since + timing.max_wait_ms / 1000)

    def look(self) -> None:
        """No edit waits any more: a look is under way, or none is needed."""
        self._unseen_since = self._paste_due = None
