"""The object of a file."""

from __future__ import annotations

import json
import os

from lsp_langid.scan.entry import Skipped, Why
from lsp_langid.scan.found import Found
from lsp_langid.scan.json_form import row_to_json


def test_a_file_that_was_looked_at(table):
    row = Found("src/a.py", 120, 7, "python", 0.98765432, "model", "python", ("python",), False)

    assert row_to_json(row, table) == {
        "path": "src/a.py",
        "language": "python",
        "name": "Python",
        "best": "python",
        "confidence": 0.9877,
        "reason": "model",
        "bytes": 120,
        "lines": 7,
        "named": ["python"],
        "mismatch": False,
    }


def test_silence_is_null_and_the_best_guess_stays(table):
    row = Found("a", 1, 1, None, 0.2, "unsure", "rust", (), False)

    answer = row_to_json(row, table)
    assert (answer["language"], answer["name"], answer["best"]) == (None, None, "rust")


def test_a_skipped_file_says_why_and_the_system_s_words_where_there_are_some(table):
    assert row_to_json(Skipped("a.bin", Why.BINARY, n_bytes=9), table) == {
        "path": "a.bin",
        "skipped": "binary",
        "bytes": 9,
    }
    assert row_to_json(Skipped("a", Why.UNREADABLE, "Input/output error"), table)["detail"] == (
        "Input/output error"
    )


def test_a_language_that_the_table_lacks_stands_for_itself(table):
    row = Found("a", 1, 1, "my-own", 0.9, "model", "my-own", (), False)

    assert row_to_json(row, table)["name"] == "my-own"


def test_a_path_comes_back_exactly_as_it_was(table):
    name = os.fsdecode(b"caf\xe9\n\x1b[31m=1.py")
    row = Skipped(name, Why.EMPTY)

    line = json.dumps(row_to_json(row, table))
    assert "\n" not in line
    assert line.isascii()
    assert os.fsencode(json.loads(line)["path"]) == b"caf\xe9\n\x1b[31m=1.py"
