"""Our own messages: their names, their parameters decoded at the door, their answers.

Knows: the shapes in docs/protocol.md. Never: documents, detectors, pygls' server.

Parameters that do not fit raise JsonRpcInvalidParams with a sentence that names the field.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypedDict

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams

from lsp_langid.core.languages import Language, LanguageTable
from lsp_langid.core.verdict import Evidence, Explanation, Verdict
from lsp_langid.errors import UnknownLanguageError
from lsp_langid.lsp.fields import Fields, shown

IDENTIFY = "langid/identify"  # request: what language is this?
IDENTIFIED = "langid/identified"  # notification: the answer for an open document changed
RECLASSIFY = "langid.reclassify"  # command: look again, and say it in any case

N_CANDIDATES = 5
_DECIMALS = 4


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
        text = fields.optional("text", str)
        document = fields.inside("textDocument")
        if (text is None) == (document is None):
            got = "neither" if text is None else "both"
            raise fields.refusal(f"wanted one of `text` and `textDocument`, got {got}")
        part = fields.inside("range")
        if part is not None and document is None:
            raise fields.refusal("`range` needs `textDocument`; of a `text`, send the part itself")
        return cls(
            text=text,
            uri=document.required("uri", str) if document else None,
            range=_range(part) if part else None,
            languages=_names(fields),
            filename=fields.optional("filename", str),
            explain=fields.optional("explain", bool) or False,
        )

    def languages_in(self, table: LanguageTable) -> tuple[Language, ...] | None:
        """The chosen languages, None for all."""
        if self.languages is None:
            return None
        return tuple(_language(table, name, index) for index, name in enumerate(self.languages))


def _names(fields: Fields) -> tuple[str, ...] | None:
    names = fields.optional("languages", list)
    if names is None:
        return None
    if not names or not all(isinstance(name, str) for name in names):
        raise fields.refusal(f"`languages` must be a list of one name or more, got {shown(names)}")
    return tuple(names)


def _range(part: Fields) -> types.Range:
    return types.Range(_position(part, "start"), _position(part, "end"))


def _position(part: Fields, name: str) -> types.Position:
    position = part.inside(name)
    if position is None:
        raise part.refusal(f"`range.{name}` must be an object with `line` and `character`, got nothing")
    return types.Position(position.required("line", int), position.required("character", int))


def _language(table: LanguageTable, name: str, index: int) -> Language:
    try:
        return table.find(name)
    except UnknownLanguageError as error:
        raise JsonRpcInvalidParams(f"{IDENTIFY}: `languages[{index}]`: {error}") from error


def reclassify_uri(arguments: Sequence[object]) -> str:
    """The only argument of langid.reclassify."""
    if len(arguments) != 1 or not isinstance(arguments[0], str):
        raise JsonRpcInvalidParams(
            f"{RECLASSIFY}: `arguments` must be a list with the URI of an open document, "
            f"got {shown(list(arguments))}"
        )
    return arguments[0]


class Candidate(TypedDict):
    """One language the model considered."""

    language: str
    name: str
    vscode: str | None
    neovim: str | None
    confidence: float


class TokenWeight(TypedDict):
    """One token and what it did; see `Evidence`."""

    token: str
    weight: float


class ExplanationAnswer(TypedDict):
    """Which tokens decided between two languages, given by their ids."""

    answer: str
    runnerUp: str
    supporting: list[TokenWeight]
    opposing: list[TokenWeight]


class _Optional(TypedDict, total=False):
    explanation: ExplanationAnswer  # only when it was asked for


class Answer(_Optional):
    """The result of langid/identify. `language` and the editors' words are null while we stay silent."""

    language: str | None
    name: str | None
    vscode: str | None
    neovim: str | None
    linguist: str | None
    confidence: float
    reason: str
    candidates: list[Candidate]


class Notice(Answer):
    """The parameters of langid/identified."""

    uri: str
    version: int


def answer_to_wire(verdict: Verdict, explanation: Explanation | None = None) -> Answer:
    """A verdict as editors read it."""
    language = verdict.language
    answer: Answer = {
        "language": language.id if language else None,
        "name": language.name if language else None,
        "vscode": language.vscode if language else None,
        "neovim": language.neovim if language else None,
        "linguist": language.linguist if language else None,
        "confidence": round(verdict.confidence, _DECIMALS),
        "reason": verdict.reason.value,
        "candidates": [
            {
                "language": ranked.language.id,
                "name": ranked.language.name,
                "vscode": ranked.language.vscode,
                "neovim": ranked.language.neovim,
                "confidence": round(ranked.confidence, _DECIMALS),
            }
            for ranked in verdict.ranked[:N_CANDIDATES]
        ],
    }
    if explanation is not None:
        answer["explanation"] = {
            "answer": explanation.answer.id,
            "runnerUp": explanation.runner_up.id,
            "supporting": _weights(explanation.supporting),
            "opposing": _weights(explanation.opposing),
        }
    return answer


def notice_to_wire(uri: str, version: int, verdict: Verdict) -> Notice:
    """The parameters of langid/identified."""
    return {"uri": uri, "version": version, **answer_to_wire(verdict)}


def not_open(method: str, field: str, uri: str) -> JsonRpcInvalidParams:
    """The refusal of a URI that nobody opened. We never read the disk instead."""
    return JsonRpcInvalidParams(
        f"{method}: {field} must name an open document, got {shown(uri)}; send textDocument/didOpen first"
    )


def _weights(evidence: Iterable[Evidence]) -> list[TokenWeight]:
    return [{"token": one.token, "weight": round(one.weight, _DECIMALS)} for one in evidence]
