"""Names of languages that several rows may share.

Knows: which row a shared name leads to. Never: what the names are for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from lsp_langid.core.language import Language

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


def group(pairs: Iterable[tuple[_Key | None, _Value]]) -> dict[_Key, list[_Value]]:
    """`(("a", 1), ("b", 2), ("a", 3), (None, 4)) -> {"a": [1, 3], "b": [2]}`."""
    groups: defaultdict[_Key, list[_Value]] = defaultdict(list)
    for key, value in pairs:
        if key is not None:
            groups[key].append(value)
    return dict(groups)


def first_choice(groups: dict[str, list[Language]], supersets: set[str]) -> dict[str, Language]:
    """Of several rows that share a name, the one with that id; else a superset; else the first id.

    Vim's `lisp` is Common Lisp although Emacs Lisp is edited under it too.
    """
    return {
        name: min(rows, key=lambda row: (row.id != name.casefold(), row.id not in supersets, row.id))
        for name, rows in groups.items()
    }


def own_words(row: Language) -> set[str]:
    """What `find` accepts before it asks the editors' names. Folded, one language each."""
    return {word.casefold() for word in (row.id, row.name, *row.fences, *row.aliases)}
