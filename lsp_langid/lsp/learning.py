"""What is remembered of a user's choice, and why nothing is when nothing is.

Knows: which choices teach something. Never: how it is remembered, where.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lsp_langid.core.languages import Language
from lsp_langid.core.policy import NOT_CODE
from lsp_langid.core.verdict import Reason
from lsp_langid.errors import LangidError

if TYPE_CHECKING:
    from lsp_langid.lsp.server import LangidServer

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Learned:
    """The id of the correction that holds from now on, and why none does, or not for long."""

    correction: str | None = None
    why_not: str | None = None


async def learn(server: LangidServer, text: str, language: Language | None) -> Learned:
    """Remember that a text is in a language, None: in none. Nothing is raised: the choice itself holds."""
    if not server.settings.learn:
        return Learned(why_not="langid.learn is off")
    if server.shared.store is None:
        return Learned(why_not="this server remembers nothing")
    try:
        detector = await server.detector()
        label = detector.table.by_id(NOT_CODE) if language is None else language
        if label is None or label not in detector.languages:
            name = "plain text" if label is None else label.name
            return Learned(why_not=f"the model cannot answer with {name}")
        verdict = server.identify_text(text, detector)
        if verdict.reason is Reason.TOO_SHORT:
            return Learned(why_not="the text is too short to learn from")
        if verdict.language == language:
            return Learned(why_not="the text alone says so already")
        remembered = await server.shared.learn(text, label)
        if remembered is None or remembered.not_kept is None:
            return Learned(correction=remembered and remembered.id)
        _log.warning("a choice is learned until the server ends, and not kept: %s", remembered.not_kept)
        return Learned(remembered.id, f"it holds until the server ends: {remembered.not_kept}")
    except (LangidError, OSError) as error:
        _log.warning("a choice holds, but could not be learned: %s", error)
        return Learned(why_not=str(error))
