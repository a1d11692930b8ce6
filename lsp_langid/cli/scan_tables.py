"""What a scan adds up to, as tables on a terminal or in a text file.

Knows: totals, and how they look as tables. Never: rows, options.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from lsp_langid.printable import printable
from lsp_langid.scan.words import (
    counted,
    key_name,
    lead,
    named,
    percent,
    reads_like,
    share,
    size,
    why_skipped,
)

if TYPE_CHECKING:
    from lsp_langid.core.languages import LanguageTable
    from lsp_langid.scan.totals import Totals

_SHOWN = 20  # mismatches
_UNBOUNDED = 10_000  # columns


class PipedConsole(Console):
    """Leaves it to `main` to end when the reader went away; rich would with a code of its own."""

    def on_broken_pipe(self) -> None:
        """Called by rich."""
        raise BrokenPipeError


def print_totals(console: Console, totals: Totals, table: LanguageTable, *, contradictions: bool) -> None:
    """Languages, then what was skipped, then what contradicts its name.

    Args:
        console: Where to.
        totals: Of the scan.
        table: For the names of languages.
        contradictions: Whether they were looked for.
    """
    if totals.by_key:
        _print_whole(console, _languages(totals, table))
        console.print()
    console.print(Text(lead(totals)), soft_wrap=True)
    if totals.by_why:
        console.print()
        console.print(_skipped(totals))
    if contradictions and totals.mismatches:
        console.print()
        _print_mismatches(console, totals, table)


def _print_whole(console: Console, grid: Table) -> None:
    """Cut no figure: where a terminal is too narrow for a table, it breaks the lines."""
    given = console.width
    needed = Measurement.get(console, console.options.update(max_width=_UNBOUNDED), grid).maximum
    console.width = max(given, needed)
    console.print(grid)
    console.width = given


def _languages(totals: Totals, table: LanguageTable) -> Table:
    grid = _table("language", "files", "lines", "bytes", "share", "sure")
    for key, count in totals.languages():
        grid.add_row(
            Text(printable(key_name(key, table))),
            f"{count.n_files:,}",
            f"{count.n_lines:,}",
            size(count.n_bytes),
            percent(share(count, totals)),
            percent(count.mean_confidence),
        )
    return grid


def _skipped(totals: Totals) -> Table:
    grid = _table("skipped", "files", "bytes")
    grid.add_column("for example", overflow="fold")
    for why, skips in totals.skips():
        example = skips.examples[0]
        words = printable(example.shown)
        if example.detail:
            words += f" ({printable(why_skipped(example))})"
        grid.add_row(Text(why.value), f"{skips.n_files:,}", size(skips.n_bytes), Text(words))
    return grid


def _print_mismatches(console: Console, totals: Totals, table: LanguageTable) -> None:
    verb = "contradicts its name" if totals.all.n_mismatches == 1 else "contradict their names"
    console.print(Text(f"{counted(totals.all.n_mismatches, 'file')} {verb}:"))
    for found in totals.mismatches[:_SHOWN]:
        # A line each and no table: a path is never cut, and a search finds it whole.
        console.print(
            Text(
                f"  {printable(found.shown)}: named as {named(found, table)}, "
                f"reads like {reads_like(found, table)}"
            ),
            soft_wrap=True,
        )
    if (rest := totals.all.n_mismatches - _SHOWN) > 0:
        console.print(Text(f"  and {rest:,} more"))


def _table(first: str, *figures: str) -> Table:
    grid = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    grid.add_column(first, overflow="fold")
    for name in figures:
        grid.add_column(name, justify="right", no_wrap=True)
    return grid
