"""What a scan adds up to: counts by language, by reason, by folder. Memory does not grow with the files.

Knows: how rows are counted. Never: how they came about, how a count is shown.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lsp_langid.core.verdict import Reason
from lsp_langid.scan.entry import Skipped, Why
from lsp_langid.scan.folders import Folders
from lsp_langid.scan.found import Found, Row

# Keys beside the ids of languages, which hold no parentheses.
PROSE = "(prose)"  # read, and no code
UNKNOWN = "(unknown)"  # read, and nothing was sure enough

# A file somebody should be told of: it ought to be readable, and is not.
UNREADABLE = frozenset(
    {Why.NO_PERMISSION, Why.VANISHED, Why.LINK_BROKEN, Why.DAMAGED, Why.BOMB, Why.UNREADABLE}
)
_EXAMPLES = 5  # of each reason to skip
_MISMATCHES = 200


@dataclass(slots=True)
class Count:
    """Files of one kind."""

    n_files: int = 0
    n_lines: int = 0
    n_bytes: int = 0
    confidences: float = 0.0  # their sum
    n_mismatches: int = 0

    @property
    def mean_confidence(self) -> float:
        """0..1; 0 of no files."""
        return self.confidences / self.n_files if self.n_files else 0.0

    def add(self, found: Found) -> None:
        """One more file."""
        self.n_files += 1
        self.n_lines += found.n_lines
        self.n_bytes += found.n_bytes
        self.confidences += found.confidence
        self.n_mismatches += found.mismatch


@dataclass(slots=True)
class Skips:
    """Files skipped for one reason."""

    n_files: int = 0
    n_bytes: int = 0
    examples: list[Skipped] = field(default_factory=list)  # the first ones

    def add(self, skipped: Skipped) -> None:
        """One more file."""
        self.n_files += 1
        self.n_bytes += skipped.n_bytes
        if len(self.examples) < _EXAMPLES:
            self.examples.append(skipped)


class Totals:
    """Rows, added up one by one.

    Args:
        with_folders: Whether to count by folder as well, which a treemap needs.
    """

    def __init__(self, *, with_folders: bool = False) -> None:
        self.all = Count()
        self.by_key: dict[str, Count] = {}  # id of a language, `PROSE` or `UNKNOWN`
        self.by_why: dict[Why, Skips] = {}
        self.mismatches: list[Found] = []  # the first ones; `all.n_mismatches` knows how many there are
        self.folders = Folders() if with_folders else None

    def add(self, row: Row) -> None:
        """Count one row."""
        if isinstance(row, Skipped):
            self.by_why.setdefault(row.why, Skips()).add(row)
            return
        key = key_of(row)
        self.all.add(row)
        self.by_key.setdefault(key, Count()).add(row)
        if row.mismatch and len(self.mismatches) < _MISMATCHES:
            self.mismatches.append(row)
        if self.folders is not None:
            self.folders.add(row.shown, key, row.n_lines, row.n_bytes)

    @property
    def n_unknown(self) -> int:
        """Files that read like something, and nothing was sure enough."""
        count = self.by_key.get(UNKNOWN)
        return count.n_files if count else 0

    @property
    def n_skipped(self) -> int:
        """Files that were met and not looked at."""
        return sum(skips.n_files for skips in self.by_why.values())

    @property
    def n_unreadable(self) -> int:
        """Files that ought to be readable and are not."""
        return sum(skips.n_files for why, skips in self.by_why.items() if why in UNREADABLE)

    def languages(self) -> list[tuple[str, Count]]:
        """By bytes, largest first; what has no language goes last."""
        return sorted(
            self.by_key.items(), key=lambda item: (item[0] in (PROSE, UNKNOWN), -item[1].n_bytes, item[0])
        )

    def skips(self) -> list[tuple[Why, Skips]]:
        """The most frequent reason first."""
        return sorted(self.by_why.items(), key=lambda item: (-item[1].n_files, item[0].value))


def key_of(found: Found) -> str:
    """What a file counts as."""
    if found.language is not None:
        return found.language
    return PROSE if found.reason == Reason.NOT_CODE.value else UNKNOWN
