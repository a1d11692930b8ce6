"""The options of a client, decoded once; what cannot be used is named and the default kept.

Knows: the names and limits of options. Never: who uses them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from lsp_langid.core.languages import Language, LanguageTable
from lsp_langid.core.policy import BALANCED, MODES
from lsp_langid.errors import UnknownLanguageError
from lsp_langid.lsp.fields import shown

SECTION = "langid"
QUIET_MS_MAX = 10_000


@dataclass(frozen=True, slots=True)
class Settings:
    """What a client may choose."""

    notify: bool = False  # send langid/identified; others would log an unknown notification
    quiet_ms: int = 50  # how long typing must rest before the text is looked at
    languages: tuple[str, ...] = ()  # answer only with these, in any spelling; () means all
    mode: str = BALANCED  # how sure an answer must be

    def languages_in(self, table: LanguageTable) -> tuple[tuple[Language, ...] | None, list[str]]:
        """The chosen languages, None for all, and a sentence for each name the table does not know."""
        known: list[Language] = []
        problems: list[str] = []
        for name in self.languages:
            try:
                known.append(table.find(name))
            except UnknownLanguageError as error:
                problems.append(f"{SECTION}.languages: {error}")
        return tuple(known) or None, problems


def decode_settings(raw: object, before: Settings) -> tuple[Settings, list[str]]:
    """Read `{"langid": {...}}`, as `initializationOptions` and `workspace/didChangeConfiguration` carry it.

    An option that is missing or wrong keeps its value from `before`; there is a sentence for each wrong one.
    """
    section = raw.get(SECTION) if isinstance(raw, Mapping) else None
    if section is None:
        return before, []
    if not isinstance(section, Mapping):
        return before, [f"{SECTION}: wanted an object of options, got {shown(section)}"]
    settings = before
    problems: list[str] = []
    for name, value in section.items():
        if name not in _OPTIONS:
            problems.append(f"{SECTION}.{name}: no such option; there are {', '.join(_OPTIONS)}")
        elif value is not None:
            apply, wanted = _OPTIONS[name]
            applied = apply(settings, value)
            if applied is None:
                problems.append(f"{SECTION}.{name}: wanted {wanted}, got {shown(value)}; it is ignored")
            settings = applied or settings
    return settings, problems


def _with_notify(settings: Settings, value: object) -> Settings | None:
    return replace(settings, notify=value) if isinstance(value, bool) else None


def _with_quiet_ms(settings: Settings, value: object) -> Settings | None:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= QUIET_MS_MAX:
        return None
    return replace(settings, quiet_ms=value)


def _with_languages(settings: Settings, value: object) -> Settings | None:
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        return None
    return replace(settings, languages=tuple(value))


def _with_mode(settings: Settings, value: object) -> Settings | None:
    return replace(settings, mode=value) if isinstance(value, str) and value in MODES else None


# Name on the wire: the settings with that value, None when it does not fit; what would fit.
_OPTIONS: Mapping[str, tuple[Callable[[Settings, object], Settings | None], str]] = {
    "notify": (_with_notify, "true or false"),
    "quietMs": (_with_quiet_ms, f"a whole number of milliseconds from 0 to {QUIET_MS_MAX}"),
    "languages": (_with_languages, "a list of language names"),
    "mode": (_with_mode, f"one of {', '.join(MODES)}"),
}
