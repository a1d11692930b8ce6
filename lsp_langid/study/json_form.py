"""A study as JSON and back, without loss.

Knows: the dataclasses of `result`, and what their fields may hold. Never: files, what a figure means.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from itertools import product
from types import UnionType
from typing import Any, cast, get_args, get_origin, get_type_hints

from lsp_langid.errors import InputError
from lsp_langid.study.result import ARMS, Study

KIND, FORMAT = "lsp-langid study relu", 1
_HOW_MADE = "A study is stored by `lsp-langid study relu CORPUS --json > study.json`."


def study_to_json(study: Study) -> dict[str, Any]:
    """Objects, lists, text, finite numbers, null: `json.dumps(..., allow_nan=False)` takes it.

    Raises:
        ValueError: A figure is not finite.
    """
    return {"kind": KIND, "format": FORMAT, **cast(dict[str, Any], _plain(study, "study"))}


def study_from_json(raw: object) -> Study:
    """Undo `study_to_json`.

    Raises:
        InputError: Not a study, one of another format, a field missing, unknown or of the wrong type, or
            runs missing that its setting names.
    """
    if not isinstance(raw, Mapping) or raw.get("kind") != KIND:
        raise InputError(f"not a stored study of the ReLU: expected an object of kind {KIND!r}. {_HOW_MADE}")
    if raw.get("format") != FORMAT:
        raise InputError(
            f"a study of format {raw.get('format')!r}; this program reads format {FORMAT}. Run it again."
        )
    body = {name: value for name, value in raw.items() if name not in ("kind", "format")}
    study = cast(Study, _read(Study, body, "study"))
    _require_whole(study)
    return study


def _require_whole(study: Study) -> None:
    """Raise unless every network of the setting is there, looked at after every epoch."""
    setting = study.setting
    wanted = [
        (arm.key, rate, seed) for arm, rate, seed in product(ARMS, setting.learning_rates, setting.seeds)
    ]
    if not wanted or [(run.arm, run.learning_rate, run.seed) for run in study.runs] != wanted:
        raise InputError(
            f"study.runs: expected the {len(wanted)} networks that its setting names, by arm, learning rate "
            f"and seed, got {len(study.runs)} or another order. {_HOW_MADE}"
        )
    epochs, n_steps = tuple(range(setting.epochs + 1)), len(study.runs[0].steps)
    for place, run in enumerate(study.runs):
        if tuple(epoch.epoch for epoch in run.epochs) != epochs or not 0 < len(run.steps) == n_steps:
            raise InputError(
                f"study.runs[{place}]: expected epochs 0 to {setting.epochs} and {n_steps} first steps, got "
                f"{len(run.epochs)} epochs and {len(run.steps)} steps. {_HOW_MADE}"
            )


def _plain(value: object, where: str) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: _plain(getattr(value, field.name), f"{where}.{field.name}") for field in fields(value)
        }
    if isinstance(value, Mapping):
        return {name: _plain(item, f"{where}.{name}") for name, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item, f"{where}[{place}]") for place, item in enumerate(value)]
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError(f"{where} is {value}; JSON has finite numbers only")
    return value


def _read(kind: Any, value: object, where: str) -> object:
    """`value` as the annotation `kind` wants it; `where` is its path, for complaints."""
    if is_dataclass(kind):
        return _read_object(cast(type, kind), value, where)
    origin, parts = get_origin(kind), get_args(kind)
    if origin is UnionType:  # X | None
        return None if value is None else _read(parts[0], value, where)
    if origin is tuple:
        return _read_row(parts, value, where)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        if not isinstance(value, Mapping):
            raise _unfit(where, "an object", value)
        return {str(name): _read(parts[1], item, f"{where}.{name}") for name, item in value.items()}
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if type(value) is not kind or (isinstance(value, float) and not math.isfinite(value)):
        raise _unfit(
            where, {str: "text", bool: "true or false", int: "a whole number"}.get(kind, "a number"), value
        )
    return value


def _read_object(kind: type, value: object, where: str) -> object:
    if not isinstance(value, Mapping):
        raise _unfit(where, "an object", value)
    hints = get_type_hints(kind)
    missing = [name for name in hints if name not in value]
    unknown = [str(name) for name in value if name not in hints]
    if missing or unknown:
        what = [*(f"no field {name!r}" for name in missing), *(f"unknown field {name!r}" for name in unknown)]
        raise InputError(f"{where}: {', '.join(what)}. {_HOW_MADE}")
    return kind(**{name: _read(hint, value[name], f"{where}.{name}") for name, hint in hints.items()})


def _read_row(parts: tuple[Any, ...], value: object, where: str) -> tuple[object, ...]:
    if not isinstance(value, list | tuple):
        raise _unfit(where, "a list", value)
    kinds = [parts[0]] * len(value) if parts[-1] is Ellipsis else list(parts)
    if len(kinds) != len(value):
        raise _unfit(where, f"a list of {len(kinds)}", value)
    return tuple(
        _read(kind, item, f"{where}[{place}]")
        for place, (kind, item) in enumerate(zip(kinds, value, strict=True))
    )


def _unfit(where: str, wanted: str, got: object) -> InputError:
    shown = repr(got)
    return InputError(f"{where}: expected {wanted}, got {shown if len(shown) < 60 else shown[:57] + '...'}.")
