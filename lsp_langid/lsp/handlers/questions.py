"""langid/identify and langid/regions: texts, parts and documents in, languages out.

Knows: which text is meant. Never: the shapes of parameters and answers (`params.py`, `wire.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from lsp_langid.core.languages import Language
from lsp_langid.errors import UsageError
from lsp_langid.lsp import wire
from lsp_langid.lsp.client import language_of_word
from lsp_langid.lsp.params import IdentifyParams, RegionsParams, languages_in, not_open
from lsp_langid.lsp.refusals import refusals
from lsp_langid.lsp.session import State

if TYPE_CHECKING:
    from lsp_langid.core.detector import Detector
    from lsp_langid.lsp.documents import Document
    from lsp_langid.lsp.server import LangidServer


def register(server: LangidServer) -> None:
    """Answer."""

    @server.feature(wire.IDENTIFY)
    async def identify(ls: LangidServer, raw: object) -> wire.Answer:
        params = IdentifyParams.from_wire(raw)
        with refusals():
            return await _identify(ls, params, await ls.detector())

    @server.feature(wire.REGIONS)
    async def regions(ls: LangidServer, raw: object) -> wire.RegionsAnswer:
        params = RegionsParams.from_wire(raw)
        with refusals():
            detector = await ls.detector()
            document = None if params.uri is None else _document(ls, wire.REGIONS, params.uri)
            text = document.text if document else params.text or ""
            only = _nameable(wire.REGIONS, params.languages, detector)
            outer = outer_language(ls, document, detector) if document else None
            return {"regions": await regions_of(ls, text, detector, outer=outer, only=only)}


async def regions_of(
    server: LangidServer,
    text: str,
    detector: Detector,
    *,
    outer: Language | None = None,
    only: Sequence[Language] | None = None,
    first_line: int = 0,
) -> list[wire.RegionAnswer]:
    """The regions of a text, found in a thread: there may be hundreds of them.

    Args:
        server: Whose settings hold.
        text: All of it.
        detector: As the user's corrections left it.
        outer: The language of the whole, when that is known.
        only: Answer with these; None for those of the settings.
        first_line: Where the text begins in its document.
    """
    from lsp_langid.core.regions.split import split_regions

    identify = partial(server.judge.terms(detector).ask, only=only)
    split = partial(split_regions, text, identify, detector.table, outer)
    return [wire.region_to_wire(region, first_line) for region in await server.shared.in_thread(split)]


def outer_language(server: LangidServer, document: Document, detector: Detector) -> Language | None:
    """What a document as a whole is in, when somebody said so; None when it was only guessed from its text.

    Notes with much Python in them are told as Python, and still are notes.
    """
    standing = server.session.standing(document.uri)
    if standing is not None and standing.told is not None:
        return standing.told if standing.state is State.LOCKED else None
    return language_of_word(document.language_id, detector.table)


async def _identify(ls: LangidServer, params: IdentifyParams, detector: Detector) -> wire.Answer:
    only = _nameable(wire.IDENTIFY, params.languages, detector)
    document = None if params.uri is None else _document(ls, wire.IDENTIFY, params.uri)
    if document is None or params.range is not None:
        # A part of a file may be in another language than the file's name says: code in Markdown.
        text, filename = params.text or "", params.filename
        if document is not None and params.range is not None:
            text = document.text_in(params.range, ls.documents.encoding)
        verdict = ls.identify_text(text, detector, filename=filename, only=only)
    elif only is None and params.filename is None:
        text = document.condensed
        verdict = ls.identify_document(document, detector)
    else:
        text = document.condensed
        filename = params.filename or document.filename
        verdict = ls.identify_text(text, detector, filename=filename, only=only)
    if not params.explain:
        return wire.answer_to_wire(verdict)
    explain = partial(detector.explain, text, answer=verdict.best)
    return wire.answer_to_wire(verdict, wire.explanation_to_wire(await ls.shared.in_thread(explain)))


def _document(ls: LangidServer, method: str, uri: str) -> Document:
    document = ls.documents.get(uri)
    if document is None:
        raise not_open(method, "`textDocument.uri`", uri)
    return document


def _nameable(method: str, names: Sequence[str] | None, detector: Detector) -> Sequence[Language] | None:
    """The languages of those names, None for all, if the detector can answer with one of them at least."""
    languages = languages_in(detector.table, method, names)
    if languages is not None and not any(language in detector.languages for language in languages):
        unknown = ", ".join(language.name for language in languages)
        raise UsageError(f"{method}: `languages`: the model knows none of these: {unknown}")
    return languages
