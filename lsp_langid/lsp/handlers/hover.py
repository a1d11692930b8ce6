"""Hover: what a document is taken for and why, in editors that have no other place to show it.

Knows: where a hover of ours disturbs nobody. Never: its words (`render.py`).
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lsprotocol import types

from lsp_langid.core.policy import NOT_CODE
from lsp_langid.lsp.refusals import refusals
from lsp_langid.lsp.render import REASONS_BY_TOKENS, render_hover
from lsp_langid.lsp.session import PLAIN, State
from lsp_langid.lsp.settings import FIRST_LINE, OFF

if TYPE_CHECKING:
    from lsp_langid.lsp.documents import Document
    from lsp_langid.lsp.server import LangidServer


def register(server: LangidServer) -> None:
    """Show it."""

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(ls: LangidServer, params: types.HoverParams) -> types.Hover | None:
        document = ls.documents.get(params.text_document.uri)
        if document is None or not _wanted(ls, document, params.position):
            return None
        with refusals():
            text = await _render(ls, document)
        if text is None:
            return None
        kind = types.MarkupKind.Markdown if ls.client.hover_markdown else types.MarkupKind.PlainText
        return types.Hover(types.MarkupContent(kind, text))


async def _render(ls: LangidServer, document: Document) -> str | None:
    detector = await ls.detector()
    verdict = ls.identify_document(document, detector)
    if verdict.language is not None and verdict.language.id == NOT_CODE:
        return None  # `notes.txt` is plain text by its name, and its reader knows
    unlearned = ls.judge.unlearned(document, detector, await ls.shared.unadapted())
    explanation = None
    if verdict.reason in REASONS_BY_TOKENS:
        explain = partial(detector.explain, document.condensed, answer=verdict.best)
        explanation = await ls.shared.in_thread(explain)
    return render_hover(
        verdict,
        explanation,
        ls.session.standing(document.uri),
        unlearned,
        markdown=ls.client.hover_markdown,
    )


def _wanted(ls: LangidServer, document: Document, position: types.Position) -> bool:
    """Whether there: by setting, and never where the server of a language would speak."""
    if ls.settings.hover == OFF or (ls.settings.hover == FIRST_LINE and position.line > 0):
        return False
    if document.language_id in PLAIN or document.uri.startswith("untitled:"):
        return True
    standing = ls.session.standing(document.uri)
    return standing is not None and standing.state in (State.AUTOMATIC, State.ACCEPTED)
