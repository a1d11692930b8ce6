"""Whose strengths are where, in sentences made of the figures: they cannot grow old.

Knows: figures of the race, words. Never: how figures come about.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from benchmarks.peers.growth import exponent
from benchmarks.peers.items import BANDS
from benchmarks.peers.race import HELD_OUT, Entry, Race
from benchmarks.peers.rivals import ABREAST, OURS, OURS_BATCH, OURS_BEST, is_ours
from benchmarks.peers.scores import by_chance, code, half_width, left_alone, score
from benchmarks.peers.tables import (
    NAMED_LENGTHS,
    NOTHING,
    SHORTEST_FITTED,
    in_band,
    judged_entries,
    megabytes,
    ms,
    pair,
    percent,
    plain,
    timed_entries,
    timed_title,
)
from lsp_langid.training.examples import WHOLE
from lsp_langid.training.measure import size_name

_SPOKEN = 0.05  # of all windows: a rival that names fewer is not compared by precision
_RARE = 0.05  # a difference as probable as this between equals is called chance


@dataclass(frozen=True, slots=True)
class Discipline:
    """One thing to be good at."""

    name: str
    values: Mapping[str, float]  # rival -> figure
    show: Callable[[float], str]
    less_is_better: bool = False

    def ranking(self) -> list[str]:
        """Names, best first; those without a figure left out."""
        known = {name: value for name, value in self.values.items() if not math.isnan(value)}
        return sorted(known, key=lambda name: (known[name] if self.less_is_better else -known[name], name))


def disciplines(race: Race) -> Iterator[Discipline]:
    """What is compared, in the order of the page."""
    judged = {entry.rival.name: entry for entry in judged_entries(race)}
    for band in BANDS:
        values = {
            name: score(in_band(code(entry.judged[HELD_OUT]), band)).accuracy
            for name, entry in judged.items()
        }
        yield Discipline(f"right, all labels, {_lines(band)}", values, _share)
    for band in (3, 10, 0):
        groups = {name: score(in_band(code(e.judged[HELD_OUT]), band)) for name, e in judged.items()}
        precision = {name: g.precision for name, g in groups.items() if g.coverage >= _SPOKEN}
        yield Discipline(f"right when it names a language, {_lines(band)}", precision, _share)
    prose = {name: left_alone(entry.judged[HELD_OUT]) for name, entry in judged.items()}
    yield Discipline("text that is no code left alone", prose, _share)
    yield Discipline(
        "languages and formats it has words for",
        {n: float(e.n_words or math.nan) for n, e in judged.items()},
        _count,
    )
    timed = {
        entry.rival.name: entry.timed
        for entry in timed_entries(race)
        if entry.timed is not None and entry.rival.name != OURS_BATCH
    }
    for length in NAMED_LENGTHS:
        medians = {
            name: found.by_length[length].p50 if length in found.by_length else math.nan
            for name, found in timed.items()
        }
        yield Discipline(f"ms for {length:,} characters", medians, ms, less_is_better=True)
    yield Discipline(
        "seconds to start",
        {n: t.start_s for n, t in timed.items()},
        lambda value: plain(value, 2),
        less_is_better=True,
    )
    memory = {n: t.peak_mb if t.peak_mb is not None else math.nan for n, t in timed.items()}
    yield Discipline("MB of memory", memory, lambda value: plain(value, 0), less_is_better=True)
    sizes = {n: race.entries[n].size_mb for n in timed}
    on_disk = {n: math.nan if size is None else size for n, size in sizes.items()}
    yield Discipline("MB on disk", on_disk, megabytes, less_is_better=True)


def leaders(race: Race) -> list[list[str]]:
    """A row for each discipline: the best, the best of another program, and our best place among programs."""
    rows = []
    for discipline in disciplines(race):
        order = discipline.ranking()
        if not order:
            continue
        environments = {name: race.entries[name].rival.environment for name in order}
        others = [name for name in order if environments[name] != environments[order[0]]]
        own = next((place for place, name in enumerate(order) if is_ours(race.entries[name].rival)), None)
        ours = NOTHING
        if own is not None:
            ahead = {environments[name] for name in order[:own]}
            ours = f"{len(ahead) + 1}.: {discipline.show(discipline.values[order[own]])}"
        second = _named(race, discipline, others[0]) if others else NOTHING
        rows.append([discipline.name, _named(race, discipline, order[0]), second, ours])
    return rows


def sentences(race: Race) -> list[str]:
    """What the figures say, a sentence each."""
    return [*_shared(race), *_ahead(race), *_fast(race), *_interval(race)]


def _shared(race: Race) -> Iterator[str]:
    """Labels that both know: who is ahead of us at which length, and on which suite."""
    clear: dict[str, list[str]] = {}
    maybe: dict[str, list[str]] = {}  # ahead by a difference that could be chance
    for questions in race.sets:
        for entry in judged_entries(race, questions):
            if is_ours(entry.rival) or not entry.known:
                continue
            theirs, ours = pair(race, entry, questions)
            bands = BANDS if questions == HELD_OUT else (WHOLE,)
            for band in bands:
                first, second = in_band(theirs, band), in_band(ours, band)
                one, other = score(first), score(second)
                if one.accuracy > other.accuracy:
                    where = _lines(band) if questions == HELD_OUT else f"`{questions}`"
                    shares = f"{percent(one.accuracy)} against {percent(other.accuracy)} % of {one.n:,}"
                    kind = clear if by_chance(first, second) < _RARE else maybe
                    kind.setdefault(entry.rival.name, []).append(f"{where} ({shares})")
    for name in race.entries:
        ahead = f"**{_plain_title(race.entries[name])}** is ahead of us, on labels that both know, "
        if name in clear:
            yield f"{ahead}at {_joined(clear[name])}."
        if name in maybe:
            yield f"{ahead}but by no more than could be chance, at {_joined(maybe[name])}."


def _ahead(race: Race) -> Iterator[str]:
    """Each rival's disciplines in which it is better than every row of ours."""
    better: dict[str, list[str]] = {}
    for discipline in disciplines(race):
        order = discipline.ranking()
        own = next((name for name in order if is_ours(race.entries[name].rival)), None)
        if own is None:
            continue
        against = discipline.values[own]
        for name in order[: order.index(own)]:
            value = discipline.values[name]
            if value != against:
                shown = f"{discipline.name} ({discipline.show(value)} against {discipline.show(against)})"
                better.setdefault(name, []).append(shown)
    for name, found in better.items():
        rows = code(race.judged(name))
        coverage = score(rows).coverage
        seldom = (
            f" It names a language for {percent(coverage)} % of the windows." if coverage < _SPOKEN else ""
        )
        yield f"**{_plain_title(race.entries[name])}** is better than ours in: {_joined(found)}.{seldom}"
    ahead = {race.entries[name].rival.environment for name in better}
    behind = {  # the first row of each program bears its name
        entry.rival.environment: _plain_title(entry).split(",")[0]
        for entry in reversed(judged_entries(race))
        if not is_ours(entry.rival) and entry.rival.environment not in ahead
    }
    if behind and race.judged(OURS_BEST):
        yield f"In no row of the table above better than ours: {_joined(list(behind.values())[::-1])}."


