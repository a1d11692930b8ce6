"""The label table: one `Language` per row of languages.toml, found by any of its names.

Knows: how the worlds around us (VS Code, Neovim, Linguist, Markdown, file systems, shebangs) spell
a language, and which rules the table must obey. Never: files, texts, models, scores.
Start reading at `LanguageTable`; what follows it decodes and checks the rows.
"""

from __future__ import annotations

import difflib
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import TypeVar

from lsp_langid.errors import LanguageTableError, UnknownLanguageError

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib  # type: ignore[import-not-found, unused-ignore]

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Language:
    """One row of the table. `id` is ours; `vscode`, `neovim` and `linguist` belong to others."""

    id: str  # "go.mod": lower case, the VS Code spelling where that one is fit for an id
    name: str  # "Go module file": for people
    vscode: str | None = None  # language id in VS Code, None when no extension brings one
    neovim: str | None = None  # 'filetype' in Vim and Neovim, None when there is none
    linguist: str | None = None  # name in GitHub's Linguist
    fences: tuple[str, ...] = ()  # tags of fenced code in Markdown, lower case
    aliases: tuple[str, ...] = ()  # further names `find` accepts, such as labels merged into this one
    extensions: tuple[str, ...] = ()  # ".py": claimed by this language alone
    shared_extensions: tuple[str, ...] = ()  # ".h": claimed by several
    filenames: tuple[str, ...] = ()  # "Makefile": the whole name, without folders
    interpreters: tuple[str, ...] = ()  # "python": base name in a shebang, without version
    family: str | None = None  # languages that one of them, the superset, can stand in for
    hosts: tuple[str, ...] = ()  # ids of languages it is written into: "html" for a template of HTML
    everyday: bool = False  # among the sixty that most pastes are in
    weak: bool = False  # too few projects to learn it from: never told by the model alone

    def stands_for(self, other: Language) -> bool:
        """Whether a text in `other` may be shown as this: of one family, or `other` is written into it.

        HTML stands for Jinja, which without its marks is HTML; Jinja does not stand for HTML.
        """
        same_family = self.family is not None and self.family == other.family
        return same_family or self.id == other.id or self.id in other.hosts


