"""The schema of our messages: written down, true of the decoders, complete."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from fitting import SCHEMA, validator
from from_schema import choices, fitting_values, values_broken_in_one_field
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pygls.exceptions import JsonRpcInvalidParams
from stub_detector import TABLE, StubDetector, StubStore
from texts import MARKDOWN, NOTES, PYTHON, URI
from wire_client import WireClient

from lsp_langid.lsp import wire
from lsp_langid.lsp.earlier import DOCUMENTS, decode_earlier
from lsp_langid.lsp.params import IdentifyParams, RegionsParams
from lsp_langid.lsp.schema.document import COMMANDS, NOTIFICATIONS, REQUESTS, protocol_schema
from lsp_langid.lsp.server import create_server
from lsp_langid.lsp.settings import OPTIONS, Settings, decode_section, decode_settings
from lsp_langid.lsp.shared import Shared

FILE = Path(__file__).parents[2] / "docs" / "protocol.schema.json"
MESSAGES = SCHEMA["messages"]
DECODERS = {wire.IDENTIFY: IdentifyParams.from_wire, wire.REGIONS: RegionsParams.from_wire}
PARAMS = {method: fitting_values(MESSAGES[method]["params"]) for method in REQUESTS}
BROKEN_PARAMS = {method: values_broken_in_one_field(MESSAGES[method]["params"]) for method in REQUESTS}

# The schema allows every string and number; a command wants a document, a language, a line that is there.
ARGUMENTS = {"language": st.sampled_from(["python", "Ruby", "c++"]), "line": st.sampled_from([2, 3, 9])}


def test_the_file_is_what_the_types_say():
    """When it is not: python -m lsp_langid.lsp.schema > docs/protocol.schema.json"""
    assert json.loads(FILE.read_text(encoding="utf-8")) == protocol_schema()


def test_it_is_a_schema():
    parts = [message[part] for message in MESSAGES.values() for part in message.keys() - {"kind"}]
    for schema in [SCHEMA, SCHEMA["options"], *parts]:
        Draft202012Validator.check_schema(schema)


def test_every_message_has_its_shape():
    names = {
        value
        for name, value in vars(wire).items()
        if name.isupper() and isinstance(value, str) and value.startswith("langid")
    }

    assert {*REQUESTS, *NOTIFICATIONS, *COMMANDS} == names


def test_every_command_that_the_server_offers_has_its_shape(client):
    assert set(client.server.protocol.fm.commands) == set(COMMANDS)


def test_every_option_says_what_it_is():
    described = SCHEMA["options"]["properties"]

    assert set(described) == {*OPTIONS, DOCUMENTS}
    assert all(option["description"] for option in described.values())


def test_every_shape_says_what_it_is():
    assert [name for name, shape in SCHEMA["$defs"].items() if not shape.get("description")] == []


@pytest.mark.parametrize("method", REQUESTS)
@settings(deadline=None)
@given(data=st.data())
def test_parameters_that_fit_are_accepted(method, data):
    DECODERS[method](data.draw(PARAMS[method]))


@pytest.mark.parametrize("method", REQUESTS)
@settings(deadline=None)
@given(data=st.data())
def test_parameters_broken_in_one_field_are_refused(method, data):
    broken = data.draw(BROKEN_PARAMS[method])

    with pytest.raises(JsonRpcInvalidParams):
        DECODERS[method](broken)


def complaints(options) -> list[str]:
    """What the server says of `initializationOptions.langid`."""
    _, of_documents, rest = decode_earlier({"langid": options})
    _, of_settings = decode_settings(rest, Settings())
    return [*of_documents, *of_settings]


@settings(deadline=None)
@given(fitting_values(SCHEMA["options"]))
def test_options_that_fit_are_used_without_a_complaint(options):
    assert complaints(options) == []


@settings(deadline=None)
@given(values_broken_in_one_field(SCHEMA["options"]))
def test_options_broken_in_one_are_complained_of_once(options):
    assert len(complaints(options)) == 1


def test_the_defaults_are_those_of_the_server():
    described = SCHEMA["options"]["properties"]
    defaults = {name: described[name]["default"] for name in OPTIONS}

    assert decode_section(defaults, Settings(notify=True, quiet_ms=1, never=("c",))) == (Settings(), [])


class TestCommands:
    """Played with a server: each command decodes its own arguments."""

    @staticmethod
    def known(command):
        uri = NOTES if command == wire.TAG_FENCES else URI
        return {**ARGUMENTS, "uri": st.just(uri)}

    @staticmethod
    def reply(command, *arguments):
        async def play():
            shared = Shared(lambda: StubDetector(TABLE), StubStore())
            client = WireClient(create_server(shared, version="0.0.0"))
            try:
                await client.start()
                client.open(URI, PYTHON)
                client.open(NOTES, MARKDOWN, language_id="markdown")
                params = {"command": command, "arguments": list(arguments)}
                reply = await client.ask("workspace/executeCommand", params)
            finally:
                client.server.end()
                shared.close()
            assert client.misfits.found == []
            return reply

        return asyncio.run(play())

    @pytest.mark.parametrize("command", COMMANDS)
    @settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(data=st.data())
    def test_arguments_that_fit_are_accepted(self, command, data):
        argument = data.draw(fitting_values(MESSAGES[command]["arguments"]["items"], self.known(command)))
        if isinstance(argument, str):
            argument = NOTES if command == wire.TAG_FENCES else URI

        assert "result" in self.reply(command, argument)

    @pytest.mark.parametrize("command", sorted(COMMANDS.keys() - {wire.LANGUAGES}))
    @settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(data=st.data())
    def test_arguments_broken_in_one_field_are_refused(self, command, data):
        *_, shape = choices(MESSAGES[command]["arguments"]["items"])
        broken = data.draw(values_broken_in_one_field(shape, self.known(command)))

        assert self.reply(command, broken)["error"]["code"] == -32602

    @pytest.mark.parametrize("command", COMMANDS)
    def test_arguments_may_be_left_out_where_the_schema_says_so(self, command):
        may = validator(MESSAGES[command]["arguments"]).is_valid([])

        assert ("result" in self.reply(command)) == may
