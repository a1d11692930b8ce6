"""Which of the JSON formats a text is: JSON, with comments, JSON5, or a value a line.

Knows: the grammar, roughly. Never: paths.
"""

from __future__ import annotations

import json
import re

_PARSED_CHARS = 20_000
# Two passes, each linear: comments first, then commas that nothing follows any more.
_STRING_OR_COMMENT = re.compile(r'"(?:[^"\\\n]|\\.)*"|//[^\n]*|/\*(?:[^*]|\*(?!/))*(?:\*/|\Z)')
_STRING_OR_COMMA = re.compile(r'"(?:[^"\\\n]|\\.)*"|,(?=\s*[\]}])')
_MEMBER = re.compile(r'\s*(?:"(?:[^"\\\n]|\\.)*"\s*:|[\]}\[{])')
_UNQUOTED_KEY = re.compile(r"^[ \t]*(?:[{,][ \t]*)?(?:[A-Za-z_$][\w$]*|'[^'\n]*')[ \t]*:", re.M)


def json_kind(text: str) -> str | None:
    """`json`, `jsonc` (only with a comment or a trailing comma), `jsonl`, `json5`, or None.

    Long texts are judged by their first 20,000 characters.
    """
    body = text.lstrip("\ufeff").strip()
    if not body or body[0] not in "{[":
        return None
    if len(text) >= _PARSED_CHARS:  # callers hand over that much and no more
        return _kind_of_head(body[:_PARSED_CHARS])
    if _parses(body):
        return "json"
    if _is_lines(body.splitlines()):
        return "jsonl"
    plain, n_extras = _without_extras(body)
    if n_extras and _parses(plain):
        return "jsonc"
    return "json5" if _UNQUOTED_KEY.search(plain) and _is_json5(plain) else None


def fenced_kind(text: str) -> str | None:
    """Like `json_kind`; a snippet may also be members without the braces around them."""
    kind = json_kind(text)
    if kind in ("json", "jsonc", "jsonl"):
        return kind
    for around in ("{%s}", "[%s]"):
        if (inner := json_kind(around % text.strip().rstrip(","))) in ("json", "jsonc"):
            return inner
    return None


def _kind_of_head(head: str) -> str | None:
    lines = head.split("\n")
    if len(lines) > 2 and _is_lines(lines[:-1]):
        return "jsonl"
    plain, n_extras = _without_extras(head)
    if _UNQUOTED_KEY.search(plain):
        return None
    if len(lines) > 40 and sum(_MEMBER.match(line) is not None for line in lines) < len(lines) // 20:
        return "json" if re.match(r'[\[{\s"\d.,\]}-]+$', head[:200]) else None
    return "jsonc" if n_extras else "json"


def _without_extras(text: str) -> tuple[str, int]:
    n_extras = 0

    def drop(match: re.Match[str]) -> str:
        nonlocal n_extras
        if match[0][0] == '"':
            return match[0]
        n_extras += 1
        return ""

    return _STRING_OR_COMMA.sub(drop, _STRING_OR_COMMENT.sub(drop, text)), n_extras


def _is_lines(lines: list[str]) -> bool:
    full = [line for line in lines if line.strip()][:20]
    return len(full) > 1 and all(line.lstrip()[0] in "{[" and _parses(line) for line in full)


def _is_json5(text: str) -> bool:
    return re.search(r"\b(?:function|const|var|return|=>)\b|;\s*$", text, re.M) is None


def _parses(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
