"""The state machine of one client's documents.

Knows: which event leads to which state and action. Never: clocks (the reading is handed in), texts, pygls.

    opened  ->  Identify                      changed  ->  Wait  ->  quiet  ->  Identify
    verdict ->  Publish, or nothing when it came too late or is no news

    automatic ── evidence, enough text that agrees, two changes of mind ─────► accepted
        ▲ ◄────────────── most of the text replaced, or nothing left ──────────── │
        │                                                                         │
        └── the user asks ── locked ◄── the user or another extension decided ────┘
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from lsp_langid.core.languages import Language
from lsp_langid.core.policy import NOT_CODE
from lsp_langid.core.verdict import Verdict
from lsp_langid.lsp.session.claim import Claim, Earlier
from lsp_langid.lsp.session.closed import ClosedDocuments
from lsp_langid.lsp.session.evidence import Evidence
from lsp_langid.lsp.session.judge import answer_of, judge, language_of
from lsp_langid.lsp.session.remains import Remains, is_large, replaces_most
from lsp_langid.lsp.session.reopening import came_back
from lsp_langid.lsp.session.stance import PastText, Stance
from lsp_langid.lsp.session.tracked import Tracked
from lsp_langid.lsp.session.values import (
    PLAIN,
    Action,
    Identify,
    Publish,
    Rules,
    Standing,
    State,
    Timing,
    Wait,
    Why,
)

if TYPE_CHECKING:
    from lsp_langid.lsp.documents import Edit


class Session:
    """The memory of one client. Every method takes one event and returns what to do about it, in order.

    The caller performs the actions: starts a timer for each Wait (one a document; a later Wait replaces the
    earlier, a timer that rings late or twice does no harm), identifies, publishes. It need not ask what
    state a document is in before it reports an event, and reports all of them: edits of locked documents,
    verdicts that come late. Events of documents that are not open are ignored.

    A client that sets a language closes the document and opens it again, or says nothing; both are
    understood. So is a client that closes a document and opens another of the same name.

    Args:
        timing: How long edits rest. May be replaced at any time.
        known_as: Every word this client may use for a language, so that our own answer is recognised when
            the document is reopened with it. Empty when the client has no word for the language: it is
            published all the same, and that the document stays plain text is then nobody's choice.
        language_of: What the client means by a word; None when nobody knows. Asked when there is a verdict.
        rules: What must never happen without being asked for. May be replaced at any time; call
            `reconsider` afterwards.

    `now` is always a reading of one monotonic clock, in seconds.
    """

    def __init__(
        self,
        timing: Timing,
        known_as: Callable[[Language], frozenset[str]],
        language_of: Callable[[str], Language | None],
        rules: Rules | None = None,
    ) -> None:
        self.timing = timing
        self.known_as = known_as
        self.language_of = language_of
        self.rules = rules or Rules()
        self._open: dict[str, Tracked] = {}
        self._closed = ClosedDocuments()
        self._earlier: dict[str, Earlier] = {}
        self._all_paused = False

    def expect(self, documents: Iterable[Earlier]) -> None:
        """Documents that the client had open with a server before this one, and will open here."""
        self._earlier = {document.uri: document for document in documents}
        self._all_paused |= any(one.why is Why.PAUSED_ALL for one in self._earlier.values())

    # ---- what happens to documents

    def opened(
        self,
        uri: str,
        version: int,
        language_id: str,
        *,
        length: int,
        blank: bool,
        fingerprint: int | None,
        now: float,
    ) -> list[Action]:
        """The client opened a document, or reopened it under another language.

        With a language it is decided, whoever chose it, and left alone; unless it is our own answer come
        back, or that of a server before us (`expect`). Text that is there from the beginning is looked at
        at once, like a paste. Opening is no news: nothing is published before the first verdict.

        Args:
            uri: As the client writes it.
            version: Of the text.
            language_id: The client's word.
            length: Characters of the text.
            blank: Nothing in it is visible.
            fingerprint: Equal for equal texts; None for very long ones.
            now: The clock.
        """
        document = self._closed.take(
            uri, version, length=length, blank=blank, fingerprint=fingerprint, now=now
        )
        if document is None:
            decided = (State.LOCKED, Why.OPENED), (State.AUTOMATIC, Why.UNDECIDED)
            stance = self._held(Stance(*decided[language_id in PLAIN]))
            document = Tracked(uri, version, language_id, length, blank, fingerprint, stance, Remains(length))
            self._recall_earlier(document)
            document.news = self._news(document)
            self._open[uri] = document
            return self._look_if_needed(document)
        document.reopen(version, now, length=length, blank=blank, fingerprint=fingerprint)
        self._open[uri] = document
        return [*self._reopened_as(document, language_id, now), *self._look_if_needed(document)]

    def changed(self, uri: str, version: int, edit: Edit, *, now: float) -> list[Action]:
        """The document was edited; `edit` sums up one didChange. Older versions are ignored."""
        document = self._open.get(uri)
        if document is None or version <= document.version:
            return []
        if is_large(edit):
            document.remember_text()
        document.edit(version, edit, now)
        if document.stance.state is State.LOCKED:
            return []
        if document.remains.little or replaces_most(edit):
            _judge_afresh(document)
        if self._is_paused(document):
            return []
        past = None if document.blank else document.past.find(document.fingerprint)
        actions = [] if past is None else self._back_to(document, past, is_large(edit), now)
        needs_look = document.stance.state is State.AUTOMATIC and not document.judged
        if not needs_look and not document.overtaken.to_repeat:
            document.look()
            return actions
        due = document.due(edit, self.timing, now)
        ms = round((due - now) * 1000)
        return [*actions, Wait(uri, ms)] if ms > 0 else [*actions, *self._rested(document, now)]

    def quiet(self, uri: str, *, now: float) -> list[Action]:
        """The time of the last Wait is over."""
        document = self._open.get(uri)
        if document is None or not document.is_due or self._is_paused(document):
            return []
        return self._rested(document, now)

    def verdict(self, uri: str, version: int, verdict: Verdict, *, now: float) -> list[Action]:
        """An Identify came to its end. A verdict on a text that is no longer there is dropped."""
        document = self._open.get(uri)
        if document is None or version != document.version or document.judged:
            return []
        if not self._may_look_at(document):
            return []
        document.judged = True
        if document.claim is not None:
            self._settle(document, document.claim, verdict, now)
        if document.stance.state is State.AUTOMATIC:
            actions = self._stand(document, judge(document, verdict, self.rules, now), now)
        else:
            actions = self._publish(document)
        if not any(isinstance(action, Publish) and action.change for action in actions):
            actions = self._repeated(document, now) or actions
        document.remember_text()
        return actions

    def closed(self, uri: str, *, now: float) -> list[Action]:
        """The client closed the document; for good, or to reopen it under another language."""
        document = self._open.pop(uri, None)
        if document is not None:
            self._closed.add(document, now)
        return []

    # ---- what the user wants

    def asked(self, uri: str, version: int, verdict: Verdict, *, now: float) -> list[Action]:
        """The user asked what this document is (reclassify): told in any case, and a lock is opened.

        An answer is accepted, with `change`, even one that is told already or must not be switched to by
        itself. Silence leaves the document automatic; only prose takes a language away, whoever set it.
        A verdict on an older text opens the lock, and the text is looked at again.
        """
        document = self._open.get(uri)
        if document is None:
            return []
        before = document.stance
        document.past.forget()
        document.claim = None
        answer = answer_of(verdict)
        if version != document.version or answer is None:
            stance = replace(before, state=State.AUTOMATIC, why=Why.ASKED, changes=0, verdict=verdict)
        else:
            told = language_of(verdict)
            state = State.AUTOMATIC if verdict.language is None else State.ACCEPTED
            stance = Stance(state, Why.ASKED, told, verdict.confidence if told else None, 0, verdict)
        if version != document.version:
            document.stand(stance)
            document.judged = False
            return self._look_if_needed(document)
        document.judged = True
        return self._set(document, stance, now, change=answer is not None)

    def chosen(self, uri: str, language: Language | None, *, now: float) -> list[Action]:
        """The user chose a language by command, None for plain text: told in any case, and locked."""
        document = self._open.get(uri)
        if document is None:
            return []
        document.past.forget()
        document.claim = None
        told = None if language is not None and language.id == NOT_CODE else language
        why = Why.PLAIN if told is None else Why.CHOSEN
        stance = Stance(State.LOCKED, why, told, verdict=document.stance.verdict)
        return self._set(document, stance, now, change=True)

    def pause(self, uri: str | None = None) -> list[Action]:
        """Look no more at a document; None: at any, those opened later among them."""
        return self._set_paused(uri, paused=True)

    def resume(self, uri: str | None = None) -> list[Action]:
        """End the pause of a document, and look at it if it was edited; None: the pause of all.

        These are two switches: a document is looked at when neither is on.
        """
        return self._set_paused(uri, paused=False)

    def reconsider(self) -> list[Action]:
        """Look again at every document that may still change: rules, settings or the detector did.

        What was found before counts no longer as evidence, but what was told stays told until more speaks
        against it; unless it is no longer allowed: then the text is judged as if it were new.
        """
        actions: list[Action] = []
        for document in self._open.values():
            stance = document.stance
            document.past.forget()
            document.evidence = Evidence()
            if stance.why is Why.NEVER_LEAVE:
                why = Why.TENTATIVE if stance.told else Why.UNDECIDED
                stance = replace(stance, state=State.AUTOMATIC, why=why, changes=0)
            if stance.state is not State.LOCKED and not self._is_allowed(stance.told):
                stance = replace(stance, state=State.AUTOMATIC, why=Why.REPLACED, changes=0)
                document.remains = Remains(document.length, share=0.0)
            document.stance = self._held(stance)
            if document.stance.state is State.AUTOMATIC:
                document.judged = False
            actions += [*self._publish(document), *self._look_if_needed(document)]
        return actions

    def _is_allowed(self, language: Language | None) -> bool:
        return language is None or self.rules.allowed is None or language.id in self.rules.allowed

    # ---- what can be seen

    def standing(self, uri: str) -> Standing | None:
        """Where a document stands; None when it is not open."""
        document = self._open.get(uri)
        return None if document is None else self._standing(document)

    def _standing(self, document: Tracked) -> Standing:
        stance = document.stance
        state, why = stance.state, stance.why
        if self._is_paused(document) and state is not State.LOCKED:
            state, why = State.PAUSED, Why.PAUSED_HERE if document.paused else Why.PAUSED_ALL
        return Standing(
            document.uri, document.version, state, why, stance.told, stance.confidence, stance.changes
        )

    def _news(self, document: Tracked) -> tuple[object, ...]:
        """What of a standing is news when it differs: not how sure we are, nor what silence would say."""
        standing, verdict = self._standing(document), document.stance.verdict
        if standing.told is not None or verdict is None:
            return standing.state, standing.why, standing.told and standing.told.id
        return standing.state, standing.why, verdict.language and verdict.language.id, verdict.reason

    def _publish(self, document: Tracked, *, change: bool = False) -> list[Action]:
        news = self._news(document)
        if not change and news == document.news:
            return []
        document.news = news
        standing = self._standing(document)
        return [Publish(document.uri, document.version, document.stance.verdict, standing, change)]

    # ---- how a stance changes

    def _stand(self, document: Tracked, stance: Stance, now: float) -> list[Action]:
        """Take a stance by ourselves; the client is asked to change only what it does not show."""
        emptied = stance.why is Why.EMPTIED and document.stance.why is not Why.EMPTIED
        if stance.told != document.stance.told or (emptied and document.shows_language):
            return self._set(document, stance, now, change=True)
        document.stance = self._held(stance)
        return self._publish(document)

    def _set(self, document: Tracked, stance: Stance, now: float, *, change: bool) -> list[Action]:
        """Take a stance and tell it in any case."""
        document.stand(self._held(stance))
        document.look()
        if change:
            document.set_at = None
            document.sent.add(document.stance.told, now)
            document.overtaken.asked(now)
        document.news = None
        return self._publish(document, change=change)

    def _held(self, stance: Stance) -> Stance:
        """The stance, locked if it is in a language that is never to be left."""
        language_id = NOT_CODE if stance.told is None else stance.told.id
        if stance.state is State.LOCKED or language_id not in self.rules.never_leave:
            return stance
        return replace(stance, state=State.LOCKED, why=Why.NEVER_LEAVE)

    def _recall_earlier(self, document: Tracked) -> None:
        """A document is opened: where it stood with the server before us, if it is still in that language."""
        earlier = self._earlier.pop(document.uri, None)
        if earlier is None or earlier.language_id != document.language_id:
            return
        document.paused = earlier.why is Why.PAUSED_HERE
        if earlier.stance is not None:
            document.stance = self._held(earlier.stance)
        elif document.language_id not in PLAIN:
            document.stance, document.claim = Stance(State.AUTOMATIC, Why.UNDECIDED), earlier.claim

    def _settle(self, document: Tracked, claim: Claim, verdict: Verdict, now: float) -> None:
        """The text under a claim was looked at. What the client shows already is not told to it."""
        document.claim = None
        document.stand(self._held(claim.settle(self.language_of(claim.language_id), verdict)))
        document.set_at = now

    def _reopened_as(self, document: Tracked, language_id: str, now: float) -> list[Action]:
        decided = came_back(document, language_id, self.known_as, now)
        if decided is None:
            return []
        document.stand(decided)
        return self._publish(document)

    def _back_to(self, document: Tracked, past: PastText, large: bool, now: float) -> list[Action]:
        """Undo or redo: what was told for this text is told again. A step back of a key changes nothing."""
        if not large:
            document.judged = past.judged and document.stance.why is not Why.REPLACED
            return []
        document.judged = past.judged
        actions = self._stand(document, past.stance, now)
        document.stand(document.stance)
        return actions

    # ---- when to look

    def _may_look_at(self, document: Tracked) -> bool:
        return document.stance.state is State.AUTOMATIC and not self._is_paused(document)

    def _rested(self, document: Tracked, now: float) -> list[Action]:
        """Typing rests: look at the text. Where that is not needed, repeat what typing may have overtaken."""
        if not document.judged and self._may_look_at(document):
            return [self._look(document)]
        document.look()
        return self._repeated(document, now)

    def _repeated(self, document: Tracked, now: float) -> list[Action]:
        if not document.overtaken.to_repeat or document.stance.state is State.LOCKED:
            return []
        document.overtaken.repeated(now)
        return self._publish(document, change=True)

    def _look(self, document: Tracked) -> Identify:
        document.look()
        return Identify(document.uri, document.version)

    def _look_if_needed(self, document: Tracked) -> list[Action]:
        if document.judged or not self._may_look_at(document):
            return []
        return [self._look(document)]

    def _is_paused(self, document: Tracked) -> bool:
        return self._all_paused or document.paused

    def _set_paused(self, uri: str | None, *, paused: bool) -> list[Action]:
        if uri is None:
            self._all_paused = paused
            documents = list(self._open.values())
        else:
            documents = [self._open[uri]] if uri in self._open else []
            for document in documents:
                document.paused = paused
        actions: list[Action] = []
        for document in documents:
            actions += [*self._publish(document), *self._look_if_needed(document)]
        return actions


def _judge_afresh(document: Tracked) -> None:
    """Most of the text is another now. Where nothing was said of the old one there is nothing to forget."""
    stance = document.stance
    if document.claim is not None:
        document.claim = replace(document.claim, replaced=True)
    if stance.told is not None or stance.changes or stance.state is State.ACCEPTED:
        document.stance = replace(stance, state=State.AUTOMATIC, why=Why.REPLACED, changes=0)
        document.evidence = Evidence()
