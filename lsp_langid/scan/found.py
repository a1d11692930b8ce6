"""What a scan tells of one file.

Knows: the fields of a row. Never: how they were found, how they are shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from lsp_langid.scan.entry import Skipped
from lsp_langid.scan.travels import Travels


@dataclass(frozen=True, slots=True)
class Found(Travels):
    """One file that was looked at."""

    shown: str
    n_bytes: int
    n_lines: int
    language: str | None  # id; None when nothing was sure enough, or it is no code
    confidence: float
    reason: str  # a `Reason`, as on the wire
    best: str  # id of the best guess from content; of the name where content was not asked
    named: tuple[str, ...]  # ids that the name allows; empty when it says nothing
    mismatch: bool  # content contradicts the name: see `mismatch.py`


Row: TypeAlias = Found | Skipped
