"""Draw the figures of a report with matplotlib.

Knows: axes, colours, legends. Never: how figures come about, where pictures go.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from matplotlib.colors import LinearSegmentedColormap, PowerNorm
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

from lsp_langid.evaluation.canvas import (
    BLUE,
    GREEN,
    GREY,
    INK,
    ORANGE,
    PURPLE,
    RED,
    SKY,
    canvas,
    tidy,
)
from lsp_langid.evaluation.confusion import Matrix
from lsp_langid.evaluation.metrics import Figures, Reliability, wilson_interval
from lsp_langid.evaluation.selective import PROMISES, RiskCoverage
from lsp_langid.evaluation.typing import TypedSoFar

_MARKERS = "osD^vPX*"
_FEWEST = 30  # texts; a curve over fewer says nothing
_BAND_NAMES = {"1": "1 line", "whole": "whole texts"}
_BAND_COLOURS = LinearSegmentedColormap.from_list("bands", [RED, ORANGE, GREEN, BLUE])
_HEAT = LinearSegmentedColormap.from_list("heat", ["#fff4e0", ORANGE, RED, "#7a2500"])


def draw_accuracy(rows: Sequence[tuple[str, Figures]]) -> Figure:
    """Accuracy, told and precision by length; the last row, of all, is left out."""
    bands = [(band, figure) for band, figure in rows if band != "all"]
    figure, axes = canvas(7.2, 4.4)
    places = np.arange(len(bands))
    accuracy = np.array([row.accuracy for _, row in bands])
    bounds = np.array([wilson_interval(row.accuracy, row.n) for _, row in bands]).reshape(-1, 2)
    axes.fill_between(places, bounds[:, 0], bounds[:, 1], color=BLUE, alpha=0.15, lw=0)
    series = (
        ("best guess is right (band: 95 % interval)", accuracy, BLUE, "o-"),
        ("… mean over languages", [row.macro_accuracy for _, row in bands], SKY, "s--"),
        ("an editor is told a language", [row.coverage for _, row in bands], ORANGE, "D-."),
        ("precision of what is told", [row.precision for _, row in bands], GREEN, "^-"),
        ("… right or of the same family", [row.family_precision for _, row in bands], PURPLE, "v:"),
    )
    for name, values, colour, style in series:
        axes.plot(places, values, style, color=colour, label=name, ms=5)
    axes.set_xticks(places, [f"{band}\n{row.n:,}" for band, row in bands])
    axes.set(
        title="Accuracy by length of text",
        xlabel="length (lines), with number of texts",
        ylabel="share of texts (%)",
    )
    axes.set_ylim(_floor([value for _, values, _, _ in series for value in values]), 1.005)
    axes.yaxis.set_major_formatter(PercentFormatter(1, symbol=""))
    axes.legend(loc="lower right", frameon=False, fontsize=8.5)
    return figure


def draw_reliability(bins: Reliability, ece: float) -> Figure:
    """Accuracy against confidence, and below it how many guesses are of each confidence."""
    figure = Figure(figsize=(5.6, 5.8), layout="constrained")
    top, bottom = figure.subplots(2, 1, height_ratios=(4, 1), sharex=True)
    top.plot([0, 1], [0, 1], ":", color=GREY, label="confidence as good as its word")
    bounds = np.array([wilson_interval(a, n) for a, n in zip(bins.accuracy, bins.n, strict=True)]).reshape(
        -1, 2
    )
    errors = np.abs(bounds.T - np.array(bins.accuracy))
    top.errorbar(
        bins.confidence,
        bins.accuracy,
        errors,
        fmt="o-",
        color=BLUE,
        ms=5,
        capsize=2,
        lw=1.4,
        label="best guesses, with 95 % interval",
    )
    top.set(
        title=f"Is it as sure as it is right?  (ECE {ece:.3f})",
        ylabel="right (%)",
        ylim=(0, 1.02),
        xlim=(0, 1.02),
    )
    top.legend(loc="upper left", frameon=False, fontsize=8.5)
    top.yaxis.set_major_formatter(PercentFormatter(1, symbol=""))
    bottom.bar(bins.confidence, bins.n, width=0.04, color=SKY)
    bottom.set(xlabel="confidence of the best guess (%)", ylabel="texts")
    bottom.xaxis.set_major_formatter(PercentFormatter(1, symbol=""))
    for axes in (top, bottom):
        tidy(axes)
    return figure


def draw_coverage(
    curves: Sequence[tuple[str, RiskCoverage]], rows: Sequence[tuple[str, Figures]], lowest: float = 0.8
) -> Figure:
    """Share of texts answered at each precision that is promised, one line a band.

    Args:
        curves: By band.
        rows: Figures of the same bands, for the number of texts; a band of a handful is left out.
        lowest: Precision at which the axis begins, 0..1.
    """
    figure, axes = canvas(7.2, 4.6)
    sizes = {band: row.n for band, row in rows}
    promises = np.linspace(lowest, 1, 101)
    drawn = [(band, curve) for band, curve in curves if band != "all" and sizes[band] >= _FEWEST]
    for i, (band, curve) in enumerate(drawn):
        axes.plot(
            promises,
            [curve.coverage_at(promise) for promise in promises],
            color=_BAND_COLOURS(i / max(len(drawn) - 1, 1)),
            marker=_MARKERS[i % len(_MARKERS)],
            markevery=(i * 2, 20),
            ms=5,
            label=f"{_BAND_NAMES.get(band, f'{band} lines')} ({sizes[band]:,})",
        )
    for band, curve in curves:
        if band == "all":
            shares = [curve.coverage_at(promise) for promise in promises]
            axes.plot(promises, shares, "--", color=INK, lw=1.8, label=f"all ({sizes[band]:,})")
    for promise in PROMISES:
        axes.axvline(promise, color=GREY, lw=0.9, ls=":")
    axes.set(title="How much can be answered at a promised precision", ylabel="answered (% of texts)")
    axes.set(xlabel="precision of the answers (%)", xlim=(lowest, 1.0), ylim=(0, 1.02))
    axes.set_xticks([tick for tick in (0.8, 0.85, 0.9, *PROMISES) if tick >= lowest])
    axes.xaxis.set_major_formatter(PercentFormatter(1, decimals=0, symbol=""))
    axes.yaxis.set_major_formatter(PercentFormatter(1, symbol=""))
    axes.legend(loc="lower left", fontsize=8.5, ncols=2, title="length (texts)", framealpha=0.0)
    return figure


def draw_confusion(matrix: Matrix) -> Figure:
    """Share of each label's texts that is taken for another; the hits on the diagonal are numbers."""
    n = len(matrix.labels)
    side = max(4.0, 1.8 + 0.215 * (n + 1))
    figure = Figure(figsize=(side + 0.9, side), layout="constrained")
    axes = figure.add_subplot()
    axes.set(title=f"The {n} most confused labels (diagonal: % right)", xlabel="best guess")
    axes.set_ylabel("label, with number of texts")
    tidy(axes, ruled=False)
    if not n:
        axes.set(title="No confusions", xticks=[], yticks=[])
        return figure
    hits_L = np.diag(matrix.share_LL)
    wrong_LL = matrix.share_LL - np.diag(hits_L)
    shares = np.ma.masked_less_equal(np.column_stack([wrong_LL, matrix.other_L]), 1e-9)
    norm = PowerNorm(0.5, vmin=0, vmax=max(float(wrong_LL.max()), 0.05), clip=True)
    image = axes.pcolormesh(shares, cmap=_HEAT, norm=norm, edgecolors="none")
    for i, (hits, texts) in enumerate(zip(hits_L, matrix.n_L, strict=True)):
        share = f"{100 * hits:.0f}" if texts else "–"
        axes.text(i + 0.5, i + 0.5, share, ha="center", va="center", fontsize=6.5, color=INK)
    axes.set_xticks(np.arange(n + 1) + 0.5, [*matrix.labels, "any other"], rotation=90, fontsize=7)
    rows = [f"{label}  {texts:,}" for label, texts in zip(matrix.labels, matrix.n_L, strict=True)]
    axes.set_yticks(np.arange(n) + 0.5, rows, fontsize=7)
    axes.set(xlim=(0, n + 1), ylim=(n, 0), aspect="equal")
    axes.set_xticks(np.arange(n + 2), minor=True)
    axes.set_yticks(np.arange(n + 1), minor=True)
    axes.grid(which="minor", color=GREY, alpha=0.25, lw=0.4)
    axes.tick_params(length=2)
    axes.tick_params(which="minor", length=0)
    bar = figure.colorbar(image, ax=axes, shrink=0.5, aspect=30, pad=0.02)
    bar.set_label("taken for it (% of the label's texts)", color=INK)
    bar.ax.yaxis.set_major_formatter(PercentFormatter(1, decimals=0, symbol=""))
    bar.ax.tick_params(colors=INK, labelsize=8)
    return figure


def draw_typing(typed: TypedSoFar) -> Figure:
    """What is told while texts are typed, as shares that add up to all of them."""
    figure, axes = canvas(7.2, 4.0)
    right, wrong = np.array(typed.right), np.array(typed.wrong)
    axes.stackplot(
        typed.lines,
        right,
        wrong,
        typed.silent,
        colors=[GREEN, RED, "#c9ced6"],
        alpha=0.9,
        labels=["right language told", "wrong language told", "silent"],
    )
    axes.set(
        title="What an editor is told while a text is typed",
        xlabel="lines typed",
        ylabel="share of texts (%)",
        ylim=(0, 1),
    )
    if typed.lines:
        axes.set_xlim(typed.lines[0], typed.lines[-1])
    axes.yaxis.set_major_formatter(PercentFormatter(1, symbol=""))
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.17), ncols=3, frameon=False, fontsize=8.5)
    return figure


def _floor(values: Sequence[float]) -> float:
    """Where an axis of shares begins: a tenth below the smallest, so that differences show."""
    finite = [value for value in values if value == value]
    return max(0.0, math.floor(min(finite, default=0.0) * 10 - 0.5) / 10)
