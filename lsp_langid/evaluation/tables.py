"""Print figures as tables: by number of lines, by language, the commonest confusions.

Knows: rows and columns. Never: how figures come about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table

from lsp_langid.evaluation.items import Answer
from lsp_langid.evaluation.metrics import Figures, figures

BANDS = (1, 2, 3, 5, 10, 20, 40)


def band_of(n_lines: int) -> str:
    """The band a number of lines falls into: `3`, `4-5`, `>40`."""
    previous = 0
    for band in BANDS:
        if n_lines <= band:
            return str(band) if band == previous + 1 else f"{previous + 1}-{band}"
        previous = band
    return f">{BANDS[-1]}"


def figure_table(title: str, rows: Iterable[tuple[str, Figures]], first: str = "") -> Table:
    """One row of figures for each group."""
    table = Table(title=title, title_justify="left", box=None, header_style="bold")
    table.add_column(first or "group")
    for name in ("n", "labels", "accuracy", "macro", "macro-F1", "told", "precision", "ECE"):
        table.add_column(name, justify="right")
    for name, figure in rows:
        table.add_row(
            name,
            str(figure.n),
            str(figure.n_labels),
            *(
                percent(value)
                for value in (
                    figure.accuracy,
                    figure.macro_accuracy,
                    figure.macro_f1,
                    figure.coverage,
                    figure.precision,
                )
            ),
            f"{figure.ece:.3f}",
        )
    return table


def by_band(answers: Sequence[Answer]) -> list[tuple[str, Figures]]:
    """Figures of each band that has answers, then of all."""
    order = {band_of(n): n for n in (*BANDS, BANDS[-1] + 1)}
    groups: dict[str, list[Answer]] = {}
    for answer in answers:
        groups.setdefault(band_of(answer.item.n_lines), []).append(answer)
    rows = [(band, figures(groups[band])) for band in sorted(groups, key=lambda band: order[band])]
    return [*rows, ("all", figures(answers))]


def print_report(
    console: Console, name: str, answers: Sequence[Answer], per_language: bool, top: int
) -> None:
    """Print the tables of one suite."""
    console.print(figure_table(f"{name}: by lines", by_band(answers), "lines"))
    if per_language:
        groups: dict[str, list[Answer]] = {}
        for answer in answers:
            groups.setdefault(answer.item.label, []).append(answer)
        rows = sorted(
            ((label, figures(group)) for label, group in groups.items()), key=lambda row: row[1].accuracy
        )
        console.print(figure_table(f"{name}: by language, weakest first", rows, "language"))
    wrong = Counter((a.item.label, a.best) for a in answers if a.item.label != a.best)
    if wrong and top:
        pairs = ", ".join(f"{truth} → {best} {count}" for (truth, best), count in wrong.most_common(top))
        console.print(f"taken for: {pairs}", highlight=False)


def percent(share: float) -> str:
    """A share as people read it: `93.1 %`, or a dash where there was nothing to measure."""
    return "–" if share != share else f"{100 * share:.1f} %"
