"""`identify --jsonl`: objects in, answers out, line by line, for as long as there are lines.

Knows: lines and JSON. Never: files, terminals, options.

Every line of the input gets exactly one line of output, in the same order; blank lines get none. A line that
cannot be answered gets an `error`, and the next one is read. Memory does not grow with the number of lines.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, TextIO

from lsp_langid.errors import LangidError

MAX_LINE_BYTES = 256 * 1024 * 1024
_CHUNK_BYTES = 64 * 1024
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

Answer = Callable[[str], dict[str, Any]]  # text -> the fields of an answer, without `id`


class _BadLineError(Exception):
    """A line that cannot be answered; says why."""

    def __init__(self, message: str, line_id: object = None) -> None:
        super().__init__(message)
        self.line_id = line_id


def answer_lines(source: BinaryIO, sink: TextIO, answer: Answer) -> bool:
    """Answer every line of `source` on `sink`; True when all of them could be answered."""
    all_fine = True
    for line in _lines(source, before_waiting=sink.flush):
        try:
            line_id, text = _parse(line)
            output = {"id": line_id, **_answered(answer, text, line_id)}
        except _BadLineError as error:
            all_fine = False
            output = {"id": error.line_id, "error": str(error)}
        sink.write(json.dumps(output) + "\n")
    return all_fine


def _lines(source: BinaryIO, before_waiting: Callable[[], None]) -> Iterator[bytes | None]:
    """Yield the lines that are not blank; None for one that is too long.

    What was answered is flushed before every read, since a read may wait for a partner who in turn waits for
    our answer. While lines are at hand nothing is flushed.
    """
    begun: list[bytes] = []  # pieces of a line whose end has not arrived
    n_begun = 0
    chunk = b"..."
    while chunk:
        before_waiting()
        chunk = _read_available(source)
        *ends, rest = (chunk or b"\n").split(b"\n")  # the end of the stream ends the last line
        for end in ends:
            n_begun += len(end)
            line = b"".join([*begun, end]) if n_begun <= MAX_LINE_BYTES else None
            begun, n_begun = [], 0
            if line is None or line.strip():
                yield line
        n_begun += len(rest)
        if n_begun > MAX_LINE_BYTES:
            begun = []  # only its length matters from here on
        elif rest:
            begun.append(rest)


def _read_available(source: BinaryIO) -> bytes:
    """At most a chunk; waits only when there is nothing at all. Empty at the end."""
    read1 = getattr(source, "read1", source.read)  # every buffered stream has it
    data: bytes = read1(_CHUNK_BYTES)
    return data


def _parse(line: bytes | None) -> tuple[object, str]:
    if line is None:
        raise _BadLineError(f"a line longer than {MAX_LINE_BYTES} bytes")
    try:
        record = json.loads(line.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        raise _BadLineError(f"not UTF-8: byte {error.start} of the line") from error
    except json.JSONDecodeError as error:
        raise _BadLineError(f"not JSON: {error.msg} at character {error.pos}") from error
    except RecursionError as error:
        raise _BadLineError("not read: nested too deeply") from error
    except ValueError as error:  # NaN, or a number of thousands of digits
        raise _BadLineError(f"not JSON: {error}") from error
    if not isinstance(record, dict):
        raise _BadLineError(f"wanted an object with `id` and `text`, got {_kind(record)}")
    line_id = record.get("id")
    if not _can_be_echoed(line_id):
        raise _BadLineError("`id` cannot be repeated in JSON")
    if "text" not in record:
        raise _BadLineError("`text` is missing", line_id)
    text = record["text"]
    if not isinstance(text, str):
        raise _BadLineError(f"`text` must be a string, got {_kind(text)}", line_id)
    lone = _LONE_SURROGATE.search(text)
    if lone:
        raise _BadLineError(
            f"`text` holds half a character, the lone surrogate \\u{ord(lone[0]):04x} at {lone.start()}",
            line_id,
        )
    return line_id, text


def _answered(answer: Answer, text: str, line_id: object) -> dict[str, Any]:
    try:
        return answer(text)
    except LangidError as error:
        raise _BadLineError(str(error), line_id) from error
    except Exception as error:  # one text that trips us must not cost the other million
        raise _BadLineError(f"this is a bug: {type(error).__name__}: {error}", line_id) from error


def _can_be_echoed(line_id: object) -> bool:
    try:
        json.dumps(line_id, allow_nan=False)
    except (ValueError, RecursionError):
        return False
    return True


def _refuse_constant(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON number")


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")
