"""The tables of the race: for the terminal, for the page, for JSON the same rows.

Knows: rows and columns. Never: how figures come about, where tables go.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich import box
from rich.table import Table as RichTable

from benchmarks.peers.growth import exponent
from benchmarks.peers.items import BANDS
from benchmarks.peers.race import HELD_OUT, Entry, Race
from benchmarks.peers.rivals import ABREAST, ENVIRONMENTS, OURS_BATCH, beside, is_ours
from benchmarks.peers.scores import Judged, about, code, left_alone, score
from benchmarks.peers.speed import batch_size
from lsp_langid.training.measure import size_name

NOTHING = "–"
SHORTEST_FITTED = 1_000  # below, a call costs more than its text
NAMED_LENGTHS = (100, 1_000, 10_000, 1_000_000)


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `words` counts the columns at the left that are text."""

    name: str
    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    words: int = 1


def all_tables(race: Race) -> list[Table]:
    """Every table that has rows."""
    tables = [all_labels(race), both_know(race), abreast(race), told(race), told_abreast(race), prose(race)]
    tables += [suite(race, name) for name in race.sets if name != HELD_OUT]
    tables += [speed(race), costs(race), breadth(race), asked(race)]
    return [table for table in tables if table.rows]


def all_labels(race: Race) -> Table:
    """Share right by length, over all labels."""
    rows = []
    for entry in judged_entries(race):
        own = code(entry.judged[HELD_OUT])
        cells = [percent(score(in_band(own, band)).accuracy) for band in BANDS]
        whole = score(own)
        rows.append([entry.rival.title, *cells, percent(whole.accuracy), percent(whole.macro_f1)])
    return Table("all_labels", "Right, all labels (%)", ["", *band_names(), "all", "macro-F1"], rows)


def both_know(race: Race) -> Table:
    """Share right by length, over the labels that the rival and we know: theirs / ours."""
    rows = []
    for entry in judged_entries(race):
        if is_ours(entry.rival) or not entry.known:
            continue
        theirs, ours = pair(race, entry, HELD_OUT)
        if not theirs:
            continue
        cells = [
            versus(score(in_band(theirs, band)).accuracy, score(in_band(ours, band)).accuracy)
            for band in BANDS
        ]
        first, second = score(theirs), score(ours)
        whole = [versus(first.accuracy, second.accuracy), versus(first.macro_f1, second.macro_f1)]
        rows.append([entry.rival.title, f"{len(entry.known)}", f"{first.n:,}", *cells, *whole])
    columns = ["theirs / ours", "labels", "windows", *band_names(), "all", "macro-F1"]
    return Table("both_know", "Right, labels that both know (%)", columns, rows)


def abreast(race: Race) -> Table:
    """The programs made for the same work, over the labels that all of them know."""
    common = common_labels(race)
    rows = []
    for entry in judged_entries(race):
        if common and (is_ours(entry.rival) or common <= entry.known):
            own = about(entry.judged[HELD_OUT], common)
            cells = [percent(score(in_band(own, band)).accuracy) for band in BANDS]
            whole = score(own)
            figures = (whole.accuracy, whole.macro_f1, whole.coverage, whole.precision)
            rows.append([entry.rival.title, *cells, *map(percent, figures)])
    title = f"Right, the {len(common)} labels that lsp-langid, Magika and VS Code know (%)"
    return Table("abreast", title, ["", *band_names(), "all", "macro-F1", "told", "precision"], rows)


def told(race: Race) -> Table:
    """Coverage and precision by length."""
    rows = []
    for entry in judged_entries(race):
        own = code(entry.judged[HELD_OUT])
        groups = [score(in_band(own, band)) for band in BANDS] + [score(own)]
        rows.append([entry.rival.title, *(versus(found.coverage, found.precision) for found in groups)])
    title = "A language is named / that is right (%)"
    return Table("told", title, ["", *band_names(), "all"], rows)


