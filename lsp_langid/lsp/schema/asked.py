"""The shapes of what clients ask, as `params.py` and the commands decode them.

Knows: fields, which of them must be there, what they rule out together. Never: how they are decoded; tests
hold the two against each other.

A field that may be left out may also be null, which means the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict

from lsp_langid.lsp.wire import RangeJson


class EarlierDocument(TypedDict):
    """Where a document stood with the server before this one."""

    uri: str
    languageId: str  # that it is in now
    state: str
    why: str


class TextDocumentIdentifier(TypedDict):
    """A document that the client has open."""

    uri: str


class RegionsRequest(TypedDict, total=False):
    """Parameters of langid/regions: exactly one of `text` and `textDocument`."""

    text: str | None  # the text itself; or else
    textDocument: TextDocumentIdentifier | None  # a document the client has open
    languages: list[str] | None  # answer only with these, in any spelling


class IdentifyRequest(RegionsRequest, total=False):
    """Parameters of langid/identify: exactly one of `text` and `textDocument`."""

    range: RangeJson | None  # the part of that document to look at
    filename: str | None  # a name that may settle it, such as Makefile
    explain: bool | None  # say which tokens decided


class DocumentArguments(TypedDict):
    """A document that the client has open."""

    uri: str


class OptionalDocumentArguments(TypedDict, total=False):
    """A document that the client has open, or all of them."""

    uri: str | None  # left out: all documents, later ones too


class SelectionArguments(DocumentArguments):
    """A part of a document."""

    range: RangeJson


class _Explain(TypedDict, total=False):
    range: RangeJson | None  # the part to explain; left out: all of it
    language: str | None  # explain this answer, in any spelling; left out: the best guess


class ExplainArguments(DocumentArguments, _Explain):
    """A document or a part of it, and an answer to explain."""


class _Remember(TypedDict, total=False):
    remember: bool | None  # learn from the choice; true when left out


class ChooseArguments(DocumentArguments, _Remember):
    """A document and what it is written in."""

    language: str | None  # in any spelling; null for plain text


class ForgetArguments(TypedDict, total=False):
    """Which corrections to forget: exactly one of the three."""

    ids: list[str] | None  # those with these ids
    language: str | None  # those that say this language, in any spelling
    all: bool | None  # true: every one


class NoArguments(TypedDict):
    """Nothing is needed."""


class _Line(TypedDict, total=False):
    line: int | None  # a line of the fence, from 0; left out: all bare fences


class TagFencesArguments(DocumentArguments, _Line):
    """A Markdown document, and which of its fences."""


class _Language(TypedDict, total=False):
    language: str | None  # in any spelling; left out: the answer


class InsertModelineArguments(DocumentArguments, _Language):
    """A document, and the language that its new line is to name."""


def _given(name: str, value: Mapping[str, object]) -> Mapping[str, object]:
    return {"required": [name], "properties": {name: value}}


_TEXT_OR_DOCUMENT = {
    "oneOf": [_given("text", {"type": "string"}), _given("textDocument", {"type": "object"})],
}

# What fields rule out together, as JSON Schema.
RULES: Mapping[type, Mapping[str, object]] = {
    RegionsRequest: _TEXT_OR_DOCUMENT,
    IdentifyRequest: {
        **_TEXT_OR_DOCUMENT,
        "if": _given("range", {"type": "object"}),
        "then": _given("textDocument", {"type": "object"}),
    },
    ForgetArguments: {
        "oneOf": [
            _given("ids", {"type": "array"}),
            _given("language", {"type": "string"}),
            _given("all", {"const": True}),
        ]
    },
}
