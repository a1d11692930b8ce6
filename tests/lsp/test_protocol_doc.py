"""docs/protocol.md is played as conversations and its tables are compared with the code."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import get_type_hints

import pytest

from lsp_langid import survey
from lsp_langid.core.personal import MOST_CORRECTIONS
from lsp_langid.core.regions.region import RegionKind
from lsp_langid.core.sample import WINDOW_CHARS
from lsp_langid.core.verdict import Reason
from lsp_langid.lsp import wire
from lsp_langid.lsp.envelope import DEEPEST
from lsp_langid.lsp.framing import LARGEST_MESSAGE
from lsp_langid.lsp.schema import asked
from lsp_langid.lsp.schema.document import COMMANDS, NOTIFICATIONS, REQUESTS
from lsp_langid.lsp.session import (
    State,
    Timing,
    Why,
    claim,
    closed,
    evidence,
    judge,
    overtaken,
    remains,
    sent,
)
from lsp_langid.lsp.settings import OPTIONS, Settings, decode_settings
from lsp_langid.lsp.transports import MOST_CLIENTS, MOST_UNREAD

DOC = (Path(__file__).parents[2] / "docs" / "protocol.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```json (client|server|server part)\n(.*?)^```$", DOC, re.MULTILINE | re.DOTALL)
MESSAGES = [json.loads(block) for _, block in BLOCKS]


def is_part(shown, actual) -> bool:
    if isinstance(shown, dict):
        return isinstance(actual, dict) and all(
            key in actual and is_part(shown[key], actual[key]) for key in shown
        )
    if isinstance(shown, list) and isinstance(actual, list):
        return all(any(is_part(one, other) for other in actual) for one in shown)
    return shown == actual


async def test_the_documented_conversations_are_the_real_ones(connect, detector, store):
    """Each begins with `initialize`. That they fit the schema is checked by the client."""
    client = None
    for (direction, _), message in zip(BLOCKS, MESSAGES, strict=True):
        if direction == "client":
            if message.get("method") == "initialize":
                assert client is None or client.received == []
                client = connect(lambda: detector, store)
            client.send(message)
            continue
        marks = {key: message[key] for key in ("id", "method") if key in message}
        actual = await client.find(**marks)
        assert is_part(message, actual) if direction == "server part" else actual == message

    assert client.received == []


def test_every_block_is_marked():
    assert len(BLOCKS) == DOC.count("```json")


def test_every_message_of_ours_is_shown():
    methods = {message.get("method") for message in MESSAGES}
    commands = {
        message["params"]["command"]
        for message in MESSAGES
        if message.get("method") == "workspace/executeCommand"
    }

    assert {*REQUESTS, *NOTIFICATIONS} <= methods
    assert commands == set(COMMANDS)


def table(first_heading: str) -> list[list[str]]:
    """The rows of the first table whose first column has this heading; cells without their backticks."""
    _, found, rest = DOC.partition(f"\n| {first_heading} |")
    assert found, f"no table of {first_heading}"
    lines = rest.partition("\n\n")[0].splitlines()[2:]
    return [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines]


@pytest.mark.parametrize(
    ("heading", "words"), [("reason", Reason), ("state", State), ("why", Why), ("kind", RegionKind)]
)
def test_a_table_of_words_is_complete_and_in_order(heading, words):
    assert [row[0] for row in table(heading)] == [word.value for word in words]


def test_the_table_of_why_names_states():
    states = {word for row in table("why") for word in row[1].split(" or ")}

    assert states == {state.value for state in State}


@pytest.mark.parametrize(
    ("heading", "shape"),
    [
        ("field of the notice", wire.Notice),
        ("field of the answer", wire.Answer),
        ("field of a region", wire.RegionAnswer),
        ("field of the parameters", asked.IdentifyRequest),
    ],
)
def test_a_table_of_fields_is_complete(heading, shape):
    names = [name for row in table(heading) for name in re.findall(r"\w+", row[0])]

    assert sorted(names) == sorted(get_type_hints(shape))


def test_the_table_of_options_gives_the_real_defaults():
    documented = {name: json.loads(default) for name, default, _ in table("option")}

    others = Settings(notify=True, quiet_ms=1, never=("x",), priors=(("x", 2.0),), learn=False, hover="off")
    assert decode_settings({"langid": documented}, others) == (Settings(), [])
    assert list(documented) == list(OPTIONS)


def test_the_table_of_commands_names_them_and_their_arguments():
    """`uri?` may be left out."""
    documented = {row[0]: re.findall(r"\w+\??", row[1]) for row in table("command")[: len(COMMANDS)]}

    assert list(documented) == list(COMMANDS)
    for command in COMMANDS.keys() - {wire.FORGET}:  # of whose arguments there is one
        shape, _ = COMMANDS[command]
        names = {name if name in shape.__required_keys__ else f"{name}?" for name in get_type_hints(shape)}
        assert set(documented[command]) == names


def percent(share: float) -> str:
    return f"{100 * share:.0f} %"


FIRST, SECOND = evidence.BARS


@pytest.mark.parametrize(
    "words",
    [
        f"a proof in a text of {evidence.PROVEN_CHARS} characters",
        f"{evidence.SURE_LOOKS} looks in a row agree, at {percent(evidence.SURE_CONFIDENCE)} and "
        f"{evidence.SURE_CHARS} characters",
        f"{judge.STAYED_S:.0f} seconds later",
        f"{percent(FIRST.confidence)}, {100 * FIRST.margin:.0f} points ahead",
        f"of the one told, in {FIRST.looks} looks",
        f"{percent(SECOND.confidence)}, {100 * SECOND.margin:.0f} points, {SECOND.looks} looks",
        f"{remains.MANY_CHARS} characters or {remains.MANY_LINE_BREAKS} line breaks",
        f"less than {percent(remains.LITTLE)} of the text",
        f"makes up {percent(remains.MOST)} of the text",
        f"every {Timing().max_wait_ms / 1000:.0f} seconds",
        f"within {closed.WITHIN_S:.0f} seconds of being closed",
        f"an empty one within {1000 * closed.BLANK_WITHIN_S:.0f} ms",
        f"within {1000 * claim.AT_ONCE_S:.0f} ms of an edit",
        f"within {overtaken.UNDER_WAY_S:.0f} second of a notice with `change`",
        f"{overtaken.MOST_REPEATS} times at most, since some clients",
        f"before that, within {sent.LATE_S:.0f} seconds",
        f"the {MOST_CORRECTIONS} newest are kept",
        f"{WINDOW_CHARS:,} characters together",
        f"{survey.MOST_FILES:,} files, {survey.MOST_SECONDS:.0f} seconds and {survey.DEEPEST} folders deep",
        f"up to {MOST_CLIENTS} clients",
        f"{LARGEST_MESSAGE // 2**20} MiB",
        f"{MOST_UNREAD // 2**20} MiB",
        f"{DEEPEST} deep",
    ],
)
def test_a_number_is_that_of_the_code(words):
    assert words in re.sub(r"\s+", " ", DOC)


@pytest.mark.parametrize("link", re.findall(r"\]\(#([^)]+)\)", DOC))
def test_links_lead_to_a_heading(link):
    headings = re.findall(r"^#+ (.*)$", DOC, re.MULTILINE)

    assert link in {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
