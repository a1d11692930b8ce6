"""Draw the race: right by length, told against precision, milliseconds by length.

Knows: what goes onto which axes. Never: how figures come about, picture formats.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, PercentFormatter

from benchmarks.peers.items import BANDS
from benchmarks.peers.race import HELD_OUT, Entry, Race
from benchmarks.peers.rivals import OURS, OURS_BATCH, OURS_BEST, OURS_PURE
from benchmarks.peers.scores import Judged, about, code, score
from benchmarks.peers.speed import batch_size
from benchmarks.peers.tables import band_names, common_labels, in_band, judged_entries, timed_entries
from lsp_langid.evaluation.canvas import BLUE, GREEN, GREY, INK, ORANGE, PURPLE, RED, SKY, canvas, tidy
from lsp_langid.evaluation.pictures import save_both

_OURS: dict[str, Any] = {"color": RED, "lw": 2.4, "ms": 6, "zorder": 5}
_STYLES: dict[str, dict[str, Any]] = {
    OURS_BEST: {**_OURS, "marker": "o"},
    OURS: {**_OURS, "marker": "o", "ls": "--", "mfc": "none"},
    OURS_PURE: {**_OURS, "marker": "o", "ls": "-.", "mfc": "none", "lw": 1.6},
    OURS_BATCH: {**_OURS, "marker": ".", "ls": ":", "lw": 1.6},
    "magika-best": {"color": BLUE, "marker": "s"},
    "magika": {"color": BLUE, "marker": "s", "ls": "--", "mfc": "none"},
    "vscode-raw": {"color": ORANGE, "marker": "D"},
    "vscode": {"color": ORANGE, "marker": "D", "ls": "--", "mfc": "none"},
    "guesslang": {"color": PURPLE, "marker": "^", "ls": "--", "mfc": "none"},
    "hljs": {"color": GREEN, "marker": "v"},
    "hljs-common": {"color": GREEN, "marker": "v", "ls": "--", "mfc": "none"},
    "linguist": {"color": SKY, "marker": "P"},
    "enry": {"color": SKY, "marker": "P", "ls": "--", "mfc": "none"},
    "pygments": {"color": INK, "marker": "X"},
    "flourite": {"color": GREY, "marker": "<"},
    "whats-that-code": {"color": GREY, "marker": ">", "ls": "--"},
    "codelang-detect": {"color": GREY, "marker": "*", "ls": ":"},
}
_WIDTH = 9.0


def write_all(race: Race, folder: Path) -> list[Path]:
    """Write every drawing that has something on it, light and dark; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    drawings: dict[str, Callable[[Race], Figure | None]] = {
        "peers_accuracy": draw_accuracy,
        "peers_told": draw_told,
        "peers_speed": draw_speed,
    }
    written = []
    for name, draw in drawings.items():
        figure = draw(race)
        if figure is not None:
            for path in save_both(figure, folder, name):
                ground = path.suffixes[0].removeprefix(".")
                written.append(path.replace(folder / f"{name}_{ground}.png"))
    return written


def draw_accuracy(race: Race) -> Figure | None:
    """Right by length: over all labels, and over those that the three made for the same work know."""
    entries = judged_entries(race)
    if not entries:
        return None
    figure = Figure(figsize=(_WIDTH, 5.6), layout="constrained")
    left, right = figure.subplots(1, 2, sharey=True)
    common = common_labels(race)
    for entry in entries:
        own = code(entry.judged[HELD_OUT])
        _line(left, entry, [score(group).accuracy for group in _bands(own)])
        if common and (entry.rival.name in (OURS, OURS_BEST) or common <= entry.known):
            _line(right, entry, [score(group).accuracy for group in _bands(about(own, common))])
    asked_about = {row.label for entry in entries for row in code(entry.judged[HELD_OUT])}
    left.set(title=f"All {len(asked_about)} labels", ylabel="right (%)", ylim=(0, 1.0))
    right.set_title(f"The {len(common)} that Magika and VS Code know, too")
    for axes in (left, right):
        tidy(axes)
        axes.set_xticks(range(len(BANDS)), band_names())
        axes.yaxis.set_major_formatter(PercentFormatter(1, symbol=""))
    figure.legend(
        *left.get_legend_handles_labels(), loc="outside lower center", ncols=4, frameon=False, fontsize=8.5
    )
    return figure


def draw_told(race: Race) -> Figure | None:
    """What each names a language for, against how often that is right; a line from 1 line to whole files."""
    entries = judged_entries(race)
    if not entries:
        return None
    figure, axes = canvas(_WIDTH, 5.4)
    for entry in entries:
        groups = [score(group) for group in _bands(code(entry.judged[HELD_OUT]))]
        style = {**_STYLES[entry.rival.name], "label": _title(entry)}
        axes.plot([g.coverage for g in groups], [g.precision for g in groups], **style)
        axes.annotate(
            "1", (groups[0].coverage, groups[0].precision), (3, 4), textcoords="offset points", fontsize=7
        )
    axes.set(
        title="How often a language is named, and how often that is right: from 1 line (1) to whole files",
        xlabel="texts of code about which a language is named (%)",
        ylabel="of those, right (%)",
        xlim=(-0.02, 1.03),
        ylim=(0, 1.02),
    )
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(PercentFormatter(1, symbol=""))
    figure.legend(
        *axes.get_legend_handles_labels(), loc="outside lower center", ncols=4, frameon=False, fontsize=8.5
    )
    return figure


def draw_speed(race: Race) -> Figure | None:
    """Median milliseconds by number of characters; batches that could not be filled left out."""
    entries = timed_entries(race)
    if not entries:
        return None
    figure, axes = canvas(_WIDTH, 5.4)
    for entry in entries:
        assert entry.timed is not None
        points = [
            (length, timing.p50)
            for length, timing in entry.timed.by_length.items()
            if timing.n and batch_size(entry.rival, timing.of) == entry.rival.batch
        ]
        if points:
            axes.plot(
                *zip(*points, strict=True), **{**_STYLES[entry.rival.name], "label": _title(entry, True)}
            )
    axes.set(
        title="One answer, by length of the text",
        xlabel="characters",
        ylabel="ms, median",
        xscale="log",
        yscale="log",
    )
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(
            FuncFormatter(lambda value, _: f"{value:,g}" if value < 1 else f"{value:,.0f}")
        )
    figure.legend(
        *axes.get_legend_handles_labels(), loc="outside lower center", ncols=4, frameon=False, fontsize=8.5
    )
    return figure


def _line(axes: Axes, entry: Entry, values: Sequence[float]) -> None:
    axes.plot(range(len(values)), values, **{**_STYLES[entry.rival.name], "label": _title(entry)})


def _title(entry: Entry, timed: bool = False) -> str:
    title = entry.rival.title.replace("**", "")
    return title.removesuffix(", told") if timed else title


def _bands(rows: Sequence[Judged]) -> Iterator[list[Judged]]:
    for band in BANDS:
        yield in_band(rows, band)