def told_abreast(race: Race) -> Table:
    """The same, over the labels that the programs made for the same work know."""
    common = common_labels(race)
    rows = []
    for entry in judged_entries(race):
        if common and (is_ours(entry.rival) or common <= entry.known):
            own = about(entry.judged[HELD_OUT], common)
            groups = [score(in_band(own, band)) for band in BANDS] + [score(own)]
            rows.append([entry.rival.title, *(versus(found.coverage, found.precision) for found in groups)])
    title = f"A language is named / that is right, the {len(common)} labels that all three know (%)"
    return Table("told_abreast", title, ["", *band_names(), "all"], rows)


def prose(race: Race) -> Table:
    """Text that is no code and stays plain text."""
    rows = []
    for entry in judged_entries(race):
        own = entry.judged[HELD_OUT]
        cells = [percent(left_alone(in_band(own, band))) for band in BANDS]
        if not math.isnan(left_alone(own)):
            rows.append([entry.rival.title, *cells, percent(left_alone(own))])
    return Table("prose", "Not code, and left alone (%)", ["", *band_names(), "all"], rows)


def suite(race: Race, name: str) -> Table:
    """A suite: all its labels, and those that both know."""
    rows = []
    for entry in judged_entries(race, name):
        whole = score(code(entry.judged[name]))
        shared = NOTHING
        if entry.known and not is_ours(entry.rival):
            theirs, ours = pair(race, entry, name)
            shared = f"{versus(score(theirs).accuracy, score(ours).accuracy)} ({len(theirs):,})"
        figures = (whole.accuracy, whole.macro_f1, whole.coverage, whole.precision)
        rows.append([entry.rival.title, *map(percent, figures), shared])
    columns = ["", "right", "macro-F1", "told", "precision", "both know: theirs / ours (texts)"]
    return Table(f"suite_{name}", f"{name} (%)", columns, rows)


def speed(race: Race) -> Table:
    """Milliseconds by length."""
    rows = []
    for entry in timed_entries(race):
        cells = []
        for length in NAMED_LENGTHS:
            timing = entry.timed.by_length.get(length) if entry.timed else None
            if timing is None or not timing.n:
                cells.append("gave up" if timing and timing.gave_up else NOTHING)
            elif entry.rival.batch:
                size = batch_size(entry.rival, timing.of)
                cells.append(ms(timing.p50) + (f" ({size} at once)" if size < entry.rival.batch else ""))
            else:
                few = f" ({timing.n})" if timing.n < timing.of else ""
                cells.append(f"{ms(timing.p50)} / {ms(timing.p99)}{few}")
        thousand = entry.timed.by_length.get(1_000) if entry.timed else None
        rows.append([timed_title(entry), *cells, ms(thousand.cpu_p50) if thousand else NOTHING])
    lengths = [f"{length:,}" for length in NAMED_LENGTHS]
    columns = ["characters", *lengths, "processor, 1,000"]
    return Table("speed", "One answer, ms: median / p99", columns, rows)


def costs(race: Race) -> Table:
    """What a rival costs besides the time of an answer."""
    rows = []
    for entry in timed_entries(race):
        timed = entry.timed
        if timed is None or entry.rival.name == OURS_BATCH:
            continue
        medians = {length: timing.p50 for length, timing in timed.by_length.items() if timing.n}
        rows.append(
            [
                timed_title(entry),
                plain(timed.start_s, 2),
                plain(timed.load_s, 2),
                plain(timed.peak_mb, 0),
                megabytes(entry.size_mb),
                plain(exponent(medians, SHORTEST_FITTED, 10_000), 2),
                plain(exponent(medians, SHORTEST_FITTED), 2),
                entry.rival.reads,
            ]
        )
    columns = ["", "start, s", "load, s", "memory, MB", "on disk, MB", "exponent to 10,000", "to 1,000,000"]
    return Table("costs", "What it costs to have", [*columns, "of a long text it reads"], rows)


def breadth(race: Race) -> Table:
    """How many languages each has words for."""
    rows = []
    for entry in judged_entries(race):
        if entry.n_words:
            rows.append(
                [entry.rival.title, f"{entry.n_words:,}", f"{len(entry.known):,}", f"{entry.strangers:,}"]
            )
    columns = [
        "",
        "words it has",
        f"of our {len(race.our_labels) - 1} labels",
        "languages or formats we have not",
    ]
    return Table("breadth", "What it has words for", columns, rows)