def _fast(race: Race) -> Iterator[str]:
    """How many times faster than the two made for the same work, and how cost grows."""
    ours = race.entries[OURS].timed if OURS in race.entries else None
    if ours is None:
        return
    own = {length: timing.p50 for length, timing in ours.by_length.items() if timing.n}
    for name in ABREAST:
        theirs = race.entries[name].timed
        if theirs is None:
            continue
        medians = {length: timing.p50 for length, timing in theirs.by_length.items() if timing.n}
        lengths = [length for length in NAMED_LENGTHS if length in own and length in medians]
        times = [f"{medians[length] / own[length]:,.1f} at {length:,}" for length in lengths]
        title = _plain_title(race.entries[name])
        yield f"Median time of **{title}** over ours: {_joined(times)} characters."
    yield (
        "Our cost grows with length to the power of "
        f"{plain(exponent(own, SHORTEST_FITTED, 10_000), 2)} from 1,000 to 10,000 characters, "
        f"{plain(exponent(own, SHORTEST_FITTED), 2)} up to a million: of long texts a sample is read."
    )


def _interval(race: Race) -> Iterator[str]:
    """How much of a difference is chance."""
    rows = code(race.judged(OURS_BEST))
    if any(in_band(rows, band) for band in BANDS):
        sizes = [size for band in BANDS if (size := len(in_band(rows, band)))]
        widest = 100 * half_width(0.5, min(sizes))
        yield (
            f"There are {min(sizes):,} to {max(sizes):,} windows of code of each length: a share over all "
            f"labels is good to within {widest:.1f} points (95 %). On labels that both know, a difference is "
            "taken for chance when two who are equally good would differ so much at least one time in "
            "twenty: a sign test over the texts that only one of the two gets right."
        )


def _named(race: Race, discipline: Discipline, name: str) -> str:
    entry = race.entries[name]
    title = timed_title(entry) if discipline.less_is_better else entry.rival.title
    return f"{title}: {discipline.show(discipline.values[name])}"


def _plain_title(entry: Entry) -> str:
    return entry.rival.title.replace("**", "")


def _lines(band: int) -> str:
    return {1: "1 line", 0: "whole files"}.get(band, f"{size_name(band)} lines")


def _share(value: float) -> str:
    return f"{percent(value)} %"


def _count(value: float) -> str:
    return f"{value:,.0f}"


def _joined(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]
