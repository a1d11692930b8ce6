"""A row as an object for programs, in the words of `identify --json`.

Knows: the names of the fields. Never: where the lines go.
"""

from __future__ import annotations

from typing import Any

from lsp_langid.core.languages import LanguageTable
from lsp_langid.scan.entry import Skipped
from lsp_langid.scan.found import Row


def row_to_json(row: Row, table: LanguageTable) -> dict[str, Any]:
    """The object of one file.

    A file that was looked at has `language` (null in silence), `name`, `best` and the rest; one that was not
    has `skipped`, the reason. `path` is exact, whatever characters are in it.
    """
    if isinstance(row, Skipped):
        skipped: dict[str, Any] = {"path": row.shown, "skipped": row.why.value, "bytes": row.n_bytes}
        if row.detail:
            skipped["detail"] = row.detail
        return skipped
    return {
        "path": row.shown,
        "language": row.language,
        "name": name_of(row.language, table),
        "best": row.best,
        "confidence": round(row.confidence, 4),
        "reason": row.reason,
        "bytes": row.n_bytes,
        "lines": row.n_lines,
        "named": list(row.named),
        "mismatch": row.mismatch,
    }


def name_of(language: str | None, table: LanguageTable) -> str | None:
    """Its name for people; an id that the table does not know stands for itself."""
    if language is None:
        return None
    known = table.by_id(language)
    return known.name if known else language
