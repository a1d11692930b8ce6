"""A document came back under a language: our answer, a rule of the editor's, or somebody's choice.

Knows: what was told and sent, when the text was edited. Never: how one recognises that it is the same
document (`closed.py`), what is published.
"""

from __future__ import annotations

from collections.abc import Callable

from lsp_langid.core.languages import Language
from lsp_langid.lsp.session.claim import AT_ONCE_S, Claim
from lsp_langid.lsp.session.stance import Stance
from lsp_langid.lsp.session.tracked import Tracked
from lsp_langid.lsp.session.values import PLAIN, State, Why


def came_back(
    document: Tracked, language_id: str, known_as: Callable[[Language], frozenset[str]], now: float
) -> Stance | None:
    """Take note of the language that a document came back under.

    Args:
        document: As it stood before.
        language_id: The client's word.
        known_as: Every word that the client may use for a language.
        now: The clock.

    Returns:
        The stance of a document that somebody else decided about; None where nothing is decided.
    """
    before, document.language_id = document.language_id, language_id
    told, document.claim = document.stance.told, None
    words = frozenset() if told is None else known_as(told)
    if document.sent.explains(language_id, known_as, now):
        document.set_at = now if language_id in words else None
        if document.set_at is not None or (told is None and language_id in PLAIN):
            document.overtaken.settled()
        return None
    if language_id in PLAIN:
        if before in PLAIN and not words:
            return None
        why = Why.PLAIN
    elif language_id == before:
        return None
    elif told is None and document.stance.state is State.AUTOMATIC and document.was_edited(AT_ONCE_S, now):
        document.claim, document.judged = Claim(language_id), False
        return None
    else:
        why = Why.CHANGED
    document.past.forget()
    document.sent.forget()
    document.overtaken.settled()
    return Stance(State.LOCKED, why, verdict=document.stance.verdict)
