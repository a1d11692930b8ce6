"""What the settings' names of languages come to, once there is a table to look them up in.

Knows: names and the languages they mean. Never: how an option is spelled on the wire, texts.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from lsp_langid.core.languages import Language, LanguageTable
from lsp_langid.errors import UnknownLanguageError
from lsp_langid.lsp.settings import SECTION, Settings


@dataclass(frozen=True)
class Choices:
    """The languages a user allows, forbids and expects."""

    only: tuple[Language, ...] | None = None  # None: all
    never_switch_to: frozenset[str] = frozenset()  # ids
    never_leave: frozenset[str] = frozenset()  # ids
    log_odds: Mapping[str, float] = field(default_factory=dict)  # id -> natural log-odds added to it


def look_up(
    settings: Settings, table: LanguageTable, nameable: Collection[Language]
) -> tuple[Choices, list[str]]:
    """Look the names of the settings up, and give a sentence for each that nobody knows.

    A mistyped name should not silence the server: options that would leave no language that the detector
    can name (`nameable`) are ignored.
    """
    finder = _Finder(table)
    wanted = finder.all_of("languages", settings.languages)
    if settings.languages and not any(language in nameable for language in wanted):
        finder.problems.append(f"{SECTION}.languages: the model knows none of them, so all are allowed")
        wanted = []
    unwanted = finder.all_of("never", settings.never)
    only: list[Language] | None = wanted or None
    if unwanted:
        only = [language for language in wanted or table if language not in unwanted]
        if not any(language in nameable for language in only):
            finder.problems.append(f"{SECTION}.never: this leaves no language, so it is ignored")
            only = wanted or None
    return Choices(
        only=None if only is None else tuple(only),
        never_switch_to=finder.ids("neverSwitchTo", settings.never_switch_to),
        never_leave=finder.ids("neverLeave", settings.never_leave),
        log_odds=finder.log_odds("priors", settings.priors),
    ), finder.problems


class _Finder:
    """Finds languages by name and collects the names that are none."""

    def __init__(self, table: LanguageTable) -> None:
        self._table = table
        self.problems: list[str] = []

    def all_of(self, option: str, names: Iterable[str]) -> list[Language]:
        found = (self._find(option, name) for name in names)
        return [language for language in found if language is not None]

    def ids(self, option: str, names: Iterable[str]) -> frozenset[str]:
        return frozenset(language.id for language in self.all_of(option, names))

    def log_odds(self, option: str, priors: Iterable[tuple[str, float]]) -> dict[str, float]:
        found = ((self._find(option, name), times) for name, times in priors)
        return {language.id: math.log(times) for language, times in found if language is not None}

    def _find(self, option: str, name: str) -> Language | None:
        try:
            return self._table.find(name)
        except UnknownLanguageError as error:
            self.problems.append(f"{SECTION}.{option}: {error}")
            return None
