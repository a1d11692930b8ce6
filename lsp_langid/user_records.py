"""What is kept of a user as JSON, and what is checked before it is believed again.

Knows: the fields of a correction and of a taught language. Never: where files lie.

A record is `{"format": 1, "sha256": ..., "kind": {...}}`: the digest is of the inner object, so that
a file somebody edited or a disk damaged is noticed, and not learned from.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

from lsp_langid.core.languages import Language
from lsp_langid.core.personal import Correction, TaughtLanguage

FORMAT = 1


class RecordError(ValueError):
    """A record that cannot be believed; the message says why."""


class ForeignRecordError(RecordError):
    """A record that may be sound, but is of another version of this program."""


def correction_to_json(correction: Correction) -> str:
    """The text of a file."""
    return _sealed("correction", asdict(correction))


def correction_from_json(text: str) -> Correction:
    """Read a file. Raises RecordError."""
    inner = _unsealed("correction", text)
    try:
        correction = Correction(
            id=_word(inner["id"]),
            label=_word(inner["label"]),
            indices=tuple(_whole(index) for index in inner["indices"]),
            counts=tuple(_finite(count) for count in inner["counts"]),
            n_tokens=_whole(inner["n_tokens"]),
            model=_word(inner["model"]),
            when=_word(inner["when"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise RecordError(f"a correction's field is missing or wrong ({error})") from error
    ascending = all(a < b for a, b in zip(correction.indices, correction.indices[1:], strict=False))
    if len(correction.indices) != len(correction.counts) or not ascending:
        raise RecordError("a correction's features are not in order, or not as many as their counts")
    return correction


def taught_to_json(taught: TaughtLanguage) -> str:
    """The text of a file."""
    return _sealed("taught", asdict(taught))


def taught_from_json(text: str) -> TaughtLanguage:
    """Read a file. Raises RecordError."""
    inner = _unsealed("taught", text)
    try:
        return TaughtLanguage(
            language=_language(inner["language"]),
            model=_word(inner["model"]),
            weights=tuple(_finite(weight) for weight in inner["weights"]),
            bias=_finite(inner["bias"]),
            words={_word(word): _finite(weight) for word, weight in inner["words"].items()},
            threshold=_finite(inner["threshold"]),
            card=dict(inner["card"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise RecordError(f"a taught language's field is missing or wrong ({error})") from error


def _sealed(kind: str, inner: Mapping[str, Any]) -> str:
    record = {"format": FORMAT, "sha256": _digest(inner), kind: inner}
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _unsealed(kind: str, text: str) -> dict[str, Any]:
    try:
        record = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise RecordError(f"not JSON ({error})") from error
    if not isinstance(record, dict) or not isinstance(record.get(kind), dict):
        raise RecordError(f"no {kind} in it")
    if record.get("format") != FORMAT:
        raise ForeignRecordError(f"format {record.get('format')!r}, this program reads {FORMAT}")
    inner: dict[str, Any] = record[kind]
    if record.get("sha256") != _digest(inner):
        raise RecordError("its digest does not match; it was altered or cut short")
    return inner


def _digest(inner: Mapping[str, Any]) -> str:
    plain = json.dumps(inner, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def _language(given: Mapping[str, Any]) -> Language:
    values: dict[str, Any] = {}
    for field in fields(Language):
        value = given[field.name]
        values[field.name] = tuple(_word(word) for word in value) if isinstance(value, list) else value
    return Language(**values)


def _word(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError(f"wanted a word, got {value!r}")
    return value


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError(f"wanted a whole number from 0, got {value!r}")
    return value


def _finite(value: object) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not math.isfinite(value):
        raise ValueError(f"wanted a number, got {value!r}")
    return float(value)
