"""JSON, lines of JSON, and JSON with comments, by parsing.

Knows: their grammars. Never: a list of numbers; it parses and proves nothing.
"""

from __future__ import annotations

import json
import re

from lsp_langid.core.proofs.opening import after_comments

PARSED_CHARS = 100_000  # beyond the bound the model answers
RELAXED_CHARS = 10_000  # of JSON with comments, which costs more to clean than to parse
PARSED_LINES = 50  # of JSON lines; that many objects under each other are nothing else

_TOKEN = re.compile(r'"(?:[^"\\\n]+|\\.)*"?|//[^\n]*|/\*.*?(?:\*/|\Z)', re.DOTALL)
_STRING_OR_LAST_COMMA = re.compile(r'"(?:[^"\\\n]+|\\.)*"?|,(?=\s*[}\]])', re.DOTALL)
_STUMBLE = re.compile(r"\s*(?:/[/*]|,?\s*[}\]])")  # where strict JSON stops and the relaxed goes on


def _refuse(constant: str) -> object:
    raise ValueError(constant)  # NaN and Infinity: Python reads them, JSON has none


# Numbers need no value: bool is the cheapest thing to call, also for one of 5,000 digits.
_DECODER = json.JSONDecoder(parse_int=bool, parse_float=bool, parse_constant=_refuse)


def prove_objects(text: str) -> str | None:
    """Return `json`, `jsonl` or `jsonc` for a text that begins with a bracket, or None."""
    if len(text) > PARSED_CHARS:
        return None
    body = text.lstrip("\ufeff").strip()
    try:
        return "json" if _is_telling(_DECODER.decode(body)) else None
    except json.JSONDecodeError as error:
        stumble = error.pos
    except (ValueError, RecursionError):  # NaN; nested too deep
        return None
    if body[stumble : stumble + 1] == "{" and _are_lines(body):
        return "jsonl"
    return "jsonc" if _STUMBLE.match(body, stumble) and _is_relaxed(body) else None


def prove_commented_object(text: str, head: str) -> str | None:
    """Return `jsonc` for JSON behind comments of the kind that begins with a slash, or None."""
    rest = after_comments(head)
    if rest[:1] not in ("{", "["):
        return None
    return "jsonc" if _is_relaxed(text.lstrip("\ufeff").strip()) else None


def _parse(text: str) -> object:
    try:
        return _DECODER.decode(text)
    except (ValueError, RecursionError):
        return None


def _are_lines(body: str) -> bool:
    """Whether every line is an object, and the first tells something."""
    lines = [line for line in body.split("\n", PARSED_LINES)[:PARSED_LINES] if line.strip()]
    values = [_parse(line.strip()) for line in lines]
    return len(values) > 1 and _is_telling(values[0]) and all(isinstance(value, dict) for value in values)


def _is_relaxed(body: str) -> bool:
    """Whether taking out comments and last commas leaves JSON.

    A comment must be there: with commas alone it may as well be a dictionary of Python.
    """
    if len(body) > RELAXED_CHARS:
        return False
    bare = _TOKEN.sub(_without_comment, body)
    if bare == body:
        return False
    strict = _STRING_OR_LAST_COMMA.sub(_without_comma, bare).strip()
    return _is_telling(_parse(strict))


def _without_comment(match: re.Match[str]) -> str:
    return match[0] if match[0].startswith('"') else " "


def _without_comma(match: re.Match[str]) -> str:
    return "" if match[0] == "," else match[0]


def _is_telling(value: object) -> bool:
    """An object with a key, or a list that holds one: `[1, 2]` could be anything."""
    if isinstance(value, dict):
        return bool(value)
    return isinstance(value, list) and any(_is_telling(item) for item in value[:50] if isinstance(item, dict))
