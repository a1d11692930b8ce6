"""What a rival's word for a language means here: ids of languages.toml.

Knows: spellings. Never: texts, answers, how a rival is run.

Most words lead home through the label table, which knows how editors, Linguist and fences spell a language.
`labels.tsv` holds the others by hand, and the words that stand for several of our ids: where a rival cuts
less finely than we do, each of them counts as right. Our own words mean themselves and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from benchmarks.peers.rivals import OURS
from lsp_langid.core.languages import LanguageTable
from lsp_langid.core.policy import NOT_CODE
from lsp_langid.errors import InputError, UnknownLanguageError

LABELS = Path(__file__).with_name("labels.tsv")
NOTHING = "-"  # in place of ids: none of ours
SPEAK_IN_EXTENSIONS = ("vscode", "codelang-detect")
ANYBODY = "*"  # in place of a vocabulary: true of every rival that says so

Exceptions = Mapping[tuple[str, str], frozenset[str]]


class Vocabulary:
    """The words of one rival, and of all that speak like it."""

    def __init__(self, name: str, table: LanguageTable, exceptions: Exceptions) -> None:
        self._name, self._table, self._exceptions = name, table, exceptions
        self._met: dict[str, frozenset[str]] = {}

    def ids(self, word: str | None) -> frozenset[str]:
        """What an answer stands for; no answer stands for plain text.

        A word that the table does not know stands for itself, lower case with hyphens: it can be right about
        a suite whose label is spelled so, and never about a language of ours.
        """
        if word is None:
            return frozenset({NOT_CODE})
        if word not in self._met:
            self._met[word] = self._look_up(word)
        return self._met[word]

    def known(self, words: Iterable[str], ours: Iterable[str]) -> frozenset[str]:
        """Which of our labels the rival can say; plain text, which silence says too, is left out."""
        said = {language for word in words for language in self.ids(word)}
        return frozenset(said & set(ours)) - {NOT_CODE}

    def _look_up(self, word: str) -> frozenset[str]:
        if self._name == OURS:  # ids already; we have words for all that a rival's one word may stand for
            return frozenset({word})
        for speaker in (self._name, ANYBODY):
            if (found := self._exceptions.get((speaker, word.casefold()))) is not None:
                return found
        for spelling in (word, spelled(word)):
            try:
                return frozenset({self._table.find(spelling).id})
            except UnknownLanguageError:
                continue
        if self._name in SPEAK_IN_EXTENSIONS:
            settled = self._table.by_extension(f".{word.casefold()}")
            if len(settled) == 1:
                return frozenset({settled[0].id})
        parts = [part for part in re.split(r"[+/]", word) if part]
        if len(parts) > 1:  # `HTML+Django/Jinja` is as much the one as the other
            return frozenset().union(*(self._look_up(part) for part in parts))
        return frozenset({spelled(word)})


def spelled(word: str) -> str:
    """Lower case, with hyphens between words: `Common Lisp` -> `common-lisp`."""
    return re.sub(r"[\s_.]+", "-", word.strip().casefold())


def read_exceptions(path: Path, table: LanguageTable) -> dict[tuple[str, str], frozenset[str]]:
    """Read rows of vocabulary, word and ids, `#` and empty lines aside.

    Raises:
        InputError: With every row that has not three fields, is there twice or names an id the table lacks.
    """
    found: dict[tuple[str, str], frozenset[str]] = {}
    wrong = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) != 3:
            wrong.append(f"line {number}: {len(fields)} fields, expected vocabulary, word and ids")
            continue
        key, ids = (fields[0], fields[1].casefold()), frozenset(fields[2].split())
        strangers = sorted(name for name in ids if name not in table and name != NOTHING)
        wrong += [f"line {number}: no language {name!r} in languages.toml" for name in strangers]
        if key in found:
            wrong.append(f"line {number}: {fields[0]} {fields[1]} is there twice")
        found[key] = ids - {NOTHING} or frozenset({spelled(fields[1])})
    if wrong:
        raise InputError(f"{path}: " + "; ".join(wrong) + ".")
    return found
