"""The race as JSON: every figure, not rounded.

Knows: names of fields. Never: how figures come about.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from benchmarks.peers.items import BANDS
from benchmarks.peers.race import HELD_OUT, Entry, Race
from benchmarks.peers.scores import Judged, about, code, left_alone, score
from benchmarks.peers.tables import common_labels, in_band
from lsp_langid.training.measure import size_name

FORMAT = 1


def to_json(race: Race) -> str:
    """One object: the setting, and each rival with its scores by set of questions and by length."""
    common = common_labels(race)
    document = {
        "format": FORMAT,
        "setting": dict(race.setting),
        "questions": {name: len(questions) for name, questions in race.sets.items()},
        "labels_all_three_know": sorted(common),
        "rivals": {name: _entry(entry, common) for name, entry in race.entries.items()},
    }
    return json.dumps(_without_nan(document), indent=1, ensure_ascii=False) + "\n"


def _entry(entry: Entry, common: frozenset[str]) -> dict[str, Any]:
    return {
        "version": entry.version,
        "missing": entry.missing,
        "words": entry.n_words,
        "labels_it_knows": sorted(entry.known),
        "size_mb": entry.size_mb,
        "too_slow": entry.too_slow,
        "failed": entry.failed,
        "timed": asdict(entry.timed) if entry.timed else None,
        "scores": {
            name: {
                "all_labels": _by_length(code(rows), name),
                "labels_it_knows": _by_length(about(rows, entry.known), name),
                "labels_all_three_know": _by_length(about(rows, common), name),
                "not_code_left_alone": left_alone(rows),
            }
            for name, rows in entry.judged.items()
        },
    }


def _by_length(rows: Sequence[Judged], name: str) -> dict[str, Any]:
    bands = (
        {size_name(band): asdict(score(in_band(rows, band))) for band in BANDS} if name == HELD_OUT else {}
    )
    return {**bands, "all": asdict(score(rows))}


def _without_nan(value: Any) -> Any:
    """JSON has no nan: null."""
    if isinstance(value, float) and math.isnan(value):
        return None
    if isinstance(value, dict):
        return {str(name): _without_nan(inner) for name, inner in value.items()}
    return [_without_nan(inner) for inner in value] if isinstance(value, (list, tuple)) else value
