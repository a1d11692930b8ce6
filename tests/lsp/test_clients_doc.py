"""docs/clients.md and docs/editors/ name nothing that is not there: options, fields, pages, headings."""

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
CLIENTS = DOCS / "clients.md"
PAGES = [CLIENTS, *sorted((DOCS / "editors").glob("*.md"))]


def snippets(language):
    """Blocks of code in that language, of all pages."""
    blocks = re.compile(rf"^```{language}\n(.*?)^```$", re.MULTILINE | re.DOTALL)
    return [block for page in PAGES for block in blocks.findall(page.read_text(encoding="utf-8"))]


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
    read = set(re.findall(r'notice\["(\w+)"\]', "".join(snippets("python"))))

    assert read == {"change", "name", "uri"}  # by Sublime Text's
    assert read <= set(get_type_hints(wire.Notice))


def test_the_rules_name_fields_and_commands_that_are_there():
    named = set(re.findall(r"`([a-zA-Z.]+)`", CLIENTS.read_text(encoding="utf-8")))
    fields = {*get_type_hints(wire.Notice), *get_type_hints(wire.StateAnswer)}
    ours = {value for value in vars(wire).values() if isinstance(value, str) and value.startswith("langid.")}

    assert {"change", "languageId", "version", "why", "language", "vscode"} <= named & fields
    assert {"langid.state", "langid.choose"} <= {one for one in named if one.startswith("langid.")} <= ours


def links():
    """(page, what it links to), for links within the project."""
    for page in PAGES:
        for target in re.findall(r"\]\(([^)]+)\)", page.read_text(encoding="utf-8")):
            if "://" not in target:
                yield pytest.param(page, target, id=f"{page.stem}: {target}")


@pytest.mark.parametrize(("page", "target"), list(links()))
def test_links_lead_somewhere(page, target):
    file, _, heading = target.partition("#")
    linked = page.parent / file if file else page
    assert linked.exists()
    if heading:
        headings = re.findall(r"^#+ (.*)$", linked.read_text(encoding="utf-8"), re.MULTILINE)
        assert heading in {re.sub(r"[^\w -]", "", one.lower()).replace(" ", "-") for one in headings}


def test_every_editor_has_its_page_in_the_table():
    pages = {page.name for page in PAGES[1:]} - {"README.md"}
    table = (DOCS / "editors" / "README.md").read_text(encoding="utf-8")

    assert pages <= set(re.findall(r"\]\(([\w-]+\.md)\)", table))
