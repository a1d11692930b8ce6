"""The commands that write into a document: tag its fences, insert a line that names its language.

Knows: what is looked at, when it is too late, how the edit reaches the client. Never: where a tag or a line
goes (`fence_tags.py`, `modelines.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsp_langid.errors import LangidError
from lsp_langid.lsp import wire
from lsp_langid.lsp.edits import Insertion, edit_for, edit_to_json, have_made
from lsp_langid.lsp.fence_tags import bare_fences_in, fences_at, is_markdown, tagging
from lsp_langid.lsp.handlers.asked_about import document_of
from lsp_langid.lsp.modelines import kind_of_line, naming_line
from lsp_langid.lsp.params import Arguments
from lsp_langid.lsp.progress import progress_of
from lsp_langid.lsp.refusals import add_command

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lsp_langid.core.regions.fences import Fence
    from lsp_langid.lsp.documents import Document
    from lsp_langid.lsp.server import LangidServer

_MANY_FENCES = 20  # from which the work is long enough to be shown


class ChangedMeanwhileError(LangidError):
    """The document was edited or closed before the work on it was done."""


def register(server: LangidServer) -> None:
    """Offer the commands."""
    add_command(server, wire.TAG_FENCES, tag_fences)
    add_command(server, wire.INSERT_MODELINE, insert_modeline)


async def tag_fences(server: LangidServer, arguments: Arguments) -> wire.TagAnswer:
    """Tag the bare fences of a Markdown document, or the one that `line` belongs to."""
    line = arguments.number("line")
    detector = await server.detector()
    document = document_of(server, arguments)
    if not is_markdown(document, detector.table):
        raise arguments.refusal(f"`uri` must name a Markdown document, this one is {document.language_id!r}")
    version = document.version
    fences: Sequence[Fence] = await bare_fences_in(document, server.shared)
    if line is not None:
        fences = fences_at(fences, line, line)
        if not fences:
            raise arguments.refusal(f"`line`: no fence without a tag is at line {line}")
    insertions: list[Insertion] = []
    tagged: list[wire.TaggedFence] = []
    left: list[int] = []
    async with progress_of(
        "Tagging fences",
        server.protocol,
        token=server.protocol.work_done_token,
        ask=server.client.shows_progress and len(fences) >= _MANY_FENCES,
    ) as progress:
        for n_done, fence in enumerate(fences):
            await progress.step(n_done, len(fences))
            _check_unchanged(server, document, version)
            language = server.identify_text(fence.text, detector).language
            if language is None:
                left.append(fence.line)
            else:
                insertions.append(tagging(fence, language, document))
                tagged.append({"line": fence.line, "language": language.id, "tag": insertions[-1].text})
    written = await write(server, document, insertions, "Tag fences")
    return {**written, "tagged": tagged, "left": left}


async def insert_modeline(server: LangidServer, arguments: Arguments) -> wire.EditAnswer:
    """Insert the line that names the language: the one given, or else the answer."""
    detector = await server.detector()
    language = arguments.language(detector.table)
    document = document_of(server, arguments)
    if language is None:
        language = server.identify_document(document, detector).language
        if language is None:
            raise arguments.refusal("`language` must be given: the text does not say what it is")
    insertion = naming_line(document.text, language, detector.table, for_emacs=server.client.is_emacs)
    if insertion is None:
        raise arguments.refusal(
            f"no line would help: the text names {language.name} or another language already, "
            f"or {language.name} has no comments that an editor looks into"
        )
    return await write(server, document, [insertion], f"Insert a {kind_of_line(insertion)}")


async def write(
    server: LangidServer, document: Document, insertions: Sequence[Insertion], label: str
) -> wire.EditAnswer:
    """Have the client make the insertions, or hand them to it when it cannot be asked.

    Raises:
        ChangedMeanwhileError: The document is not what it was when this was called.
        EditRefusedError: The client did not make them.
    """
    version = document.version
    answer: wire.EditAnswer = {"uri": document.uri, "version": version, "applied": False, "edit": None}
    if not insertions:
        return answer
    edit = await server.shared.in_thread(lambda: edit_to_json(edit_for(server, document, insertions)))
    _check_unchanged(server, document, version)
    if not server.client.applies_edits:
        return {**answer, "edit": edit}
    await have_made(server, edit, label)
    return {**answer, "applied": True}


def _check_unchanged(server: LangidServer, document: Document, version: int) -> None:
    if server.documents.get(document.uri) is not document or document.version != version:
        raise ChangedMeanwhileError(f"{document.uri} was changed meanwhile, so nothing was done; try again")
