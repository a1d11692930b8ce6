"""A language that a document came with, and for which we may be answerable all the same.

Knows: what a look at the text makes of such a claim. Never: events, how one learns of a claim.

There are two. An editor may set a language by itself in the moment of an edit, as VS Code does by the first
line of a document; a hand is not that quick. Where our own verdict agrees we go on as if we had told it, else
it was somebody's choice. And a server that is started anew is told what the one before it had set.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from lsp_langid.core.languages import Language
from lsp_langid.core.verdict import Verdict
from lsp_langid.lsp.session.stance import Stance
from lsp_langid.lsp.session.values import State, Why

AT_ONCE_S = 0.15  # after an edit: 25 to 92 ms were measured in VS Code, and nobody picks from a menu as fast

_OF_STATE = {
    State.ACCEPTED: {Why.EVIDENT, Why.SURE, Why.TAKEN_OVER, Why.ASKED},
    State.LOCKED: {Why.OPENED, Why.CHANGED, Why.CHOSEN, Why.PLAIN, Why.NEVER_LEAVE},
}


@dataclass(frozen=True, slots=True)
class Earlier:
    """Where a document stood with the server before this one."""

    uri: str
    language_id: str  # the client's word for the language it is in
    state: State
    why: Why

    @property
    def stance(self) -> Stance | None:
        """The stance of a document that somebody else decided about; None where we did."""
        if self.state is not State.LOCKED:
            return None
        return Stance(State.LOCKED, self.why if self.why in _OF_STATE[State.LOCKED] else Why.OPENED)

    @property
    def claim(self) -> Claim:
        """What is to be settled about a document that we decided about."""
        if self.state is not State.ACCEPTED:
            return Claim(self.language_id, ours=True)
        why = self.why if self.why in _OF_STATE[State.ACCEPTED] else Why.SURE
        return Claim(self.language_id, ours=True, accepted=why)


@dataclass(frozen=True, slots=True)
class Claim:
    """A language that waits for a look at the text."""

    language_id: str  # the client's word
    ours: bool = False  # a server before us told it
    accepted: Why | None = None  # and looked no more, because of this
    replaced: bool = False  # most of the text is another by now

    def settle(self, language: Language | None, verdict: Verdict) -> Stance:
        """Where the document stands now that its text was looked at.

        Args:
            language: What the client's word means; None when nobody knows.
            verdict: Of the text.
        """
        agrees = language is not None and verdict.language is not None and verdict.language.id == language.id
        if self.ours and self.replaced and language is not None:
            return Stance(State.AUTOMATIC, Why.REPLACED, language, verdict=verdict)
        if language is None or not (self.ours or agrees):
            return Stance(State.LOCKED, Why.OPENED if self.ours else Why.CHANGED, verdict=verdict)
        confidence = verdict.confidence if agrees else None
        stance = Stance(State.AUTOMATIC, Why.TENTATIVE, language, confidence, verdict=verdict)
        return stance if self.accepted is None else replace(stance, state=State.ACCEPTED, why=self.accepted)
