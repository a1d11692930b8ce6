"""The label table: one `Language` per row of languages.toml, found by any of its names.

Knows: which door a name comes through, and what it leads to. Never: how a row is written
(`language_rows.py`), what rows must obey (`language_rules.py`), files, texts, models, scores.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from lsp_langid.core.language import Language
from lsp_langid.core.language_names import first_choice, group, own_words
from lsp_langid.core.language_rows import decode_rows
from lsp_langid.core.language_rules import broken_rules
from lsp_langid.errors import LanguageTableError, UnknownLanguageError

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib  # type: ignore[import-not-found, unused-ignore]

__all__ = ["Language", "LanguageTable"]


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
        self._by_vscode = first_choice(group((row.vscode, row) for row in self._rows), supersets)
        self._by_neovim = first_choice(group((row.neovim, row) for row in self._rows), supersets)
        self._by_linguist = first_choice(group((row.linguist, row) for row in self._rows), supersets)
        self._by_fence = {fence: row for row in self._rows for fence in row.fences}
        self._by_filename = {filename: row for row in self._rows for filename in row.filenames}
        self._by_interpreter = {word: row for row in self._rows for word in row.interpreters}
        self._by_extension = {
            extension: tuple(rows)
            for extension, rows in group(
                (extension, row) for row in self._rows for extension in row.extensions + row.shared_extensions
            ).items()
        }
        self._by_spelling = {word: row for row in self._rows for word in own_words(row)}
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
        rows, supersets = decode_rows(document, problems)
        problems += broken_rules(rows, supersets)
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
        """The language VS Code calls so; of several, see `first_choice`."""
        return self._by_vscode.get(language_id)

    def by_neovim(self, filetype: str) -> Language | None:
        """The language Vim calls so; of several, see `first_choice`."""
        return self._by_neovim.get(filetype)

    def by_linguist(self, name: str) -> Language | None:
        """The language Linguist calls so; of several, see `first_choice`."""
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
        import difflib  # here: only a slip of the pen needs it

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
