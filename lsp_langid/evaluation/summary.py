"""Everything one evaluation measured, as one object and as JSON.

Knows: which figures belong to a report. Never: plots, pages, terminals.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np

from lsp_langid.core.policy import NOT_CODE
from lsp_langid.evaluation.bands import in_bands
from lsp_langid.evaluation.beside import Comparison
from lsp_langid.evaluation.confusion import Pair, confused_pairs
from lsp_langid.evaluation.items import Answer
from lsp_langid.evaluation.metrics import Figures, Reliability, left_alone, reliability
from lsp_langid.evaluation.selective import PROMISES, RiskCoverage, risk_coverage
from lsp_langid.evaluation.tables import by_band, by_language, by_source
from lsp_langid.evaluation.typing import Trace, TypedSoFar, TypingFigures, told_by_lines, typing_figures


@dataclass(frozen=True, slots=True)
class Source:
    """A file or folder of labelled texts."""

    name: str
    way: str  # how the labels were found, in words
    n_texts: int
    n_known: int  # texts with a label that can be answered
    skipped: tuple[tuple[str, str], ...] = ()  # files that were not measured, and why


@dataclass(frozen=True, slots=True)
class Setting:
    """What was asked, of whom."""

    model: str
    sources: tuple[Source, ...]
    mode: str
    only: tuple[str, ...]  # languages to choose from; empty for all
    windows: tuple[int, ...]  # lines; empty for whole texts
    sample: int | None
    seed: int


@dataclass(frozen=True, slots=True)
class Summary:
    """All figures of one evaluation."""

    setting: Setting
    by_band: tuple[tuple[str, Figures], ...]  # the last one is of all
    by_source: tuple[tuple[str, Figures], ...]
    by_language: tuple[tuple[str, Figures], ...]  # weakest first
    curves: tuple[tuple[str, RiskCoverage], ...]  # by band, the last one is of all
    reliability: Reliability
    pairs: tuple[Pair, ...]
    n_not_code: int
    not_code_left_alone: float
    ms_median: float  # to answer one text
    typing: TypingFigures | None
    typed: TypedSoFar | None
    beside: Comparison | None = None  # another model, asked the same


def summarize(
    setting: Setting,
    answers: Sequence[Answer],
    traces: Sequence[Trace],
    top: int,
    beside: Comparison | None = None,
) -> Summary:
    """Measure all there is to measure. `answers` is not empty; without `traces` nothing was typed."""
    bands = [*in_bands(answers).items(), ("all", list(answers))]
    return Summary(
        setting=setting,
        by_band=tuple(by_band(answers)),
        by_source=tuple(by_source(answers)),
        by_language=tuple(by_language(answers)),
        curves=tuple((band, risk_coverage(group)) for band, group in bands),
        reliability=reliability(answers),
        pairs=tuple(confused_pairs(answers, top)),
        n_not_code=sum(answer.item.label == NOT_CODE for answer in answers),
        not_code_left_alone=left_alone(answers),
        ms_median=float(np.median([answer.ms for answer in answers])),
        typing=typing_figures(traces) if traces else None,
        typed=told_by_lines(traces) if traces else None,
        beside=beside,
    )


def summary_to_json(summary: Summary) -> dict[str, object]:
    """What `figures.json` holds: shares with four digits, null for what could not be measured."""
    plain: dict[str, object] = {
        "setting": asdict(summary.setting),
        "by_lines": {band: asdict(figure) for band, figure in summary.by_band},
        "by_source": {name: asdict(figure) for name, figure in summary.by_source},
        "by_language": {label: asdict(figure) for label, figure in summary.by_language},
        "coverage_at_precision": {
            band: {str(promise): curve.coverage_at(promise) for promise in PROMISES}
            for band, curve in summary.curves
        },
        "risk_coverage": {band: _curve_to_json(curve) for band, curve in summary.curves},
        "reliability": asdict(summary.reliability),
        "confusions": [asdict(pair) for pair in summary.pairs],
        "not_code": {"n": summary.n_not_code, "left_alone": summary.not_code_left_alone},
        "ms_median": summary.ms_median,
        "typing": None if summary.typing is None else asdict(summary.typing),
        "told_by_lines_typed": None if summary.typed is None else asdict(summary.typed),
        "beside": None if summary.beside is None else _beside_to_json(summary.beside),
    }
    return {name: _rounded(value) for name, value in plain.items()}


def _beside_to_json(comparison: Comparison) -> dict[str, object]:
    return {
        "model": comparison.first,
        "other": comparison.second,
        "by_lines": {
            band: {
                "model": asdict(pair.first),
                "other": asdict(pair.second),
                "more_accurate": asdict(pair.difference),
            }
            for band, pair in comparison.by_band
        },
        "ms_median": {"model": comparison.ms_first, "other": comparison.ms_second},
    }


def _curve_to_json(curve: RiskCoverage) -> dict[str, list[float]]:
    thin = curve.thinned()
    return {
        "threshold": thin.threshold.tolist(),
        "coverage": thin.coverage.tolist(),
        "precision": thin.precision.tolist(),
    }


def _rounded(value: object) -> object:
    if isinstance(value, float):
        return round(value, 4) if math.isfinite(value) else None
    if isinstance(value, dict):
        return {name: _rounded(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(inner) for inner in value]
    return value
