"""Our own messages: their names, and the shapes of what we say.

Knows: the shapes in docs/protocol.md. Never: documents, detectors, pygls, what clients ask (`params.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypedDict

from lsp_langid.core.languages import Language
from lsp_langid.core.verdict import Evidence, Explanation, Ranked, Verdict
from lsp_langid.lsp.client import Client
from lsp_langid.lsp.session import Publish, Standing

if TYPE_CHECKING:
    from lsp_langid.core.regions.region import Region

# The version of docs/protocol.md, in the capabilities: it grows when a client of the last would go wrong.
PROTOCOL = 1
CAPABILITIES: Mapping[str, object] = {"langid": {"protocol": PROTOCOL}}
# Requests
IDENTIFY = "langid/identify"  # what language is this?
REGIONS = "langid/regions"  # which languages is this made of?
# Notification
IDENTIFIED = "langid/identified"  # where an open document stands, when that changed
# Commands
RECLASSIFY = "langid.reclassify"  # look again, and say it in any case
IDENTIFY_SELECTION = "langid.identifySelection"
EXPLAIN = "langid.explain"  # which tokens decided, and where they stand
CHOOSE = "langid.choose"  # the user knows better
FORGET = "langid.forget"  # what was learned from choices
LANGUAGES = "langid.languages"
PAUSE = "langid.pause"
RESUME = "langid.resume"
STATE = "langid.state"
TAG_FENCES = "langid.tagFences"  # write the languages of bare fences behind their backticks
INSERT_MODELINE = "langid.insertModeline"  # or a shebang: the text says itself what it is

N_CANDIDATES = 5
_DECIMALS = 4


class Words(TypedDict):
    """A language in the words of all worlds. All are null when there is none."""

    language: str | None
    name: str | None
    vscode: str | None
    neovim: str | None
    linguist: str | None


class Candidate(TypedDict):
    """One language the model considered."""

    language: str
    name: str
    vscode: str | None
    neovim: str | None
    confidence: float


class PositionJson(TypedDict):
    """A position of LSP, in the encoding agreed on."""

    line: int
    character: int


class RangeJson(TypedDict):
    """A range of LSP."""

    start: PositionJson
    end: PositionJson


class _Ranges(TypedDict, total=False):
    ranges: list[RangeJson]  # where the token stands, in order; only from langid.explain


class TokenWeight(_Ranges):
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


class Answer(Words, _Optional):
    """What a text is written in. `language` and the editors' words are null while we stay silent."""

    confidence: float
    reason: str
    candidates: list[Candidate]


class StateAnswer(Words):
    """Where an open document stands."""

    uri: str
    version: int
    languageId: str | None  # the client's word for `language`
    confidence: float | None  # when it was told; null when nobody measured
    state: str
    why: str
    because: str  # state and reason as a sentence
    changes: int


class Notice(Words):
    """The parameters of langid/identified: where a document stands, and what was last found in it."""

    uri: str
    version: int
    languageId: str | None  # what to set when `change` is true
    change: bool  # set it now
    state: str
    why: str
    confidence: float | None  # of `language` or, when that is null, of the best guess
    reason: str | None  # why the text says so; null when not the text decided, but `why`
    candidates: list[Candidate]


class LanguageAnswer(Words):
    """One language that can be answered."""

    languageId: str | None  # the client's word
    taught: bool  # by the user


class RegionAnswer(Words):
    """Lines in one language."""

    startLine: int  # from 0
    endLine: int  # the first line behind the region
    kind: str
    confidence: float
    inner: list[RegionAnswer]


class RegionsAnswer(TypedDict):
    """The result of langid/regions."""

    regions: list[RegionAnswer]


class SelectionAnswer(Answer):
    """The result of langid.identifySelection."""

    regions: list[RegionAnswer]  # more than one when the selection holds several languages


class ChoiceAnswer(StateAnswer):
    """The result of langid.choose."""

    learned: str | None  # id of the correction that holds from now on; null when none does
    notLearned: str | None  # why none does, or why it is gone when the server ends


class ForgetAnswer(TypedDict):
    """The result of langid.forget."""

    forgotten: int


class EditAnswer(TypedDict):
    """What became of an edit."""

    uri: str
    version: int  # that the edit is for
    applied: bool  # the client was asked to make it, and did
    edit: object | None  # a WorkspaceEdit of LSP for clients that cannot be asked


