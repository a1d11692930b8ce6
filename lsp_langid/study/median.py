"""Bring the seeds of a study together: median, lowest and highest of every figure.

Knows: runs of one network at one rate. Never: what the figures mean, how they are drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from statistics import median
from typing import Any

from lsp_langid.study.result import Epoch, Run, Step, Study


@dataclass(frozen=True, slots=True)
class Spread:
    """One figure over the seeds that have it."""

    median: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class MedianEpoch:
    """An `Epoch` over all seeds, field by field. A figure that no seed has is None."""

    epoch: int
    loss: Spread
    loss_dead: Spread | None
    loss_alive: Spread | None
    tolerant: Spread
    random: Spread
    first: Spread
    unique: Spread
    zero_logits: Spread
    dead_rows: Spread
    silent_labels: Spread
    logit_rms: Spread
    gradient_w1: Spread
    gradient_w2: Spread


@dataclass(frozen=True, slots=True)
class MedianStep:
    """A `Step` over all seeds, field by field."""

    step: int
    loss: Spread
    logit_rms: Spread
    dead_rows: Spread
    gradient: Spread


def median_epochs(study: Study, arm_key: str, learning_rate: float) -> tuple[MedianEpoch, ...]:
    """Every epoch of an arm at a rate, from epoch 0 on; () where the study has no such runs."""
    runs = runs_of(study, arm_key, learning_rate)
    return tuple(_over_seeds(MedianEpoch, seeds) for seeds in zip(*(run.epochs for run in runs), strict=True))


def median_steps(study: Study, arm_key: str, learning_rate: float) -> tuple[MedianStep, ...]:
    """The first steps of an arm at a rate; () where the study has no such runs."""
    runs = runs_of(study, arm_key, learning_rate)
    return tuple(_over_seeds(MedianStep, seeds) for seeds in zip(*(run.steps for run in runs), strict=True))


def runs_of(study: Study, arm_key: str, learning_rate: float) -> tuple[Run, ...]:
    """All seeds of an arm at a rate, in order of seed."""
    return tuple(run for run in study.runs if (run.arm, run.learning_rate) == (arm_key, learning_rate))


def spread(figures: Iterable[float | None]) -> Spread | None:
    """Median, lowest and highest of the figures that are there; None where none is."""
    there = [figure for figure in figures if figure is not None]
    return Spread(float(median(there)), float(min(there)), float(max(there))) if there else None


def _over_seeds(kind: Any, seeds: Sequence[Epoch] | Sequence[Step]) -> Any:
    place, *names = (field.name for field in fields(kind))  # which epoch or step, then the figures
    figures = {name: spread(getattr(moment, name) for moment in seeds) for name in names}
    return kind(getattr(seeds[0], place), **figures)
