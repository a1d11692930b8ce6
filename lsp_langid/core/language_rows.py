"""Decodes the rows of languages.toml.

Knows: the fields of a row, and what may stand in each. Never: rules between rows (`language_rules.py`).

What does not fit is reported and left out, so that the rules see the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lsp_langid.core.language import Language

_TEXT_FIELDS = ("name", "vscode", "neovim", "linguist", "family")
_ID = re.compile(r"[a-z0-9][a-z0-9._-]*")
_TAG = re.compile(r"[^\sA-Z]([^A-Z]*[^\sA-Z])?"), "are lower case, without blanks around them"
_EXTENSION = re.compile(r"\.\S+"), 'begin with a dot, like ".py"'
_BASE_NAME = re.compile(r"[^/]+"), "are bare names without folders"
_LIST_FIELDS = {
    "fences": _TAG,
    "aliases": _TAG,
    "extensions": _EXTENSION,
    "shared_extensions": _EXTENSION,
    "filenames": _BASE_NAME,
    "interpreters": _BASE_NAME,
    "hosts": _TAG,
}
_FLAGS = ("everyday", "weak")


def decode_rows(document: Mapping[str, object], problems: list[str]) -> tuple[list[Language], dict[str, str]]:
    """The rows, and the superset id of each family, both in the order of the file."""
    for section in document.keys() - {"family", "language"}:
        problems.append(f"[{section}]: unknown section; wanted [family.NAME] and [language.ID] only")
    supersets: dict[str, str] = {}
    for family, fields in _section(document, "family", problems):
        superset = fields.get("superset")
        if isinstance(superset, str) and len(fields) == 1:
            supersets[family] = superset
        else:
            problems.append(
                f'[family.{family}]: wanted `superset = "id of a language"` alone, got {fields!r}'
            )
    rows = [_decode_row(key, fields, problems) for key, fields in _section(document, "language", problems)]
    if not rows:
        problems.append("no [language.ID] row at all")
    return rows, supersets


def _section(
    document: Mapping[str, object], section: str, problems: list[str]
) -> Iterator[tuple[str, dict[str, object]]]:
    """The tables of one section: ("cpp", {"name": "C++", ...})."""
    tables = document.get(section, {})
    if not isinstance(tables, dict):
        problems.append(f"{section}: wanted tables, got {tables!r}")
        return
    for key, fields in tables.items():
        if isinstance(fields, dict):
            yield key, fields
        else:
            problems.append(
                f"[{section}] {key}: wanted a table of its own, [{section}.{key}], got {fields!r}"
            )


def _decode_row(language_id: str, fields: dict[str, object], problems: list[str]) -> Language:
    """One row, with whatever of it is sound."""
    here = f"[language.{language_id}]"
    if not _ID.fullmatch(language_id):
        problems.append(f"{here}: an id is lower case letters, digits, `.`, `_` and `-`")
    texts: dict[str, str] = {}
    lists: dict[str, tuple[str, ...]] = {}
    for field, value in fields.items():
        if field in _TEXT_FIELDS:
            if isinstance(value, str) and value and value == value.strip():
                texts[field] = value
            else:
                problems.append(f"{here}: {field} must be a text that is not empty, got {value!r}")
        elif field in _LIST_FIELDS:
            if isinstance(value, list) and value and all(isinstance(word, str) and word for word in value):
                lists[field] = tuple(value)
                problems += (f"{here}: {complaint}" for complaint in _list_problems(field, value))
            else:
                problems.append(
                    f"{here}: {field} must be a list of texts and is left out when empty, got {value!r}"
                )
        elif field in _FLAGS:
            if value is not True:
                problems.append(f"{here}: {field} is `true` or left out, got {value!r}")
        else:
            known = ", ".join((*_TEXT_FIELDS, *_LIST_FIELDS, *_FLAGS))
            problems.append(f"{here}: unknown field `{field}`; the fields are {known}")
    if "name" not in fields:
        problems.append(f"{here}: name is missing")
    return Language(
        id=language_id,
        name=texts.get("name", language_id),
        vscode=texts.get("vscode"),
        neovim=texts.get("neovim"),
        linguist=texts.get("linguist"),
        family=texts.get("family"),
        everyday=fields.get("everyday") is True,
        weak=fields.get("weak") is True,
        **lists,
    )


def _list_problems(field: str, words: list[str]) -> Iterator[str]:
    """What is wrong inside one list of one row."""
    if len(set(words)) < len(words):
        yield f"{field} names {', '.join(sorted({word for word in words if words.count(word) > 1}))} twice"
    shape, wanted = _LIST_FIELDS[field]
    for word in words:
        if not shape.fullmatch(word):
            yield f"{field} {wanted}; got {word!r}"
