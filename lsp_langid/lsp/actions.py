"""What can be done about a document, offered where the cursor is.

Knows: which offers make sense for which document, client and place. Never: how they are carried out
(`handlers/commands.py`, `handlers/rewriting.py`).
Start reading at `_offers`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lsprotocol import types

from lsp_langid.core.policy import NOT_CODE
from lsp_langid.core.verdict import Ranked, Reason, Verdict
from lsp_langid.lsp import wire
from lsp_langid.lsp.client import known_as
from lsp_langid.lsp.diagnostics import SOURCE
from lsp_langid.lsp.edits import Insertion, edit_for
from lsp_langid.lsp.fence_tags import bare_fences_in, fences_at, is_markdown, tagging
from lsp_langid.lsp.late_detector import DetectorUnavailableError
from lsp_langid.lsp.modelines import kind_of_line, naming_line
from lsp_langid.lsp.refusals import refusals
from lsp_langid.lsp.render import REASONS_BY_TOKENS, percent
from lsp_langid.lsp.session import PLAIN, State

if TYPE_CHECKING:
    from lsp_langid.core.detector import Detector
    from lsp_langid.lsp.documents import Document
    from lsp_langid.lsp.server import LangidServer

# What begins with "source." concerns the whole document; editors keep it out of the light bulb.
SET_LANGUAGE = "source.setLanguage"
INSERT_MODELINE = "source.insertModeline"
TAG_FENCES = "source.tagFences"
TAG_FENCE = types.CodeActionKind.QuickFix.value
_KINDS = (SET_LANGUAGE, INSERT_MODELINE, TAG_FENCES, TAG_FENCE)

_SERIOUS = 0.05  # probability from which a candidate is worth a line in a menu


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of the menu."""

    title: str
    kind: str
    command: str
    arguments: dict[str, object]
    preferred: bool = False
    insertion: Insertion | None = None  # all that the command would do, where that is known beforehand
    line: int | None = None  # where a diagnostic of ours would stand that this puts right


def register(server: LangidServer) -> None:
    """Make offers."""

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=_KINDS))
    async def code_action(
        ls: LangidServer, params: types.CodeActionParams
    ) -> list[types.CodeAction | types.Command] | None:
        wanted = [kind for kind in _KINDS if is_asked_for(kind, params.context.only)]
        if not wanted:
            return None
        with refusals():
            try:
                detector = await ls.detector()
            except DetectorUnavailableError:
                return None  # editors ask at every movement of the cursor; it was said once
            document = ls.documents.get(params.text_document.uri)
            if document is None:
                return None
            offers = await _offers(ls, document, detector, params.range, wanted)
        return [to_lsp(offer, ls, document, params.context.diagnostics) for offer in offers]


def is_asked_for(kind: str, only: Sequence[types.CodeActionKind | str] | None) -> bool:
    """Whether a kind is among those asked for. `source` stands for all of `source.`, none for all."""
    if not only:
        return True
    asked = [str(one.value) if isinstance(one, types.CodeActionKind) else one for one in only]
    return any(one in ("", kind) or kind.startswith(f"{one}.") for one in asked)


async def _offers(
    server: LangidServer,
    document: Document,
    detector: Detector,
    chosen: types.Range,
    wanted: Sequence[str],
) -> list[Offer]:
    offers: list[Offer] = []
    if (SET_LANGUAGE in wanted or INSERT_MODELINE in wanted) and _is_ours(document):
        verdict = server.identify_document(document, detector)
        # A client that does not listen cannot set a language; a line in the text can.
        if server.settings.notify:
            offers += language_offers(server, document, verdict)
        else:
            offers += line_offers(server, document, verdict, detector)
    if (TAG_FENCE in wanted or TAG_FENCES in wanted) and is_markdown(document, detector.table):
        offers += await _fence_offers(server, document, detector, chosen)
    return [offer for offer in offers if offer.kind in wanted]


