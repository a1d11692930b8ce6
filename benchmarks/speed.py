"""Print what one answer costs in a warm process, by length of text, and what a start costs.

    python benchmarks/speed.py

Texts are made of the package's own sources, so the figures can be had from any checkout.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from lsp_langid.assets import load_detector

LENGTHS = (100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000)
ROOT = Path(__file__).resolve().parent.parent


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
    """Print both tables."""
    console = Console(width=100)
    detector = load_detector()
    table = Table(title="one answer, warm (ms)", title_justify="left", box=None)
    for column in ("characters", "texts", "median", "p90", "p99", "max"):
        table.add_column(column, justify="right")
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
        figures = (statistics.median(times), cuts[89], cuts[98], times[-1])
        table.add_row(f"{length:,}", str(len(sample)), *(f"{value:.3f}" for value in figures))
    console.print(table)
    console.print(f"\nlsp-langid identify FILE, process start to exit: {start_up(15)}")


def start_up(runs: int) -> str:
    """Wall time of the command on one file: median and best."""
    command = [
        sys.executable,
        "-m",
        "lsp_langid",
        "identify",
        "--content-only",
        str(ROOT / "benchmarks" / "speed.py"),
    ]
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - begin)
    return f"median {statistics.median(times):.3f} s, best {min(times):.3f} s of {runs}"


if __name__ == "__main__":
    main()
