"""The options of a client, decoded once; what cannot be used is named and the value before it kept.

Knows: the names, kinds and limits of options. Never: languages (names are looked up in `choices.py`), who
uses an option.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from lsp_langid.core.policy import BALANCED, MODES
from lsp_langid.lsp.fields import shown, whole_number

SECTION = "langid"

FIRST_LINE, ANYWHERE, OFF = "firstLine", "anywhere", "off"
_HOVER = (FIRST_LINE, ANYWHERE, OFF)

_MS_MAX = 10_000
_CHARS_MAX = 1_000
_TIMES_MIN, _TIMES_MAX = 0.01, 100.0


@dataclass(frozen=True, slots=True)
class Settings:
    """What a client may choose. Languages are named in any spelling."""

    notify: bool = False  # send langid/identified; others would log an unknown notification
    quiet_ms: int = 300  # how long typing must rest before the text is looked at
    paste_ms: int = 25  # the same after a paste
    mode: str = BALANCED  # how sure an answer must be
    min_chars: int = 8  # visible characters that a text needs for an answer
    languages: tuple[str, ...] = ()  # answer only with these; none means all
    never: tuple[str, ...] = ()  # never answer with these
    never_switch_to: tuple[str, ...] = ()  # answer when asked, but set none of these unasked
    never_leave: tuple[str, ...] = ()  # a document in one of these stays in it
    priors: tuple[tuple[str, float], ...] = ()  # how many times as likely a language is as it would be
    client_languages: tuple[str, ...] = ()  # the ids this editor can set; none means unknown
    hover: str = FIRST_LINE  # where to show it
    diagnostics: bool = False  # hint at bare fences and at plain text that is surely code
    chooser: bool = False  # ask in a window of the editor where nothing else can set a language
    learn: bool = True  # remember choices
    workspace_prior: bool = True  # expect the languages of the files in the workspace


def decode_settings(raw: object, before: Settings) -> tuple[Settings, list[str]]:
    """Read `{"langid": {...}}`, as `initializationOptions` and `workspace/didChangeConfiguration` carry it.

    An option that is missing, null or wrong keeps its value from `before`; there is a sentence for each
    wrong one.
    """
    return decode_section(raw.get(SECTION) if isinstance(raw, Mapping) else None, before)


def decode_section(section: object, before: Settings) -> tuple[Settings, list[str]]:
    """Read the options themselves, as `workspace/configuration` answers them."""
    if section is None:
        return before, []
    if not isinstance(section, Mapping):
        return before, [f"{SECTION}: wanted an object of options, got {shown(section)}"]
    values: dict[str, object] = {}
    problems: list[str] = []
    for name, given in section.items():
        option = OPTIONS.get(name)
        if option is None:
            problems.append(f"{SECTION}.{name}: no such option; there are {', '.join(OPTIONS)}")
        elif given is not None:
            value = option.kind.read(given)
            if value is None:
                problems.append(f"{SECTION}.{name}: wanted {option.kind.wanted}, got {shown(given)}; ignored")
            else:
                values[option.field] = value
    return replace(before, **values), problems  # type: ignore[arg-type]  # each kind reads its field's type


class _Kind(NamedTuple):
    """How a kind of value is read, None when it does not fit; and what would, in words and as JSON Schema."""

    read: Callable[[object], object]
    wanted: str
    schema: Mapping[str, object]


class _Option(NamedTuple):
    field: str  # of Settings
    kind: _Kind


def _read_switch(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _whole_number(most: int, of_what: str) -> _Kind:
    def read(value: object) -> int | None:
        number = whole_number(value)
        return number if number is not None and 0 <= number <= most else None

    wanted = f"a whole number of {of_what} from 0 to {most}"
    return _Kind(read, wanted, {"type": "integer", "minimum": 0, "maximum": most})


def _one_of(words: Collection[str]) -> _Kind:
    def read(value: object) -> str | None:
        return value if isinstance(value, str) and value in words else None

    return _Kind(read, f"one of {', '.join(words)}", {"enum": list(words)})


def _read_names(value: object) -> tuple[str, ...] | None:
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        return None
    return tuple(value)


def _read_priors(value: object) -> tuple[tuple[str, float], ...] | None:
    if not isinstance(value, Mapping):
        return None
    for times in value.values():
        if isinstance(times, bool) or not isinstance(times, int | float):
            return None
        if not _TIMES_MIN <= times <= _TIMES_MAX:  # NaN is not, either
            return None
    return tuple((str(name), float(times)) for name, times in value.items())


_LIST_OF_STRINGS = {"type": "array", "items": {"type": "string"}}
_SWITCH = _Kind(_read_switch, "true or false", {"type": "boolean"})
_MILLISECONDS = _whole_number(_MS_MAX, "milliseconds")
_NAMES = _Kind(_read_names, "a list of language names", _LIST_OF_STRINGS)
_WORDS = _Kind(_read_names, "a list of language ids", _LIST_OF_STRINGS)
_PRIORS = _Kind(
    _read_priors,
    f"an object of language names, each with a number from {_TIMES_MIN} to {_TIMES_MAX:.0f}",
    {
        "type": "object",
        "additionalProperties": {"type": "number", "minimum": _TIMES_MIN, "maximum": _TIMES_MAX},
    },
)

OPTIONS: Mapping[str, _Option] = {
    "notify": _Option("notify", _SWITCH),
    "quietMs": _Option("quiet_ms", _MILLISECONDS),
    "pasteMs": _Option("paste_ms", _MILLISECONDS),
    "mode": _Option("mode", _one_of(MODES)),
    "minChars": _Option("min_chars", _whole_number(_CHARS_MAX, "characters")),
    "languages": _Option("languages", _NAMES),
    "never": _Option("never", _NAMES),
    "neverSwitchTo": _Option("never_switch_to", _NAMES),
    "neverLeave": _Option("never_leave", _NAMES),
    "priors": _Option("priors", _PRIORS),
    "clientLanguages": _Option("client_languages", _WORDS),
    "hover": _Option("hover", _one_of(_HOVER)),
    "diagnostics": _Option("diagnostics", _SWITCH),
    "chooser": _Option("chooser", _SWITCH),
    "learn": _Option("learn", _SWITCH),
    "workspacePrior": _Option("workspace_prior", _SWITCH),
}
