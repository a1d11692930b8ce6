"""Take the COBOL programs out of GnuCOBOL's test suite.

Knows: the `AT_DATA([NAME], [TEXT])` of GNU Autotest and its quoting. Never: COBOL.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_AT_DATA = re.compile(r"^AT_DATA\(\[?(?P<name>[\w.-]+)\]?,[ \t]*\[\n?", re.MULTILINE)
_QUADRIGRAPHS = (("@<:@", "["), ("@:>@", "]"), ("@S|@", "$"), ("@%:@", "#"), ("@&t@", ""))
_BRACKET = re.compile(r"[\[\]]")
_MIN_CHARS = 40


def programs_of(text: str) -> Iterator[tuple[str, str, int]]:
    """Yield name, text and line (from 1) of every file that an autotest file writes."""
    for found in _AT_DATA.finditer(text):
        end = _closing_bracket(text, found.end())
        if end is None:
            return
        body = text[found.end() : end]
        for quoted, char in _QUADRIGRAPHS:
            body = body.replace(quoted, char)
        if len(body) >= _MIN_CHARS:
            yield found["name"], body, text.count("\n", 0, found.end()) + 1


def _closing_bracket(text: str, start: int) -> int | None:
    depth = 1
    for bracket in _BRACKET.finditer(text, start):
        depth += 1 if bracket[0] == "[" else -1
        if not depth:
            return bracket.start()
    return None
