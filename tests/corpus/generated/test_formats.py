from __future__ import annotations

import csv
import io
import re

import pytest

from lsp_langid.corpus.generated import MAKERS
from lsp_langid.corpus.generated.maker import candidates

DOTENV_LINE = re.compile(r"^(?:export )?[A-Z][A-Z0-9_]*=|^\s*(?:#|$)")
REBASE_LINE = re.compile(
    r"^(?:pick|reword|edit|squash|fixup|drop|exec|label|reset|merge|update-ref|x|[presfd])\b|^\s*(?:#|$)"
)
HTTP_START = re.compile(r"^(?:[A-Z]+ \S+|HTTP/[\d.]+ \d{3}|@\w+ = |###|[<>] )")


def texts(label, name=None):
    return [
        pytest.param(maker, id=maker.name)
        for maker in MAKERS
        if maker.label == label and name in (None, maker.name)
    ]


@pytest.mark.parametrize("maker", texts("dotenv"))
def test_every_line_is_a_setting_or_a_comment(maker):
    for made in candidates(maker, 3):
        assert [line for line in made.text.split("\n") if not DOTENV_LINE.match(line)] == []


@pytest.mark.parametrize("maker", texts("git-rebase"))
def test_every_line_is_a_command_or_a_comment(maker):
    for made in candidates(maker, 3):
        assert [line for line in made.text.split("\n") if not REBASE_LINE.match(line)] == []


@pytest.mark.parametrize("maker", texts("http"))
def test_every_message_begins_with_a_request_or_a_status(maker):
    for made in candidates(maker, 3):
        assert HTTP_START.match(made.text), made.text[:80]


@pytest.mark.parametrize("maker", texts("csv", "headed") + texts("csv", "contacts"))
def test_rows_have_as_many_cells_as_the_header(maker):
    for made in candidates(maker, 3):
        mark = ";" if made.text.split("\n")[0].count(";") else ","
        widths = {len(row) for row in csv.reader(io.StringIO(made.text), delimiter=mark)}
        assert len(widths) == 1, made.text[:200]


@pytest.mark.parametrize("maker", texts("tsv"))
def test_rows_have_tabs(maker):
    for made in candidates(maker, 3):
        assert all("\t" in line or not line for line in made.text.split("\n")), made.text[:200]
