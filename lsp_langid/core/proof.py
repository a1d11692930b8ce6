"""Formats that prove themselves: text that parses as, or begins as, only one language can.

Knows: JSON and the first lines of a few formats. Never: probabilities.

A proof is a statement about the text alone, so each rule asks for more than looks likely: a
list of numbers parses as JSON and proves nothing.
"""

from __future__ import annotations

import json
import re

from lsp_langid.core.sample import take_sample

# Parsing costs about 1 ms for 100,000 characters; beyond the bound the model answers.
PARSED_CHARS = 200_000
_HEAD_CHARS = 2_000

_TEMPLATE_MARKS = re.compile(r"\{\{|\{%|<%|<\?php|<\?=|<#[a-z]|@(?:model|using|page|extends|section)\b|\$\{")
_DIFF = re.compile(
    r"(?:diff --git \S+ \S+\n"
    r"|(?:Index: [^\n]*\n=+\n)?--- [^\n]+\n\+\+\+ [^\n]+\n@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@"
    r"|\*\*\* [^\n]+\n--- [^\n]+\n\*{5,}\n)"
)
_HTTP = re.compile(
    r"(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|CONNECT|TRACE) \S+ HTTP/\d(?:\.\d)?\n"
    r"|HTTP/\d(?:\.\d)? [1-5]\d\d\b"
)


def prove(text: str) -> str | None:
    r"""Return the id of the language that `text` proves to be, or None.

    >>> prove('{"a": [1, 2]}')
    'json'
    """
    start = text[:_HEAD_CHARS].lstrip("\ufeff \t\r\n")
    if not start:
        return None
    if start[0] in "{[":
        return _prove_json(text)
    if start[0] == "<":
        return _prove_markup(start, text)
    head = start.replace("\r\n", "\n").replace("\r", "\n")
    if _DIFF.match(head):
        return "diff"
    if _HTTP.match(head):
        return "http"
    if head.startswith("%!PS-Adobe"):
        return "postscript"
    return None


def _prove_json(text: str) -> str | None:
    if len(text) > PARSED_CHARS:
        return None
    body = text.lstrip("\ufeff").strip()
    if body[-1] not in "}]":
        return None
    value = _parse(body)
    if value is not None:
        return "json" if _is_telling(value) else None
    lines = [line for line in body.splitlines() if line.strip()]
    if len(lines) > 1 and all(isinstance(_parse(line), dict) for line in lines):
        return "jsonl"
    return None


def _parse(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):  # not JSON; a number of 5,000 digits; nested too deep
        return None


def _is_telling(value: object) -> bool:
    """An object with a key, or a list that holds one: `[1, 2]` could be anything."""
    if isinstance(value, dict):
        return bool(value)
    return isinstance(value, list) and any(_is_telling(item) for item in value[:50] if isinstance(item, dict))


def _prove_markup(start: str, text: str) -> str | None:
    low = start[:200].lower()
    if low.startswith("<?php"):
        return "php"
    if low.startswith("<?xml"):
        return "xsl" if "<xsl:stylesheet" in start or "<xsl:transform" in start else "xml"
    if low.startswith("<!doctype html") and not _TEMPLATE_MARKS.search(take_sample(text)):
        return "html"
    return None


PROVABLE = ("diff", "html", "http", "json", "jsonl", "php", "postscript", "xml", "xsl")