def asked(race: Race) -> Table:
    """Who raced, in which version, asked how; and who could not come."""
    rows = []
    for entry in race.entries.values():
        here = bool(entry.judged) or entry.timed is not None
        version = entry.version if here else f"not here: {entry.missing or 'not asked yet'}"
        notes = [entry.rival.asked]
        if entry.too_slow:
            notes.append(f"{entry.too_slow:,} texts were given up")
        if entry.failed:
            notes.append(f"fell over on {entry.failed:,} texts, which count as silence")
        packages = ", ".join(ENVIRONMENTS[entry.rival.environment].packages)
        rows.append([entry.rival.title, version, packages, "; ".join(notes)])
    return Table("asked", "Who raced", ["", "version", "packages", "asked how"], rows, words=4)


def judged_entries(race: Race, questions: str = HELD_OUT) -> list[Entry]:
    """Those that answered."""
    return [entry for entry in race.entries.values() if entry.judged.get(questions)]


def timed_entries(race: Race) -> list[Entry]:
    """Those that were timed."""
    return [entry for entry in race.entries.values() if entry.timed is not None]


def timed_title(entry: Entry) -> str:
    """Without what concerns answers alone: telling and guessing take the same time."""
    return entry.rival.title.replace(", told", "")


def common_labels(race: Race) -> frozenset[str]:
    """Labels that we and the programs made for the same work know; none when one of these is missing."""
    known = [race.entries[name].known if name in race.entries else frozenset() for name in ABREAST]
    return frozenset(race.our_labels.intersection(*known)) if all(known) else frozenset()


def pair(race: Race, entry: Entry, questions: str) -> tuple[list[Judged], list[Judged]]:
    """A rival's answers and ours, about labels both know, on the same texts.

    Ours are what an editor is told where the rival falls silent when unsure, else our best guesses.
    """
    theirs = race.judged(entry.rival.name, questions)
    ours = race.judged(beside(entry.rival).name, questions)
    n = min(len(theirs), len(ours))  # who was stopped has answered the first n
    return about(theirs[:n], entry.known), about(ours[:n], entry.known)


def in_band(rows: Iterable[Judged], band: int) -> list[Judged]:
    """Answers about windows of so many lines."""
    return [row for row in rows if row.band == band]


def band_names() -> list[str]:
    """`1 line`, `3`, …, `file`."""
    return ["1 line", *(size_name(band) for band in BANDS[1:])]


def to_rich(table: Table) -> RichTable:
    """For the terminal."""
    shown = RichTable(title=table.title, title_justify="left", box=box.SIMPLE_HEAD)
    for i, column in enumerate(table.columns):
        shown.add_column(column, justify="left" if i < table.words else "right")
    for row in table.rows:
        shown.add_row(*(cell.replace("**", "").replace("`", "") for cell in row))
    return shown


def to_markdown(table: Table) -> str:
    """For the page."""
    lines = [
        table.columns,
        ["---" if i < table.words else "---:" for i in range(len(table.columns))],
        *table.rows,
    ]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def percent(share: float) -> str:
    """`61.2`; the sign stands in the title."""
    return NOTHING if math.isnan(share) else f"{100 * share:.1f}"


def versus(first: float, second: float) -> str:
    """Two shares."""
    return f"{percent(first)} / {percent(second)}"


def ms(value: float) -> str:
    """Three figures: `0.123`, `12.3`, `1,230`."""
    if math.isnan(value):
        return NOTHING
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.{2 if value < 10 else 1}f}" if value >= 1 else f"{value:.3f}"


def megabytes(value: float | None) -> str:
    """Two figures: `0.03`, `1.9`, `139`."""
    if value is None or math.isnan(value):
        return NOTHING
    return f"{value:,.0f}" if value >= 10 else f"{value:.{1 if value >= 1 else 2}f}"


def plain(value: float | None, digits: int) -> str:
    """A number, or nothing."""
    return NOTHING if value is None or math.isnan(value) else f"{value:,.{digits}f}"
