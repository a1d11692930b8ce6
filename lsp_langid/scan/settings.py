"""How the files of a scan are judged, by whichever process looks at them.

Knows: the choices. Never: which files there are, where the work is done, how rows are shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lsp_langid.core.personal.personal import NOBODY, Personal
from lsp_langid.core.policy import BALANCED
from lsp_langid.scan.rules import Rules

AS_THEY_STAND = Rules()


@dataclass(frozen=True, slots=True)
class Settings:
    """The same settings, entries and model give the same rows, whoever works and however many."""

    names: bool = False  # the name first, the content where it says nothing or names several
    check: bool = False  # with `names`: also judge the content of what a name settles, to find mismatches
    mode: str = BALANCED  # one of `policy.MODES`
    only: tuple[str, ...] = ()  # ids to choose among; empty for all
    sure: float = 0.95  # a mismatch needs this confidence of the content's answer
    model: Path | None = None  # a model folder of this machine; None for the one that `assets` finds
    personal: Personal = NOBODY  # what the user has taught; goes to the workers with the model
    rules: Rules = AS_THEY_STAND  # of these, what a reader of one file must keep: limits, `skip_generated`

    @property
    def finds_mismatches(self) -> bool:
        """Whether every content is judged, so that no mismatch is a finding."""
        return self.check or not self.names
