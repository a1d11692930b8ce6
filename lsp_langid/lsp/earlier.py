"""Where documents stood with the server before this one, as a client hands it to the next.

Knows: the list `documents` in `initializationOptions.langid`. Never: what a session makes of it.

A server may end in mid-typing. The client starts another and opens its documents there, under the languages
that they are in by now; without this list all of them would look as if their users had chosen.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import TypeVar

from lsp_langid.lsp.fields import shown
from lsp_langid.lsp.session import State, Why
from lsp_langid.lsp.session.claim import Earlier
from lsp_langid.lsp.settings import SECTION

DOCUMENTS = "documents"

_Word = TypeVar("_Word", bound=Enum)


def decode_earlier(options: object) -> tuple[list[Earlier], list[str], object]:
    """Take the list out of `initializationOptions`.

    Returns:
        The documents, a sentence about the entries that cannot be used, and the options without the list.
    """
    section = options.get(SECTION) if isinstance(options, Mapping) else None
    if not isinstance(section, Mapping) or DOCUMENTS not in section:
        return [], [], options
    rest = {SECTION: {name: value for name, value in section.items() if name != DOCUMENTS}}
    given = section[DOCUMENTS]
    if given is None:
        return [], [], rest
    if not isinstance(given, list):
        return [], [f"{SECTION}.{DOCUMENTS}: wanted a list, got {shown(given)}; ignored"], rest
    read = [_document(entry) for entry in given]
    return [one for one in read if one is not None], _complaints(given, read), rest


def _complaints(given: list[object], read: list[Earlier | None]) -> list[str]:
    wrong = [place for place, document in enumerate(read) if document is None]
    if not wrong:
        return []
    first = wrong[0]
    others = f", and {len(wrong) - 1} others" if len(wrong) > 1 else ""
    return [
        f"{SECTION}.{DOCUMENTS}[{first}]: wanted an object with uri, languageId, state and why, got "
        f"{shown(given[first])}{others}; ignored"
    ]


def _document(entry: object) -> Earlier | None:
    if not isinstance(entry, Mapping):
        return None
    uri, language_id = entry.get("uri"), entry.get("languageId")
    state, why = _word(State, entry.get("state")), _word(Why, entry.get("why"))
    if not isinstance(uri, str) or not isinstance(language_id, str) or state is None or why is None:
        return None
    return Earlier(uri, language_id, state, why)


def _word(kind: type[_Word], value: object) -> _Word | None:
    return next((word for word in kind if word.value == value), None)
