"""The rows of a scan as lines, in the form that was asked for.

Knows: the forms. Never: where the lines go, what they add up to.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from typing import TextIO

from lsp_langid.cli.answers import percent
from lsp_langid.core.languages import LanguageTable
from lsp_langid.printable import printable
from lsp_langid.scan.csv_form import HEADER, row_to_cells
from lsp_langid.scan.entry import Skipped
from lsp_langid.scan.found import Row
from lsp_langid.scan.json_form import row_to_json

FILES, JSONL, CSV = FORMS = ("files", "jsonl", "csv")  # as the options are called


def writer(form: str | None, file: TextIO, table: LanguageTable) -> Callable[[Row], None]:
    """What writes one row; for no form one that writes nothing."""
    if form == JSONL:
        return lambda row: _write(file, json.dumps(row_to_json(row, table)))
    if form == CSV:
        sheet = csv.writer(file, lineterminator="\n")
        sheet.writerow(HEADER)
        return lambda row: sheet.writerow(row_to_cells(row, table))  # type: ignore[func-returns-value, unused-ignore]
    if form == FILES:
        return lambda row: _write(file, as_line(row))
    return lambda row: None


def as_line(row: Row) -> str:
    """`path<TAB>language<TAB>confidence<TAB>reason`, as `identify` prints it.

    A fifth column says `mismatch` where the content contradicts the name. A file that was skipped has `-` for
    both language and confidence, and why for a reason.
    """
    if isinstance(row, Skipped):
        return f"{printable(row.shown)}\t-\t-\t{row.why.value}"
    line = f"{printable(row.shown)}\t{row.language or '-'}\t{percent(row.confidence)}\t{row.reason}"
    return f"{line}\tmismatch" if row.mismatch else line


def _write(file: TextIO, line: str) -> None:
    file.write(line + "\n")
