"""The values that answers are made of: verdict, ranking, reason, explanation.

Knows: how an answer is put together, a reason in words. Never: how it was found.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple, TypeAlias

from lsp_langid.core.languages import Language


class Reason(str, Enum):
    """Why a verdict says what it says. The values are the words on the wire and in `--json`."""

    MODEL = "model"  # the model is sure enough
    FAMILY = "family"  # sure of a family of languages, and the answer is safe for all of its members
    SHEBANG = "shebang"  # the first line names an interpreter
    MODELINE = "modeline"  # a line for Vim or Emacs names the language
    FILE_NAME = "file_name"  # the name of the file settles it
    PROOF = "proof"  # the text parses as, or begins as, only one language can
    TOO_SHORT = "too_short"  # fewer visible characters than the policy asks for
    UNSURE = "unsure"  # the best probability is below the threshold
    NOT_CODE = "not_code"  # prose, notes, numbers: plain text is the right mode

    def __str__(self) -> str:
        return self.value


REASON_IN_WORDS: Mapping[Reason, str] = {
    Reason.MODEL: "judged by its words and signs",
    Reason.FAMILY: "one of several languages that are written alike",
    Reason.SHEBANG: "the first line names its interpreter",
    Reason.MODELINE: "a line for Vim or Emacs names it",
    Reason.FILE_NAME: "the name of the file settles it",
    Reason.PROOF: "nothing else can be written like this",
    Reason.TOO_SHORT: "the text is too short to tell",
    Reason.UNSURE: "no language stands out",
    Reason.NOT_CODE: "this reads like prose or notes, not like code",
}


class Ranked(NamedTuple):  # of each answer sixteen are made; a dataclass takes thrice as long
    """One language with its probability."""

    language: Language
    confidence: float  # 0..1, calibrated


@dataclass(frozen=True, slots=True)
class Verdict:
    """What we tell an editor. `language` is None exactly when we stay silent.

    `ranked` keeps what the model said before the policy spoke, best first, never empty:
    a wrong answer can then be understood without a debugger.
    """

    language: Language | None
    confidence: float  # of `language`, its family or, when silent, the best guess; 1.0 for a proof
    reason: Reason
    ranked: tuple[Ranked, ...]

    @property
    def best(self) -> Language:
        """The most likely language, also when the verdict is silent or names a whole family's superset."""
        return self.ranked[0].language

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from lsp_langid.core.html import verdict_html

        return verdict_html(self)


Span: TypeAlias = tuple[int, int]  # offsets in a text, in code points: the first character, the one behind


@dataclass(frozen=True, slots=True)
class Evidence:
    """One token of the text and what it did.

    `weight` is measured: the log-odds of the answer against the runner-up that are lost
    when every occurrence of the token is left out. Above 0 the token spoke for the answer.
    """

    token: str  # as a person would write it: `def`, `->`, `⏎⇥` for an indented line start
    weight: float  # natural log-odds
    spans: tuple[Span, ...] = ()  # where it stands in the text, in order; not all when there are many


@dataclass(frozen=True, slots=True)
class Explanation:
    """Which tokens decided between the answer and the runner-up."""

    answer: Language
    runner_up: Language
    supporting: tuple[Evidence, ...]  # strongest first, weights > 0
    opposing: tuple[Evidence, ...]  # strongest first, weights < 0

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from lsp_langid.core.html import explanation_html

        return explanation_html(self)
