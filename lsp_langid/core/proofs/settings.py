"""TOML, by parsing.

Knows: its grammar, and what INI files share with it. Never: files without a table; three
assignments of strings are Python and a dozen others as well.
"""

from __future__ import annotations

import re
import sys

from lsp_langid.core.proofs.opening import after_comments
from lsp_langid.core.proofs.templates import is_template

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib  # type: ignore[import-not-found, unused-ignore]

# The reader is written in Python: about 2 ms for 2,000 characters at worst. Of a longer text
# the tables are read that end within the bound.
PARSED_CHARS = 2_000

_PART = r"(?:[\w-]+|\"[^\"\n]*\"|'[^'\n]*')"
_KEY = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART}){{0,8}}"  # the reader is slow with long keys
_TABLE_LINE = rf"[ \t]*\[\[?[ \t]*{_KEY}[ \t]*\]\]?[ \t]*(?:#[^\n]*)?"
_FIRST = re.compile(rf"{_TABLE_LINE}(?:\n|\Z)|{_KEY}[ \t]*=[ \t]*[\"'\[{{\dtf+-]")
_TABLE = re.compile(rf"^{_TABLE_LINE}\r?$", re.MULTILINE)
# INI files quote a value now and then, and Meson's have lists between single quotes.
_TYPED = re.compile(
    rf"^[ \t]*{_KEY}[ \t]*=[ \t]*(?:\[\s*(?:[\"{{#\]]|\d+,)|\{{[ \t]*{_KEY}[ \t]*=)", re.MULTILINE
)
_LISTED_TABLE = re.compile(rf"^\[\[[ \t]*{_KEY}[ \t]*\]\][ \t]*$", re.MULTILINE)
_STRING = re.compile(rf"^[ \t]*{_KEY} = \"", re.MULTILINE)
# The reader takes `-a = 1` of a diff for a key, and a long time over keys of many parts.
_UNWANTED = re.compile(r"^[+-]|^[^\n=\"'.]*(?:\.[^\n=\"'.]*){9}", re.MULTILINE)


def prove_settings(head: str, text: str) -> str | None:
    """Return `toml` for a text that parses as such and holds what INI has not, or None."""
    if not _FIRST.match(after_comments(head) if head[0] == "#" else head):
        return None
    part = _whole_tables(text).lstrip("\ufeff").replace("\r\n", "\n")
    if not _TABLE.search(part) or not _is_telling(part) or _UNWANTED.search(part) or is_template(part):
        return None
    try:
        tomllib.loads(part)
    except (ValueError, RecursionError):  # not TOML; nested too deep
        return None
    return "toml"


def _is_telling(part: str) -> bool:
    """A list, a table in a line, or a list of tables with a string: INI files know none of them."""
    if _TYPED.search(part):
        return True
    return _LISTED_TABLE.search(part) is not None and _STRING.search(part) is not None


def _whole_tables(text: str) -> str:
    """The text, or of a longer one what stands before the last table that begins within the bound."""
    if len(text) <= PARSED_CHARS:
        return text
    head = text[:PARSED_CHARS]
    tables = [match.start() for match in _TABLE.finditer(head)]
    return head[: tables[-1]] if tables else ""
