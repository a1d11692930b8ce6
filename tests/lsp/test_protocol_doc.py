"""docs/protocol.md is played as a conversation and its tables are compared with the code."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from pathlib import Path

import pytest

from lsp_langid.core.verdict import Reason
from lsp_langid.lsp import wire
from lsp_langid.lsp.settings import Settings, decode_settings

DOC = (Path(__file__).parents[2] / "docs" / "protocol.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```json (client|server|server part)\n(.*?)^```$", DOC, re.MULTILINE | re.DOTALL)


def is_part(shown, actual) -> bool:
    if isinstance(shown, dict):
        return isinstance(actual, dict) and all(
            key in actual and is_part(shown[key], actual[key]) for key in shown
        )
    return shown == actual


async def test_the_documented_conversation_is_the_real_one(client):
    for direction, block in BLOCKS:
        message = json.loads(block)
        if direction == "client":
            client.send(message)
            continue
        marks = {key: message[key] for key in ("id", "method") if key in message}
        actual = await client.find(**marks)
        assert is_part(message, actual) if direction == "server part" else actual == message

    assert client.received == []


def test_every_block_is_marked_and_every_method_of_ours_is_shown():
    methods = {json.loads(block).get("method") for _, block in BLOCKS}

    assert len(BLOCKS) == DOC.count("```json")
    assert {wire.IDENTIFY, wire.IDENTIFIED} <= methods
    assert any(wire.RECLASSIFY in block for _, block in BLOCKS)


def table(first_heading: str) -> list[list[str]]:
    """The rows of the table whose first column has this heading; cells without their backticks."""
    _, _, rest = DOC.partition(f"| {first_heading} |")
    lines = rest.partition("\n\n")[0].splitlines()[2:]
    return [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines]


def test_the_table_of_reasons_is_complete():
    assert [row[0] for row in table("reason")] == [reason.value for reason in Reason]


def test_the_table_of_answer_fields_is_complete():
    wanted = wire.Answer.__required_keys__ | wire.Answer.__optional_keys__

    assert {row[0] for row in table("field of the answer")} == wanted


def test_the_table_of_parameters_is_complete():
    ours = {field.name for field in fields(wire.IdentifyParams)} - {"uri"} | {"textDocument"}

    assert {row[0] for row in table("field of the parameters")} == ours


def test_the_table_of_options_gives_the_real_defaults():
    documented = {name: json.loads(default) for name, default, _ in table("option")}

    assert decode_settings({"langid": documented}, Settings(True, 1, ("x",))) == (Settings(), [])
    assert len(documented) == len(fields(Settings))


@pytest.mark.parametrize("link", re.findall(r"\]\(#([^)]+)\)", DOC))
def test_links_lead_to_a_heading(link):
    headings = re.findall(r"^#+ (.*)$", DOC, re.MULTILINE)

    assert link in {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
