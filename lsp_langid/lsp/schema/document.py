"""The whole schema: every message of ours, with the shapes it is made of.

Knows: which request, notification and command carries what. Never: how a type becomes a schema.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, get_type_hints

from lsp_langid.lsp import wire
from lsp_langid.lsp.earlier import DOCUMENTS
from lsp_langid.lsp.schema import asked
from lsp_langid.lsp.schema.comments import field_comments
from lsp_langid.lsp.schema.kinds import Definitions, Schema, any_of
from lsp_langid.lsp.settings import OPTIONS, Settings

# Method -> parameters, result.
REQUESTS: Mapping[str, tuple[type, type]] = {
    wire.IDENTIFY: (asked.IdentifyRequest, wire.Answer),
    wire.REGIONS: (asked.RegionsRequest, wire.RegionsAnswer),
}

# Method -> parameters.
NOTIFICATIONS: Mapping[str, type] = {wire.IDENTIFIED: wire.Notice}

# Command -> its one argument, result.
COMMANDS: Mapping[str, tuple[type, Any]] = {
    wire.RECLASSIFY: (asked.DocumentArguments, wire.Answer),
    wire.IDENTIFY_SELECTION: (asked.SelectionArguments, wire.SelectionAnswer),
    wire.EXPLAIN: (asked.ExplainArguments, wire.Answer),
    wire.CHOOSE: (asked.ChooseArguments, wire.ChoiceAnswer),
    wire.FORGET: (asked.ForgetArguments, wire.ForgetAnswer),
    wire.LANGUAGES: (asked.NoArguments, list[wire.LanguageAnswer]),
    wire.PAUSE: (asked.OptionalDocumentArguments, list[wire.StateAnswer]),
    wire.RESUME: (asked.OptionalDocumentArguments, list[wire.StateAnswer]),
    wire.STATE: (asked.DocumentArguments, wire.StateAnswer),
    wire.TAG_FENCES: (asked.TagFencesArguments, wire.TagAnswer),
    wire.INSERT_MODELINE: (asked.InsertModelineArguments, wire.EditAnswer),
}

_DESCRIPTION = (
    "What lsp-langid says and hears besides the Language Server Protocol; docs/protocol.md tells when and "
    "why. `messages` gives the shape of each message, `options` that of `initializationOptions.langid`. "
    "Ignore fields that you do not know: later versions may add some."
)


def protocol_schema() -> Schema:
    """The schema, as JSON."""
    definitions = Definitions(asked.RULES)
    messages: Schema = {}
    for method, (params, result) in REQUESTS.items():
        messages[method] = {
            "kind": "request",
            "params": definitions.of(params),
            "result": definitions.of(result),
        }
    for method, params in NOTIFICATIONS.items():
        messages[method] = {"kind": "notification", "params": definitions.of(params)}
    for command, (argument, result) in COMMANDS.items():
        messages[command] = {
            "kind": "command",
            "arguments": _arguments(argument, definitions),
            "result": definitions.of(result),
        }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "lsp-langid",
        "description": _DESCRIPTION,
        "options": _options(definitions),
        "messages": messages,
        "$defs": dict(sorted(definitions.named.items())),
    }


def _arguments(argument: Any, definitions: Definitions) -> Schema:
    """The list of `workspace/executeCommand`: one object, or a bare URI where nothing else is needed."""
    item = definitions.of(argument)
    if "uri" in get_type_hints(argument) and argument.__required_keys__ <= {"uri"}:
        item = {"anyOf": [{"description": "the `uri` alone", "type": "string"}, item]}
    n_least = 1 if argument.__required_keys__ or argument in asked.RULES else 0
    return {"type": "array", "items": item, "minItems": n_least, "maxItems": 1}


def _options(definitions: Definitions) -> Schema:
    """Every option may be left out, or be null, which means the same. `documents` is no setting."""
    defaults, comments = asdict(Settings()), field_comments(Settings)
    properties: Schema = {}
    for name, option in OPTIONS.items():
        value = any_of([dict(option.kind.schema), {"type": "null"}])
        default = [] if defaults[option.field] == () else defaults[option.field]
        properties[name] = {"description": comments[option.field], **value, "default": default}
    properties["priors"]["default"] = {}
    properties[DOCUMENTS] = {
        "description": "where documents stood with a server before this one; in `initialize` only",
        **any_of([definitions.of(list[asked.EarlierDocument]), {"type": "null"}]),
    }
    return {"type": ["object", "null"], "properties": properties, "additionalProperties": False}
