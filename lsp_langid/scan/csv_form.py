"""A row as cells of a table that opens in a spreadsheet and does nothing there.

Knows: the columns, and what a spreadsheet takes for a formula. Never: where the lines go.

Odd characters of names are spelled out, so that a row stays on its line; JSON keeps them as they are.
"""

from __future__ import annotations

from lsp_langid.core.languages import LanguageTable
from lsp_langid.printable import printable
from lsp_langid.scan.entry import Skipped
from lsp_langid.scan.found import Row
from lsp_langid.scan.json_form import name_of

HEADER = (
    "path",
    "language",
    "name",
    "best",
    "confidence",
    "reason",
    "bytes",
    "lines",
    "named",
    "mismatch",
    "skipped",
    "detail",
)
_FORMULA = ("=", "+", "-", "@")  # a tab and a carriage return, which count too, are spelled out already


def row_to_cells(row: Row, table: LanguageTable) -> tuple[str, ...]:
    """The cells of one file, as `HEADER` names them; those that do not apply are empty."""
    path = _path(row.shown)
    if isinstance(row, Skipped):
        return (path, *[""] * 5, str(row.n_bytes), "", "", "", row.why.value, _words(row.detail))
    return (
        path,
        row.language or "",
        _words(name_of(row.language, table) or ""),
        row.best,
        f"{row.confidence:.4f}",
        row.reason,
        str(row.n_bytes),
        str(row.n_lines),
        " ".join(row.named),
        "yes" if row.mismatch else "no",
        "",
        "",
    )


def _path(shown: str) -> str:
    """`=1+1.py` -> `./=1+1.py`: the same file, and no formula."""
    text = printable(shown)
    return f"./{text}" if text.startswith(_FORMULA) else text


def _words(words: str) -> str:
    text = printable(words)
    return f" {text}" if text.startswith(_FORMULA) else text
