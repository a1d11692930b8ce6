"""The words a session speaks in: settings, states and reasons, and the actions it asks for.

Knows: values and what they mean. Never: when which of them is used (that is `machine.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from lsp_langid.core.languages import Language
from lsp_langid.core.verdict import Verdict

# What editors call a document of no language: VS Code, Neovim (also Emacs), Neovim without a file type.
PLAIN = frozenset({"plaintext", "text", ""})


@dataclass(frozen=True, slots=True)
class Timing:
    """How long an edit rests before the text is looked at. Milliseconds, all above 0."""

    quiet_ms: int = 300  # after the last key of somebody who types
    paste_ms: int = 25  # after a paste, or anything else that brings much at once
    max_wait_ms: int = 2000  # at most, while somebody types without a pause


@dataclass(frozen=True, slots=True)
class Rules:
    """What must never happen without being asked for. Ids of our label table; `plaintext` is one of them."""

    never_switch_to: frozenset[str] = frozenset()  # never set by itself; still shown as a candidate
    never_leave: frozenset[str] = frozenset()  # a document in such a language stays, whoever set it
    allowed: frozenset[str] | None = None  # the only ones that may be told; None: any


class State(str, Enum):
    """Who decides about the language of a document. The values are the words on the wire."""

    AUTOMATIC = "automatic"  # we do, and may change our mind
    ACCEPTED = "accepted"  # we did; it stays until most of the text is replaced or gone
    LOCKED = "locked"  # the user or another extension did; never touched until asked
    PAUSED = "paused"  # nobody looks at it for now

    def __str__(self) -> str:
        return self.value


class Why(str, Enum):
    """Why a document is in its state. The values are the words on the wire."""

    UNDECIDED = "undecided"  # automatic: no language is told
    TENTATIVE = "tentative"  # automatic: told, and may still change
    EMPTIED = "emptied"  # automatic: nothing visible is left, so it is plain text again
    REPLACED = "replaced"  # automatic: most of the text is new and is judged afresh
    ASKED = "asked"  # automatic or accepted: the user asked what it is
    EVIDENT = "evident"  # accepted: proof, shebang or modeline in enough text, or the file name
    SURE = "sure"  # accepted: enough looks at enough text agree, or it changed twice already
    TAKEN_OVER = "taken_over"  # accepted: the client set what we told, and nobody changed it for a while
    OPENED = "opened"  # locked: it was opened with a language
    CHANGED = "changed"  # locked: the user or another extension changed the language
    CHOSEN = "chosen"  # locked: chosen by command
    PLAIN = "plain"  # locked: plain text was chosen
    NEVER_LEAVE = "never_leave"  # locked: in a language the user never wants to leave
    PAUSED_HERE = "paused_here"  # paused: this document
    PAUSED_ALL = "paused_all"  # paused: every document

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Standing:
    """What may be known of an open document from outside."""

    uri: str
    version: int
    state: State
    why: Why
    told: Language | None  # what we last said it is, None: nothing, or plain text
    confidence: float | None  # of `told` when it was told, 0..1; None when nobody measured
    changes: int  # how often a language we had told was changed by us, for the text that is there now


@dataclass(frozen=True, slots=True)
class Wait:
    """Report `quiet` after so many milliseconds, unless another Wait for this document comes first."""

    uri: str
    ms: int


@dataclass(frozen=True, slots=True)
class Identify:
    """Identify the document and report `verdict`, if it is still at this version."""

    uri: str
    version: int


@dataclass(frozen=True, slots=True)
class Publish:
    """Tell the client where the document stands.

    `change` asks it to set the language to `standing.told` now; None is plain text. Without `change` the
    client sets nothing and may show what is said. `verdict` is what was last found in the document, None
    when nothing was; `standing.told` need not be its language.
    """

    uri: str
    version: int
    verdict: Verdict | None
    standing: Standing
    change: bool


Action: TypeAlias = Wait | Identify | Publish
