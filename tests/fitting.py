"""Holds messages of ours against the schema, as they go over a wire."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator

from lsp_langid.lsp.schema.document import COMMANDS, NOTIFICATIONS, REQUESTS, protocol_schema

SCHEMA = protocol_schema()


def validator(part: dict[str, Any], *, closed: bool = False) -> Draft202012Validator:
    """Checks one part of the schema. `closed`: no fields but those it names."""
    shapes = SCHEMA["$defs"]
    if closed:
        shapes = {
            name: {**shape, "additionalProperties": False} if "properties" in shape else shape
            for name, shape in shapes.items()
        }
    return Draft202012Validator({"$defs": shapes, **part})


@cache
def _validator_of(name: str, part: str) -> Draft202012Validator:
    # What clients send may hold more than we know; what we say may not.
    ours = part == "result" or name in NOTIFICATIONS
    return validator(SCHEMA["messages"][name][part], closed=ours)


class Misfits:
    """What was said in one conversation that the schema does not allow.

    A request is held against it when it was answered with a result: others were perhaps wrong on purpose.
    """

    def __init__(self) -> None:
        self.found: list[str] = []
        self._asked: dict[object, tuple[str, str, Any]] = {}  # id -> name, what it carried, that itself

    def sent(self, message: Any) -> None:
        """The client said this."""
        if not isinstance(message, dict) or not isinstance(message.get("params"), dict):
            return
        method, params = message.get("method"), message["params"]
        msg_id = message.get("id")
        if method == "workspace/executeCommand" and params.get("command") in COMMANDS:
            asked = params["command"], "arguments", params.get("arguments") or []
        elif method in REQUESTS:
            asked = method, "params", params
        else:
            return
        if isinstance(msg_id, int | str):
            self._asked[msg_id] = deepcopy(asked)

    def received(self, message: Any) -> None:
        """The server said this."""
        if message.get("method") in NOTIFICATIONS:
            self._hold(message["method"], "params", message["params"])
        elif "result" in message and message.get("id") in self._asked:
            name, part, carried = self._asked.pop(message["id"])
            self._hold(name, part, carried)
            self._hold(name, "result", message["result"])

    def _hold(self, name: str, part: str, value: Any) -> None:
        for error in _validator_of(name, part).iter_errors(value):
            self.found.append(f"{name}, {part}, {error.json_path}: {error.message}")
