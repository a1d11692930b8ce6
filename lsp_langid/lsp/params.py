"""What clients ask, decoded at the door.

Knows: the shapes of parameters and arguments in docs/protocol.md. Never: documents, detectors, answers.

What does not fit raises JsonRpcInvalidParams with a sentence that names the field.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams

from lsp_langid.core.languages import Language, LanguageTable
from lsp_langid.errors import UnknownLanguageError
from lsp_langid.lsp.fields import Fields, shown
from lsp_langid.lsp.wire import IDENTIFY, REGIONS


@dataclass(frozen=True, slots=True)
class IdentifyParams:
    """Parameters of langid/identify. Exactly one of `text` and `uri` is there."""

    text: str | None = None
    uri: str | None = None  # of an open document
    range: types.Range | None = None  # only with `uri`: the part to look at
    languages: tuple[str, ...] | None = None  # answer only with these; never empty
    filename: str | None = None
    explain: bool = False

    @classmethod
    def from_wire(cls, raw: object) -> IdentifyParams:
        """Decode and check. An optional field that is null counts as absent; unknown fields are ignored."""
        fields = Fields(IDENTIFY, raw)
        text, uri = _text_or_uri(fields)
        part = fields.inside("range")
        if part is not None and uri is None:
            raise fields.refusal("`range` needs `textDocument`; of a `text`, send the part itself")
        return cls(
            text=text,
            uri=uri,
            range=_range(part) if part else None,
            languages=_names(fields),
            filename=fields.optional("filename", str),
            explain=fields.optional("explain", bool) or False,
        )


@dataclass(frozen=True, slots=True)
class RegionsParams:
    """Parameters of langid/regions. Exactly one of `text` and `uri` is there."""

    text: str | None = None
    uri: str | None = None  # of an open document
    languages: tuple[str, ...] | None = None  # answer only with these; never empty

    @classmethod
    def from_wire(cls, raw: object) -> RegionsParams:
        """Decode and check, as `IdentifyParams` does."""
        fields = Fields(REGIONS, raw)
        text, uri = _text_or_uri(fields)
        return cls(text=text, uri=uri, languages=_names(fields))


class Arguments:
    """The arguments of a command: one object, or a bare URI where nothing else is needed.

    Args:
        command: Its name, for complaints.
        given: What `workspace/executeCommand` carried.
    """

    def __init__(self, command: str, given: Sequence[object]) -> None:
        self.command = command
        raw: object = given[0] if given else {}
        if len(given) > 1 or not isinstance(raw, str | dict):
            raise JsonRpcInvalidParams(
                f"{command}: `arguments` must be a list with one object, or with the URI of an open "
                f"document, got {shown(list(given))}"
            )
        self._fields = Fields(command, {"uri": raw} if isinstance(raw, str) else raw)

    def uri(self) -> str:
        """`uri`, which must be there."""
        return self._fields.required("uri", str)

    def optional_uri(self) -> str | None:
        """`uri`, or None."""
        return self._fields.optional("uri", str)

    def text(self, name: str) -> str | None:
        """A string, or None."""
        return self._fields.optional(name, str)

    def switch(self, name: str, *, default: bool) -> bool:
        """True or false."""
        value = self._fields.optional(name, bool)
        return default if value is None else value

    def number(self, name: str) -> int | None:
        """A whole number from 0, or None."""
        return self._fields.optional(name, int)

    def names(self, name: str) -> tuple[str, ...] | None:
        """A list of one string or more, or None."""
        return _names(self._fields, name)

    def range(self) -> types.Range | None:
        """`range`, or None."""
        part = self._fields.inside("range")
        return _range(part) if part else None

    def required_range(self) -> types.Range:
        """`range`, which must be there."""
        chosen = self.range()
        if chosen is None:
            raise self.refusal("`range` must be an object with `start` and `end`, got nothing")
        return chosen

    def has(self, name: str) -> bool:
        """Whether the field was sent, be it as null."""
        return self._fields.has(name)

    def language(self, table: LanguageTable, name: str = "language") -> Language | None:
        """A language by any of its spellings, or None."""
        given = self._fields.optional(name, str)
        return None if given is None else _language(table, given, f"{self.command}: `{name}`")

    def refusal(self, complaint: str) -> JsonRpcInvalidParams:
        """The error for the client."""
        return self._fields.refusal(complaint)


def languages_in(
    table: LanguageTable, method: str, names: Sequence[str] | None
) -> tuple[Language, ...] | None:
    """The languages of those names, None for all."""
    if names is None:
        return None
    return tuple(_language(table, name, f"{method}: `languages[{i}]`") for i, name in enumerate(names))


def not_open(method: str, field: str, uri: str) -> JsonRpcInvalidParams:
    """The refusal of a URI that nobody opened. We never read the disk instead."""
    return JsonRpcInvalidParams(
        f"{method}: {field} must name an open document, got {shown(uri)}; send textDocument/didOpen first"
    )


def _text_or_uri(fields: Fields) -> tuple[str | None, str | None]:
    text = fields.optional("text", str)
    document = fields.inside("textDocument")
    if (text is None) == (document is None):
        got = "neither" if text is None else "both"
        raise fields.refusal(f"wanted one of `text` and `textDocument`, got {got}")
    return text, document.required("uri", str) if document else None


def _names(fields: Fields, name: str = "languages") -> tuple[str, ...] | None:
    names = fields.optional(name, list)
    if names is None:
        return None
    if not names or not all(isinstance(one, str) for one in names):
        raise fields.refusal(f"`{name}` must be a list of one name or more, got {shown(names)}")
    return tuple(names)


def _range(part: Fields) -> types.Range:
    return types.Range(_position(part, "start"), _position(part, "end"))


def _position(part: Fields, name: str) -> types.Position:
    position = part.inside(name)
    if position is None:
        raise part.refusal(f"`range.{name}` must be an object with `line` and `character`, got nothing")
    return types.Position(position.required("line", int), position.required("character", int))


def _language(table: LanguageTable, name: str, where: str) -> Language:
    try:
        return table.find(name)
    except UnknownLanguageError as error:
        raise JsonRpcInvalidParams(f"{where}: {error}") from error
