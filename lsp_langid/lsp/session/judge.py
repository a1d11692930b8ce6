"""What a verdict makes of a stance: told first, kept, changed, taken back, accepted.

Knows: stances, evidence, rules. Never: events, timers, what is published.
"""

from __future__ import annotations

from dataclasses import replace

from lsp_langid.core.languages import Language
from lsp_langid.core.policy import NOT_CODE
from lsp_langid.core.verdict import Reason, Verdict
from lsp_langid.lsp.session.evidence import BARS, is_evident
from lsp_langid.lsp.session.remains import Remains
from lsp_langid.lsp.session.stance import Stance
from lsp_langid.lsp.session.tracked import Tracked
from lsp_langid.lsp.session.values import Rules, State, Why

STAYED_S = 60.0  # a language that the client set and that nobody changed for so long is accepted


def judge(document: Tracked, verdict: Verdict, rules: Rules, now: float) -> Stance:
    """The stance of an automatic document after a look at its text. Counts the evidence.

    Doubt leaves everything as it is, and so does a language that must not be switched to.
    """
    stance = replace(document.stance, verdict=verdict)
    answer = answer_of(verdict)
    if answer in rules.never_switch_to:
        answer = None
    if document.blank:
        was_told = document.shows_language or stance.why is Why.EMPTIED
        return Stance(State.AUTOMATIC, Why.EMPTIED if was_told else Why.UNDECIDED, verdict=verdict)
    if stance.why is Why.REPLACED:
        return _afresh(document, stance, verdict, answer)
    if answer is None:
        return replace(stance, why=Why.UNDECIDED) if stance.why is Why.EMPTIED else stance
    if answer == _told_id(stance):
        return _agreed(document, stance, verdict, now)
    if stance.told is None and not stance.changes:
        return _told(document, verdict, 0)
    if not document.evidence.oppose(answer, _told_id(stance), stance.changes, verdict):
        return stance
    return _told(document, verdict, stance.changes + 1)


def answer_of(verdict: Verdict) -> str | None:
    """What a verdict would have us tell: the id of a language, `NOT_CODE` for plain text, None in doubt."""
    if verdict.language is not None:
        return verdict.language.id
    return NOT_CODE if verdict.reason is Reason.NOT_CODE else None


def language_of(verdict: Verdict) -> Language | None:
    """The language to tell; None where the verdict is silent or says plain text."""
    return None if answer_of(verdict) == NOT_CODE else verdict.language


def _told_id(stance: Stance) -> str:
    return NOT_CODE if stance.told is None else stance.told.id


def _told(document: Tracked, verdict: Verdict, changes: int) -> Stance:
    """What the verdict says is told. Whoever changed his mind often enough had better keep to it now."""
    language = language_of(verdict)
    confidence = None if language is None else verdict.confidence
    if is_evident(verdict, document.length):
        state, why = State.ACCEPTED, Why.EVIDENT
    elif changes == len(BARS):
        state, why = State.ACCEPTED, Why.SURE
    else:
        state, why = State.AUTOMATIC, Why.UNDECIDED if language is None else Why.TENTATIVE
    return Stance(state, why, language, confidence, changes, verdict)


def _agreed(document: Tracked, stance: Stance, verdict: Verdict, now: float) -> Stance:
    """Another look found what is told, be it plain text."""
    document.remains = Remains(document.length)
    sure = document.evidence.agree(verdict, document.length)
    if is_evident(verdict, document.length):
        return replace(stance, state=State.ACCEPTED, why=Why.EVIDENT)
    if stance.told is None:  # prose is looked at for ever: code may be pasted into it
        return replace(stance, why=Why.UNDECIDED) if stance.why is Why.EMPTIED else stance
    if sure:
        return replace(stance, state=State.ACCEPTED, why=Why.SURE)
    if document.set_at is not None and now - document.set_at >= STAYED_S:
        return replace(stance, state=State.ACCEPTED, why=Why.TAKEN_OVER)
    return stance


def _afresh(document: Tracked, stance: Stance, verdict: Verdict, answer: str | None) -> Stance:
    """Most of the text is new: any answer will do, and an answer to text that is gone needs support."""
    if answer is not None:
        document.remains = Remains(document.length)
        return _told(document, verdict, 0)
    if not document.remains.little or stance.told is None:
        return stance
    if verdict.reason is not Reason.TOO_SHORT and _akin(stance.told, verdict.best):
        return stance
    return Stance(State.AUTOMATIC, Why.UNDECIDED, verdict=verdict)


def _akin(one: Language, other: Language) -> bool:
    return one.stands_for(other) or other.stands_for(one)
