"""docs/clients.md names nothing that is not there: options, fields, headings."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import get_type_hints

import pytest

from lsp_langid.lsp import wire
from lsp_langid.lsp.settings import Settings, decode_settings

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

DOCS = Path(__file__).parents[2] / "docs"
DOC = (DOCS / "clients.md").read_text(encoding="utf-8")


def snippets(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", DOC, re.MULTILINE | re.DOTALL)


def objects_in(value):
    """An object and all those inside it."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from objects_in(inner)


def configurations():
    parsed = [json.loads(one) for one in snippets("json")] + [tomllib.loads(one) for one in snippets("toml")]
    return [found for one in parsed for found in objects_in(one) if isinstance(found.get("langid"), dict)]


def test_the_options_in_configurations_are_right():
    options = [one for one in configurations() if "command" not in one["langid"]]

    assert len(options) == 3  # of Helix, Kate and Sublime Text
    assert [decode_settings(one, Settings())[1] for one in options] == [[]] * 3


def test_the_fields_that_snippets_read_are_sent():
    read = {
        *re.findall(r"notice\.(\w+)", DOC),
        *re.findall(r'notice\["(\w+)"\]', DOC),
        *re.findall(r"\(lsp-get notice :(\w+)\)", DOC),
    }

    assert {"change", "languageId", "uri", "version", "name"} == read
    assert read <= set(get_type_hints(wire.Notice))


@pytest.mark.parametrize(("file", "heading"), re.findall(r"\]\((\w+\.md)#([^)]+)\)", DOC))
def test_links_lead_to_a_heading(file, heading):
    headings = re.findall(r"^#+ (.*)$", (DOCS / file).read_text(encoding="utf-8"), re.MULTILINE)

    assert heading in {re.sub(r"[^\w -]", "", one.lower()).replace(" ", "-") for one in headings}