class LanguageTable:
    """All languages, in order of id. Made by `parse`, never changed afterwards.

    `by_...` methods look through one door with that world's exact spelling and return None for a
    stranger. `find` takes any spelling in any case and raises for a stranger.
    """

    families: Mapping[str, Language]  # name of the family -> its superset

    def __init__(self, languages: Iterable[Language], families: Mapping[str, Language]) -> None:
        """Index rows that obey the rules of the table; `parse` is the door that checks them."""
        self._rows = tuple(sorted(languages, key=lambda language: language.id))
        self.families = MappingProxyType(dict(families))
        supersets = {language.id for language in families.values()}
        self._by_id = {row.id: row for row in self._rows}
        self._by_vscode = _first_choice(_group((row.vscode, row) for row in self._rows), supersets)
        self._by_neovim = _first_choice(_group((row.neovim, row) for row in self._rows), supersets)
        self._by_linguist = _first_choice(_group((row.linguist, row) for row in self._rows), supersets)
        self._by_fence = {fence: row for row in self._rows for fence in row.fences}
        self._by_filename = {filename: row for row in self._rows for filename in row.filenames}
        self._by_interpreter = {word: row for row in self._rows for word in row.interpreters}
        self._by_extension = {
            extension: tuple(rows)
            for extension, rows in _group(
                (extension, row) for row in self._rows for extension in row.extensions + row.shared_extensions
            ).items()
        }
        self._by_spelling = {word: row for row in self._rows for word in _own_words(row)}
        for door in (self._by_vscode, self._by_neovim, self._by_linguist):
            for word, row in door.items():
                self._by_spelling.setdefault(word.casefold(), row)

    @classmethod
    def parse(cls, toml_text: str) -> LanguageTable:
        """Read the text of languages.toml.

        Raises LanguageTableError, once, with every problem of every row.
        """
        try:
            document = tomllib.loads(toml_text)
        except tomllib.TOMLDecodeError as error:
            raise LanguageTableError(
                f"languages.toml is not TOML: {error}. Mend that line, or restore the released file."
            ) from error
        return cls.from_document(document)

    @classmethod
    def from_document(cls, document: Mapping[str, object]) -> LanguageTable:
        """Like `parse`, for TOML that is decoded already."""
        problems: list[str] = []
        rows, supersets = _decode(document, problems)
        problems += _order_problems("language", [row.id for row in rows])
        problems += _order_problems("family", list(supersets))
        problems += _family_problems(rows, supersets)
        problems += _host_problems(rows)
        problems += _claim_problems(rows)
        problems += _extension_problems(rows)
        problems += _door_problems(rows, set(supersets.values()))
        if problems:
            lines = "\n".join(f"  {problem}" for problem in problems)
            raise LanguageTableError(
                f"languages.toml breaks its rules (written in its head) {len(problems)} times:\n{lines}"
            )
        by_id = {row.id: row for row in rows}
        return cls(rows, {family: by_id[superset] for family, superset in supersets.items()})

    def extended(self, rows: Iterable[Language]) -> LanguageTable:
        """A table with these rows too; one with a known id takes the place of that row.

        The rules of the file do not bind new rows. A word that leads somewhere in this table leads there
        in the new one; only file name endings may come to be shared.
        """
        by_id = self._by_id | {row.id: row for row in rows}
        families = {name: by_id[row.id] for name, row in self.families.items()}
        table = LanguageTable(by_id.values(), families)
        for door in ("_by_vscode", "_by_neovim", "_by_linguist", "_by_fence", "_by_spelling"):
            old: dict[str, Language] = getattr(self, door)
            getattr(table, door).update({word: by_id[row.id] for word, row in old.items()})
        return table

    def __iter__(self) -> Iterator[Language]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, language_id: object) -> bool:
        return language_id in self._by_id

    def by_id(self, language_id: str) -> Language | None:
        """`by_id("cpp")` -> C++."""
        return self._by_id.get(language_id)

    def by_vscode(self, language_id: str) -> Language | None:
        """The language VS Code calls so; of several, see `_first_choice`."""
        return self._by_vscode.get(language_id)

    def by_neovim(self, filetype: str) -> Language | None:
        """The language Vim calls so; of several, see `_first_choice`."""
        return self._by_neovim.get(filetype)

    def by_linguist(self, name: str) -> Language | None:
        """The language Linguist calls so; of several, see `_first_choice`."""
        return self._by_linguist.get(name)

    def by_fence(self, tag: str) -> Language | None:
        """The language of a Markdown fence, in any case: people write ```JSON."""
        return self._by_fence.get(tag.lower())

    def by_filename(self, filename: str) -> Language | None:
        """The language of a whole file name without folders: "Makefile"."""
        return self._by_filename.get(filename)

    def by_interpreter(self, interpreter: str) -> Language | None:
        """The language of the base name in a shebang; a version at its end is ignored.

        "python3.12" -> Python, "perl6" -> Raku (the exact name goes first), "perl5" -> Perl.
        """
        return self._by_interpreter.get(interpreter) or self._by_interpreter.get(
            _TRAILING_VERSION.sub("", interpreter)
        )

    def by_extension(self, extension: str) -> tuple[Language, ...]:
        """All languages that claim an extension, written with its dot; as given, else in lower case.

        () -> unknown, one -> settled, more -> shared, in order of id.
        """
        return self._by_extension.get(extension) or self._by_extension.get(extension.lower(), ())

    def find(self, name: str) -> Language:
        """The language of any spelling in any case: id, display name, fence, alias, an editor's word.

        Raises UnknownLanguageError with near matches.
        """
        word = name.strip().casefold()
        language = self._by_spelling.get(word)
        if language is not None:
            return language
        near = difflib.get_close_matches(word, self._by_spelling, n=6, cutoff=0.6)
        ids = list(dict.fromkeys(self._by_spelling[spelling].id for spelling in near))[:3]
        question = f"; did you mean {' or '.join(ids)}?" if ids else "."
        raise UnknownLanguageError(f"no language {name!r}{question} All ids: `lsp-langid languages`")

    def has_word(self, name: str) -> bool:
        """Whether `find` knows this name."""
        return name.strip().casefold() in self._by_spelling

    def superset(self, family: str) -> Language:
        """The member of a family whose mode is safe for all of them. KeyError for a stranger."""
        return self.families[family]


_TRAILING_VERSION = re.compile(r"[-.0-9]+$")


def _group(pairs: Iterable[tuple[_Key | None, _Value]]) -> dict[_Key, list[_Value]]:
    """`(("a", 1), ("b", 2), ("a", 3), (None, 4)) -> {"a": [1, 3], "b": [2]}`."""
    groups: defaultdict[_Key, list[_Value]] = defaultdict(list)
    for key, value in pairs:
        if key is not None:
            groups[key].append(value)
    return dict(groups)


