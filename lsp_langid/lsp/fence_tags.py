"""Tags for the bare fences of Markdown documents.

Knows: which documents are Markdown, where a tag goes. Never: how fences are found (`core/regions`), how a
client is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from lsp_langid.lsp.client import language_of_word
from lsp_langid.lsp.edits import Insertion

if TYPE_CHECKING:
    from lsp_langid.core.languages import Language, LanguageTable
    from lsp_langid.core.regions.fences import Fence
    from lsp_langid.lsp.documents import Document
    from lsp_langid.lsp.shared import Shared

_FAMILY = "markdown"


def is_markdown(document: Document, table: LanguageTable) -> bool:
    """Whether the client opened it as Markdown or one of its kin."""
    language = language_of_word(document.language_id, table)
    return language is not None and language.family == _FAMILY


async def bare_fences_in(document: Document, shared: Shared) -> tuple[Fence, ...]:
    """The fences without a tag, found beside the event loop: a long document has many lines."""
    from lsp_langid.core.regions.fences import bare_fences  # rules by the dozen, which few sessions need

    text = document.text
    if "```" not in text and "~~~" not in text:
        return ()
    return await shared.in_thread(partial(bare_fences, text))


def fences_at(fences: Sequence[Fence], first: int, last: int) -> list[Fence]:
    """Those that some line from `first` to `last` belongs to."""
    return [fence for fence in fences if fence.line <= last and first <= fence.last_line]


def tagging(fence: Fence, language: Language, document: Document) -> Insertion:
    """The insertion that tags a bare fence of the document as it is now."""
    from lsp_langid.core.regions.tags import tag_edit

    edit = tag_edit(fence, language)
    return Insertion(edit.line, document.line(edit.line)[: edit.character], edit.new_text)
