"""What the user can have done: the commands of `workspace/executeCommand`.

Knows: which arguments each takes and what it gives back. Never: shapes of answers (`wire.py`), how a thing
is done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsp_langid.core.policy import NOT_CODE
from lsp_langid.lsp import wire
from lsp_langid.lsp.handlers.asked_about import document_of
from lsp_langid.lsp.handlers.questions import regions_of
from lsp_langid.lsp.learning import Learned, learn
from lsp_langid.lsp.params import Arguments, not_open
from lsp_langid.lsp.positions import Positions
from lsp_langid.lsp.refusals import add_command
from lsp_langid.lsp.render import because

if TYPE_CHECKING:
    from lsp_langid.lsp.server import LangidServer


def register(server: LangidServer) -> None:
    """Offer the commands."""
    add_command(server, wire.RECLASSIFY, reclassify)
    add_command(server, wire.IDENTIFY_SELECTION, identify_selection)
    add_command(server, wire.EXPLAIN, explain)
    add_command(server, wire.CHOOSE, choose)
    add_command(server, wire.FORGET, forget)
    add_command(server, wire.LANGUAGES, languages)
    add_command(server, wire.PAUSE, pause)
    add_command(server, wire.RESUME, resume)
    add_command(server, wire.STATE, state)


async def reclassify(server: LangidServer, arguments: Arguments) -> wire.Answer:
    """Look at a document again, whoever decided about it, and tell in any case."""
    detector = await server.detector()
    document = document_of(server, arguments)
    verdict = server.identify_document(document, detector)
    server.perform(server.session.asked(document.uri, document.version, verdict, now=server.now()))
    return wire.answer_to_wire(verdict)


async def identify_selection(server: LangidServer, arguments: Arguments) -> wire.SelectionAnswer:
    """What a part of a document is written in, as a whole and piece by piece."""
    chosen = arguments.required_range()
    detector = await server.detector()
    from lsp_langid.core.regions.selection import language_of_selection  # rules that few sessions need

    text = document_of(server, arguments).text_in(chosen, server.documents.encoding)
    verdict = language_of_selection(text, server.judge.terms(detector).ask, detector.table)
    answer = wire.answer_to_wire(verdict)
    first_line = min(chosen.start.line, chosen.end.line)
    # Whole lines end where the next one begins, which is not among those selected.
    lines = text.removesuffix("\n").removesuffix("\r")
    return {**answer, "regions": await regions_of(server, lines, detector, first_line=first_line)}


async def explain(server: LangidServer, arguments: Arguments) -> wire.Answer:
    """Which tokens decide about a document or a part of it, and where they stand."""
    chosen = arguments.range()
    detector = await server.detector()
    language = arguments.language(detector.table)
    document = document_of(server, arguments)
    if language is not None and language not in detector.languages:
        raise arguments.refusal(f"`language`: the model cannot answer with {language.name}")
    whole, encoding = document.text, server.documents.encoding
    start, end = document.offsets(chosen, encoding) if chosen else (0, len(whole))
    verdict = (
        server.identify_text(whole[start:end], detector)
        if chosen
        else server.identify_document(document, detector)
    )

    def work_out() -> wire.ExplanationAnswer:
        text = whole[start:end]
        explanation = detector.explain(text, answer=language or verdict.best)
        positions = Positions(whole, encoding)
        answer = wire.explanation_to_wire(explanation)
        for side, evidence in (
            (answer["supporting"], explanation.supporting),
            (answer["opposing"], explanation.opposing),
        ):
            for token, one in zip(side, evidence, strict=True):
                token["ranges"] = [positions.range_of(start + a, start + b) for a, b in one.spans]
        return answer

    return wire.answer_to_wire(verdict, await server.shared.in_thread(work_out))


async def choose(server: LangidServer, arguments: Arguments) -> wire.ChoiceAnswer:
    """The user knows better: set a language, keep it, and learn from it."""
    if not arguments.has("language"):
        raise arguments.refusal("`language` must be a language or null for plain text, got nothing")
    remember = arguments.switch("remember", default=True)
    document = document_of(server, arguments)
    detector = await server.detector()
    language = arguments.language(detector.table)
    if language is not None and language.id == NOT_CODE:
        language = None
    text = server.choose(document.uri, language)
    now = _state(server, document.uri)  # before learning: the client may close the document to reopen it
    learned = Learned(why_not="it was not to be remembered")
    if remember:
        learned = await learn(server, text, language)
    return {
        **now,
        "learned": learned.correction,
        "notLearned": learned.why_not,
    }


async def forget(server: LangidServer, arguments: Arguments) -> wire.ForgetAnswer:
    """Forget corrections: some by their ids, those of a language, or all."""
    ids = arguments.names("ids")
    everything = arguments.switch("all", default=False)
    name = arguments.text("language")
    if (ids is not None) + (name is not None) + everything != 1:
        raise arguments.refusal("wanted one of `ids`, `language` and `all`: true")
    label = None
    if name is not None:
        detector = await server.detector()
        found = arguments.language(detector.table)
        label = found.id if found else None
    return {"forgotten": await server.shared.forget(ids=ids or (), label=label, everything=everything)}


async def languages(server: LangidServer, arguments: Arguments) -> list[wire.LanguageAnswer]:
    """The languages that can be answered, in order of id."""
    detector = await server.detector()
    taught = {one.language.id for one in detector.personal.taught}
    rows = sorted(detector.languages, key=lambda language: language.id)
    return [
        wire.language_to_wire(language, server.client, taught=language.id in taught)
        for language in rows
        if language.id != NOT_CODE
    ]


async def pause(server: LangidServer, arguments: Arguments) -> list[wire.StateAnswer]:
    """Stop looking at a document or, without `uri`, at all."""
    return _paused(server, arguments, paused=True)


async def resume(server: LangidServer, arguments: Arguments) -> list[wire.StateAnswer]:
    """Look again at a document or, without `uri`, at all."""
    return _paused(server, arguments, paused=False)


async def state(server: LangidServer, arguments: Arguments) -> wire.StateAnswer:
    """Where a document stands, and why."""
    return _state(server, document_of(server, arguments).uri)


def _paused(server: LangidServer, arguments: Arguments, *, paused: bool) -> list[wire.StateAnswer]:
    uri = arguments.optional_uri()
    concerned = [one.uri for one in server.documents] if uri is None else [document_of(server, arguments).uri]
    server.perform(server.session.pause(uri) if paused else server.session.resume(uri))
    return [_state(server, one) for one in concerned]


def _state(server: LangidServer, uri: str) -> wire.StateAnswer:
    standing = server.session.standing(uri)
    if standing is None:  # closed while it was asked about
        raise not_open(wire.STATE, "`uri`", uri)
    return wire.state_to_wire(standing, server.client, because(standing))
