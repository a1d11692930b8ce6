"""The cells of a file."""

from __future__ import annotations

import csv
import io

import pytest

from lsp_langid.scan.csv_form import HEADER, row_to_cells
from lsp_langid.scan.entry import Skipped, Why
from lsp_langid.scan.found import Found


def read_back(row, table):
    """Through the writer and reader of the standard library."""
    file = io.StringIO()
    csv.writer(file).writerow(row_to_cells(row, table))
    (cells,) = csv.reader(io.StringIO(file.getvalue()))
    return dict(zip(HEADER, cells, strict=True))


def test_a_file_that_was_looked_at(table):
    row = Found("src/a.h", 120, 7, "python", 0.98765432, "model", "python", ("c", "cpp"), True)

    assert read_back(row, table) == {
        "path": "src/a.h",
        "language": "python",
        "name": "Python",
        "best": "python",
        "confidence": "0.9877",
        "reason": "model",
        "bytes": "120",
        "lines": "7",
        "named": "c cpp",
        "mismatch": "yes",
        "skipped": "",
        "detail": "",
    }


def test_a_skipped_file(table):
    cells = read_back(Skipped("a,b", Why.UNREADABLE, "Input/output error", 5), table)

    assert {name: cell for name, cell in cells.items() if cell} == {
        "path": "a,b",
        "bytes": "5",
        "skipped": "cannot be read",
        "detail": "Input/output error",
    }


@pytest.mark.parametrize("name", ["=1+1.py", "+a", "-a", "@SUM(A1)", "\t=1", "\r=1", "=cmd|'/c calc'!A1"])
def test_no_name_is_a_formula_and_it_still_names_the_file(name, table):
    path = read_back(Skipped(name, Why.EMPTY), table)["path"]

    assert path[0] not in "=+-@\t\r"
    assert name.isprintable() is False or path == f"./{name}"


def test_the_system_s_words_are_no_formula_either(table):
    assert read_back(Skipped("a", Why.UNREADABLE, "=1+1"), table)["detail"] == " =1+1"


def test_a_name_of_several_lines_stays_on_its_row(table):
    assert read_back(Skipped("a\nb\x1b[31m\udce9", Why.EMPTY), table)["path"] == r"a\nb\x1b[31m\xe9"