def _first_choice(groups: dict[str, list[Language]], supersets: set[str]) -> dict[str, Language]:
    """Of several rows that share a name, the one with that id; else a superset; else the first id.

    Vim's `lisp` is Common Lisp although Emacs Lisp is edited under it too.
    """
    return {
        name: min(rows, key=lambda row: (row.id != name.casefold(), row.id not in supersets, row.id))
        for name, rows in groups.items()
    }


def _own_words(row: Language) -> set[str]:
    """What `find` accepts before it asks the editors' names. Folded, one language each."""
    return {word.casefold() for word in (row.id, row.name, *row.fences, *row.aliases)}


# Decoding. What does not fit is reported and left out, so that the checks below see the rest.

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


def _decode(document: Mapping[str, object], problems: list[str]) -> tuple[list[Language], dict[str, str]]:
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


# Rules between rows. Each function yields sentences; no sentence, no problem.


def _order_problems(section: str, keys: list[str]) -> Iterator[str]:
    """Sorted rows are found by eye and merge without conflicts."""
    for before, here in pairwise(keys):
        if here < before:
            yield f"[{section}.{here}]: out of order, it stands behind [{section}.{before}]"


def _family_problems(rows: list[Language], supersets: Mapping[str, str]) -> Iterator[str]:
    """A family has two members or more, and its superset is one of them."""
    members = _group((row.family, row.id) for row in rows)
    for row in rows:
        if row.family is not None and row.family not in supersets:
            yield f"[language.{row.id}]: unknown family {row.family!r}; wanted one of {list(supersets)}"
    for family, superset in supersets.items():
        inside = members.get(family, [])
        if superset not in inside:
            yield f"[family.{family}]: superset {superset!r} is not a member; the members are {inside}"
        if len(inside) < 2:
            yield f"[family.{family}]: a family needs two members or more, got {inside}"


def _host_problems(rows: list[Language]) -> Iterator[str]:
    """A host is another row that is written into nothing itself."""
    hosts_of = {row.id: row.hosts for row in rows}
    for row in rows:
        for host in row.hosts:
            if host not in hosts_of or host == row.id:
                yield f"[language.{row.id}]: hosts: {host!r} is not the id of another language"
            elif hosts_of[host]:
                yield f"[language.{row.id}]: hosts: {host!r} has hosts itself; name those"


def _claim_problems(rows: list[Language]) -> Iterator[str]:
    """A name leads to one language, else labels made with it would be a coin toss."""
    claims = {
        "name": _group((word, row.id) for row in rows for word in sorted(_own_words(row))),
        "file name": _group((word, row.id) for row in rows for word in dict.fromkeys(row.filenames)),
        "interpreter": _group((word, row.id) for row in rows for word in dict.fromkeys(row.interpreters)),
    }
    for kind, owners in claims.items():
        for word, ids in owners.items():
            if len(ids) > 1:
                yield f"[language.{ids[-1]}]: {kind} {word!r} belongs to [language.{ids[0]}] already"


def _extension_problems(rows: list[Language]) -> Iterator[str]:
    """`extensions` settle the language; what two rows claim is in `shared_extensions` of both."""
    settled = _group((extension, row.id) for row in rows for extension in dict.fromkeys(row.extensions))
    shared = _group((extension, row.id) for row in rows for extension in dict.fromkeys(row.shared_extensions))
    for extension, ids in settled.items():
        everyone = ids + shared.get(extension, [])
        if len(everyone) > 1:
            yield (
                f"[language.{everyone[-1]}]: extension {extension!r} is claimed by {everyone}; "
                f"list it in shared_extensions of each"
            )
    for extension, ids in shared.items():
        if len(ids) == 1 and extension not in settled:
            yield f"[language.{ids[0]}]: nobody shares extension {extension!r}; list it in extensions"


def _door_problems(rows: list[Language], supersets: set[str]) -> Iterator[str]:
    """A word means one language whichever door it comes through: an editor's door, or `find`."""
    owners = _group((word, row) for row in rows for word in _own_words(row))
    for door, names in (
        ("vscode", ((row.vscode, row) for row in rows)),
        ("neovim", ((row.neovim, row) for row in rows)),
        ("linguist", ((row.linguist, row) for row in rows)),
    ):
        for name, row in _first_choice(_group(names), supersets).items():
            found = owners.setdefault(name.casefold(), [row])
            if row not in found:
                yield (
                    f"[language.{row.id}]: {door} name {name!r} leads here, but `find` takes it for "
                    f"[language.{found[0].id}]; leave one of them out"
                )