def language_offers(server: LangidServer, document: Document, verdict: Verdict) -> Iterator[Offer]:
    """Set the language to each serious candidate that the client has a word for, or leave it."""
    candidates = [
        one
        for one in serious_candidates(verdict)
        if server.client.word_for(one.language) and document.language_id not in known_as(one.language)
    ]
    for one in candidates:
        arguments: dict[str, object] = {"uri": document.uri, "language": one.language.id}
        title = f"Set language to {_with_percent(one, verdict)}"
        preferred = one.language == verdict.language
        yield Offer(title, SET_LANGUAGE, wire.CHOOSE, arguments, preferred=preferred, line=0)
    is_plain = document.language_id in PLAIN
    standing = server.session.standing(document.uri)
    settled = is_plain and standing is not None and standing.state is State.LOCKED
    if candidates and not settled:
        title = "Leave as plain text" if is_plain else "Set language to plain text"
        yield Offer(title, SET_LANGUAGE, wire.CHOOSE, {"uri": document.uri, "language": None})


def line_offers(
    server: LangidServer, document: Document, verdict: Verdict, detector: Detector
) -> Iterator[Offer]:
    """Insert a line that names each serious candidate."""
    for one in serious_candidates(verdict):
        insertion = naming_line(document.text, one.language, detector.table, for_emacs=server.client.is_emacs)
        if insertion is not None:
            arguments: dict[str, object] = {"uri": document.uri, "language": one.language.id}
            title = f"Insert a {kind_of_line(insertion)} for {_with_percent(one, verdict)}"
            yield Offer(
                title,
                INSERT_MODELINE,
                wire.INSERT_MODELINE,
                arguments,
                preferred=one.language == verdict.language,
                insertion=insertion,
                line=0,
            )


def serious_candidates(verdict: Verdict) -> list[Ranked]:
    """The answer, then what else it may well be; nothing of a text that is too short to tell."""
    if verdict.reason is Reason.TOO_SHORT:
        return []
    answer = [] if verdict.language is None else [Ranked(verdict.language, verdict.confidence)]
    likely = [one for one in verdict.ranked if one.confidence >= _SERIOUS]
    candidates = answer + [one for one in likely if one.language != verdict.language]
    return [one for one in candidates[: wire.N_CANDIDATES] if one.language.id != NOT_CODE]


async def _fence_offers(
    server: LangidServer, document: Document, detector: Detector, chosen: types.Range
) -> list[Offer]:
    """Tag the fence of the cursor, and all of them."""
    version = document.version
    fences = await bare_fences_in(document, server.shared)
    if not fences or document.version != version:  # the editor will ask again
        return []
    offers = []
    for fence in fences_at(fences, chosen.start.line, chosen.end.line)[:1]:
        language = server.identify_text(fence.text, detector).language
        if language is not None:
            insertion = tagging(fence, language, document)
            offers.append(
                Offer(
                    f"Tag this fence as `{insertion.text}`",
                    TAG_FENCE,
                    wire.TAG_FENCES,
                    {"uri": document.uri, "line": fence.line},
                    preferred=True,
                    insertion=insertion,
                    line=fence.line,
                )
            )
    title = f"Tag all bare fences ({len(fences)})"
    offers.append(Offer(title, TAG_FENCES, wire.TAG_FENCES, {"uri": document.uri}))
    return offers


def to_lsp(
    offer: Offer, server: LangidServer, document: Document, seen: Sequence[types.Diagnostic]
) -> types.CodeAction | types.Command:
    """An offer as the client can read it. `seen` are the diagnostics where the cursor is."""
    command = types.Command(offer.title, offer.command, arguments=[offer.arguments])
    if not server.client.code_action_literals:
        return command
    solved = [one for one in seen if one.source == SOURCE and one.range.start.line == offer.line]
    edit = None if offer.insertion is None else edit_for(server, document, [offer.insertion])
    return types.CodeAction(
        offer.title,
        offer.kind,
        diagnostics=solved or None,
        is_preferred=offer.preferred or None,
        edit=edit,
        command=command if edit is None else None,
    )


def _is_ours(document: Document) -> bool:
    """Whether the language of the document may be in question."""
    return document.language_id in PLAIN or document.uri.startswith("untitled:")


def _with_percent(candidate: Ranked, verdict: Verdict) -> str:
    """`Python (97 %)`; a shebang or a proof needs no percent."""
    if verdict.reason not in REASONS_BY_TOKENS:
        return candidate.language.name
    return f"{candidate.language.name} ({percent(candidate.confidence)})"