class TaggedFence(TypedDict):
    """A fence and what was written behind its backticks."""

    line: int
    language: str
    tag: str


class TagAnswer(EditAnswer):
    """The result of langid.tagFences."""

    tagged: list[TaggedFence]
    left: list[int]  # lines of fences whose language nobody can tell


def words_of(language: Language | None) -> Words:
    """What a language is called."""
    if language is None:
        return {"language": None, "name": None, "vscode": None, "neovim": None, "linguist": None}
    return {
        "language": language.id,
        "name": language.name,
        "vscode": language.vscode,
        "neovim": language.neovim,
        "linguist": language.linguist,
    }


def answer_to_wire(verdict: Verdict, explanation: ExplanationAnswer | None = None) -> Answer:
    """A verdict as editors read it."""
    words = words_of(verdict.language)
    answer: Answer = {
        "language": words["language"],
        "name": words["name"],
        "vscode": words["vscode"],
        "neovim": words["neovim"],
        "linguist": words["linguist"],
        "confidence": round(verdict.confidence, _DECIMALS),
        "reason": verdict.reason.value,
        "candidates": _candidates(verdict.ranked),
    }
    if explanation is not None:
        answer["explanation"] = explanation
    return answer


def explanation_to_wire(explanation: Explanation) -> ExplanationAnswer:
    """Tokens with their weights."""
    return {
        "answer": explanation.answer.id,
        "runnerUp": explanation.runner_up.id,
        "supporting": [token_to_wire(one) for one in explanation.supporting],
        "opposing": [token_to_wire(one) for one in explanation.opposing],
    }


def token_to_wire(evidence: Evidence) -> TokenWeight:
    """One token with its weight."""
    return {"token": evidence.token, "weight": round(evidence.weight, _DECIMALS)}


def notice_to_wire(publish: Publish, client: Client) -> Notice:
    """The parameters of langid/identified. A change that the client has no word for is no change."""
    standing, verdict = publish.standing, publish.verdict
    told = standing.told
    agrees = verdict is not None and verdict.language == told
    confidence = standing.confidence
    if verdict is not None and (agrees or told is None):
        confidence = verdict.confidence
    word = _word(told, client) if told is not None or publish.change else None
    return {
        "uri": publish.uri,
        "version": publish.version,
        **words_of(told),
        "languageId": word,
        "change": publish.change and word is not None,
        "state": standing.state.value,
        "why": standing.why.value,
        "confidence": _rounded(confidence),
        "reason": verdict.reason.value if verdict is not None and agrees else None,
        "candidates": _candidates(verdict.ranked) if verdict is not None else [],
    }


def state_to_wire(standing: Standing, client: Client, because: str) -> StateAnswer:
    """The result of langid.state."""
    return {
        "uri": standing.uri,
        "version": standing.version,
        **words_of(standing.told),
        "languageId": None if standing.told is None else client.word_for(standing.told),
        "confidence": _rounded(standing.confidence),
        "state": standing.state.value,
        "why": standing.why.value,
        "because": because,
        "changes": standing.changes,
    }


def language_to_wire(language: Language, client: Client, *, taught: bool) -> LanguageAnswer:
    """One row of the result of langid.languages."""
    return {**words_of(language), "languageId": client.word_for(language), "taught": taught}


def region_to_wire(region: Region, first_line: int = 0) -> RegionAnswer:
    """A region and those inside it; `first_line` is where the text begins in its document."""
    return {
        **words_of(region.language),
        "startLine": first_line + region.start_line,
        "endLine": first_line + region.end_line,
        "kind": region.kind.value,
        "confidence": round(region.confidence, _DECIMALS),
        "inner": [region_to_wire(inner, first_line) for inner in region.inner],
    }


def _word(language: Language | None, client: Client) -> str | None:
    return client.plain_word() if language is None else client.word_for(language)


def _rounded(confidence: float | None) -> float | None:
    return None if confidence is None else round(confidence, _DECIMALS)


def _candidates(ranked: Iterable[Ranked]) -> list[Candidate]:
    return [
        {
            "language": one.language.id,
            "name": one.language.name,
            "vscode": one.language.vscode,
            "neovim": one.language.neovim,
            "confidence": round(one.confidence, _DECIMALS),
        }
        for one in list(ranked)[:N_CANDIDATES]
    ]
