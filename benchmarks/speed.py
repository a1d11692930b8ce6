"""Print what one answer costs in a warm process, by length of text, and how far that is from its floor.

    python benchmarks/speed.py             as installed
    LSP_LANGID_PURE=1 python benchmarks/speed.py    without the compiled kernel

Texts are made of the package's own sources, so the figures can be had from any checkout. `startup.py` prints
what a start costs, `batch.py` what many texts at once.
"""

from __future__ import annotations

import math
import re
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.table import Table

from lsp_langid.assets import load_detector
from lsp_langid.core.detector import Detector
from lsp_langid.core.features import TokenBag
from lsp_langid.core.forward import Forward
from lsp_langid.core.sample import WINDOW_CHARS
from lsp_langid.native.library import why_none

LENGTHS = (100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000)
STAGED_LENGTHS = (100, 1_000, 10_000)
ROUNDS = 15  # of each text where stages are compared; the best counts
ROOT = Path(__file__).resolve().parent.parent
BARE = re.compile(r"\w+|\s+|[^\w\s]")  # the simplest expression that splits code at all


def texts(length: int, count: int) -> list[str]:
    """Different windows of `length` characters out of the package's sources."""
    sources = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted((ROOT / "lsp_langid").rglob("*.py"))
    )
    while len(sources) < length + 7 * count:
        sources += sources
    stride = max(7, (len(sources) - length) // count)
    return [sources[i * stride : i * stride + length] for i in range(count)]


def main() -> None:
    """Print all tables."""
    console = Console(width=100)
    detector = load_detector()
    console.print(f"kernel: {why_none() or 'compiled'}\n")
    medians = by_length(console, detector)
    within = [(length, ms) for length, ms in medians if length <= WINDOW_CHARS]
    console.print(
        f"\nexponent of cost against length: {exponent(within):.2f} up to {within[-1][0]:,} characters, "
        f"{exponent(medians):.2f} up to {medians[-1][0]:,}\n"
    )
    by_stage(console, detector)


def by_length(console: Console, detector: Detector) -> list[tuple[int, float]]:
    """Print the cost of single answers; returns the median of each length, ms."""
    table = Table(title="one answer, warm (ms)", title_justify="left", box=None)
    for column in ("characters", "texts", "median", "p90", "p99", "max", "best rounds"):
        table.add_column(column, justify="right")
    medians = []
    for length in LENGTHS:
        sample = texts(length, 300 if length <= 10_000 else 60 if length <= 1_000_000 else 8)
        for text in sample[:20]:
            detector.identify(text)
        times = []
        for text in sample:
            begin = time.perf_counter()
            detector.identify(text)
            times.append((time.perf_counter() - begin) * 1e3)
        times.sort()
        cuts = statistics.quantiles(times, n=100, method="inclusive")
        best = best_of_rounds(detector.identify, sample) / 1e3
        figures = (statistics.median(times), cuts[89], cuts[98], times[-1], best)
        table.add_row(f"{length:,}", str(len(sample)), *(f"{value:.3f}" for value in figures))
        medians.append((length, statistics.median(times)))
    console.print(table)
    console.print(
        f"best rounds: median over texts of the best of {ROUNDS} rounds, for machines with other work"
    )
    return medians


def exponent(costs: Sequence[tuple[int, float]]) -> float:
    """Slope of the straight line through logarithms of length and cost."""
    lengths, values = zip(*costs, strict=True)
    return float(np.polyfit([math.log(n) for n in lengths], [math.log(v) for v in values], 1)[0])


def by_stage(console: Console, detector: Detector) -> None:
    """Print what each part of an answer takes, and what no answer can do without."""
    table = Table(title="where the time goes (µs, best rounds)", title_justify="left", box=None)
    table.add_column("")
    for length in STAGED_LENGTHS:
        table.add_column(f"{length:,}", justify="right")
    bags, rows = TokenBag(detector.model.spec), detector.model.mlp.w1_DH
    forward = Forward(detector.model.mlp, detector.model.spec, detector.model.calibration)
    samples = [texts(length, 100) for length in STAGED_LENGTHS]
    bagged = [[bags.bag(text) for text in sample] for sample in samples]

    def read_rows(bag: Any) -> Any:
        return rows.take(bag.indices, axis=0)

    def count(text: str) -> Any:
        return bags.count(text) or bags.bag(
            text
        )  # as an answer does: the kernel leaves counts where they are

    stages: list[tuple[str, Callable[[Any], Any], Sequence[Sequence[Any]]]] = [
        ("hints and proofs", detector._claims, samples),
        ("text to counts", count, samples),
        ("text to probabilities", lambda text: forward.of_text(text, bags), samples),
        ("whole answer", detector.identify, samples),
        ("floor: one bare pass of re.findall", BARE.findall, samples),
        ("floor: reading the active rows", read_rows, bagged),
    ]
    costs = {name: [best_of_rounds(step, sample) for sample in items] for name, step, items in stages}
    asked = zip(costs["hints and proofs"], costs["text to probabilities"], costs["whole answer"], strict=True)
    costs["the rest: ranking, policy, verdict"] = [whole - claims - told for claims, told, whole in asked]
    for name, values in costs.items():
        table.add_row(name, *(f"{value:.1f}" for value in values))
    floors = zip(*(values for name, values in costs.items() if name.startswith("floor")), strict=True)
    ratios = [whole / sum(floor) for whole, floor in zip(costs["whole answer"], floors, strict=True)]
    table.add_row("whole answer / both floors", *(f"{ratio:.2f}" for ratio in ratios))
    console.print(table)


def best_of_rounds(step: Callable[[Any], Any], items: Sequence[Any]) -> float:
    """Median over the items of the best of several rounds over all of them, µs.

    Rounds go over all items, so that none is answered from what the one before left in the caches.
    """
    best = [math.inf] * len(items)
    for _ in range(ROUNDS):
        for i, item in enumerate(items):
            begin = time.perf_counter()
            step(item)
            best[i] = min(best[i], time.perf_counter() - begin)
    return statistics.median(best) * 1e6


if __name__ == "__main__":
    main()
