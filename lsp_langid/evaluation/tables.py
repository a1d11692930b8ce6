"""Print figures as tables: by number of lines, by language, the commonest confusions, typing.

Knows: rows and columns. Never: how figures come about.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table

from lsp_langid.core.policy import NOT_CODE
from lsp_langid.evaluation.bands import in_bands
from lsp_langid.evaluation.beside import Comparison
from lsp_langid.evaluation.confusion import confused_pairs
from lsp_langid.evaluation.items import Answer
from lsp_langid.evaluation.metrics import Figures, figures, left_alone
from lsp_langid.evaluation.selective import PROMISES, risk_coverage
from lsp_langid.evaluation.typing import TypingFigures


def figure_table(title: str, rows: Iterable[tuple[str, Figures]], first: str = "") -> Table:
    """One row of figures for each group."""
    table = _plain_table(title)
    table.add_column(first or "group")
    for name in ("n", "labels", "accuracy", "macro", "macro-F1", "told", "precision", "or family", "ECE"):
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
                    figure.family_precision,
                )
            ),
            f"{figure.ece:.3f}",
        )
    return table


def beside_table(comparison: Comparison) -> Table:
    """Two models, one row for each number of lines: what each figure is for the one and for the other."""
    table = _plain_table(f"{comparison.first} beside {comparison.second}")
    table.add_column("lines")
    for name in ("n", "right", "other", "more", "95 %", "told", "other", "precise", "other"):
        table.add_column(name, justify="right")
    for band, pair in comparison.by_band:
        gained = pair.difference
        table.add_row(
            band,
            str(pair.first.n),
            percent(pair.first.accuracy),
            percent(pair.second.accuracy),
            points(gained.value),
            f"{points(gained.low)} … {points(gained.high)}",
            *map(percent, (pair.first.coverage, pair.second.coverage)),
            *map(percent, (pair.first.precision, pair.second.precision)),
        )
    return table


def beside_words(comparison: Comparison) -> str:
    """What the comparison comes to, in a sentence or two."""
    gained = comparison.overall.difference
    better, worse, of_better, of_worse = (
        (comparison.first, comparison.second, gained.only_first, gained.only_second)
        if gained.value >= 0
        else (comparison.second, comparison.first, gained.only_second, gained.only_first)
    )
    if not gained.is_clear:
        verdict = "Which of the two is better cannot be told from these texts"
    else:
        verdict = f"{better} is better than {worse} on texts like these"
    return (
        f"{verdict}: {of_better:,} of {comparison.overall.first.n:,} only {better} got right, "
        f"{of_worse:,} only {worse}. Median time to answer: {number(comparison.ms_first, 2)} ms, "
        f"the other {number(comparison.ms_second, 2)} ms."
    )


def by_band(answers: Sequence[Answer]) -> list[tuple[str, Figures]]:
    """Figures of each band that has answers, then of all."""
    return [*((band, figures(group)) for band, group in in_bands(answers).items()), ("all", figures(answers))]


def by_language(answers: Sequence[Answer]) -> list[tuple[str, Figures]]:
    """Figures of each label, weakest first."""
    groups: dict[str, list[Answer]] = {}
    for answer in answers:
        groups.setdefault(answer.item.label, []).append(answer)
    rows = [(label, figures(groups[label])) for label in sorted(groups)]
    return sorted(rows, key=lambda row: row[1].accuracy)


def by_source(answers: Sequence[Answer]) -> list[tuple[str, Figures]]:
    """Figures of each file or folder the texts came from, in order of first appearance."""
    groups: dict[str, list[Answer]] = {}
    for answer in answers:
        groups.setdefault(answer.item.source, []).append(answer)
    return [(name, figures(group)) for name, group in groups.items()]


def selective_table(answers: Sequence[Answer]) -> Table:
    """Share of texts that could be answered at each promised precision, by band."""
    table = _plain_table("answerable at precision")
    table.add_column("lines")
    for promise in PROMISES:
        table.add_column(f"{100 * promise:g} %", justify="right")
    for band, group in (*in_bands(answers).items(), ("all", answers)):
        curve = risk_coverage(group)
        table.add_row(band, *(percent(curve.coverage_at(promise)) for promise in PROMISES))
    return table


def print_report(
    console: Console, name: str, answers: Sequence[Answer], per_language: bool, top: int
) -> None:
    """Print the tables of one suite."""
    console.print(figure_table(f"{name}: by lines", by_band(answers), "lines"))
    console.print(selective_table(answers))
    if per_language:
        console.print(figure_table(f"{name}: by language, weakest first", by_language(answers), "language"))
    if any(answer.item.label == NOT_CODE for answer in answers):
        console.print(f"not code left alone: {percent(left_alone(answers))}", highlight=False)
    if pairs := confused_pairs(answers, top):
        shown = ", ".join(f"{pair.label} → {pair.best} {pair.n}" for pair in pairs)
        console.print(f"taken for: {shown}", highlight=False)


def typing_table(figure: TypingFigures) -> Table:
    """What happens while texts are typed, one figure a row."""
    table = Table(
        title="while typing: when the right language is told, and how steadily",
        title_justify="left",
        box=None,
        show_header=False,
    )
    table.add_column()
    table.add_column(justify="right")
    for name, value in typing_rows(figure):
        table.add_row(name, value)
    return table


def typing_rows(figure: TypingFigures) -> list[tuple[str, str]]:
    """Each figure of typing with the words that go with it."""
    rows = [
        ("files of code typed", f"{figure.n:,}"),
        ("never told right", percent(figure.never_right)),
        ("told wrong before right", percent(figure.wrong_before_right)),
        (
            "first told right, median",
            f"{number(figure.lines_median)} lines, {number(figure.chars_median)} characters",
        ),
        (
            "first told right, 90th percentile",
            f"{number(figure.lines_p90)} lines, {number(figure.chars_p90)} characters",
        ),
        ("changes of the answer after that, mean a file", number(figure.changes_mean, 2)),
        ("changes from one language to another, mean a file", number(figure.switches_mean, 2)),
        ("files without any change after that", percent(figure.without_change)),
        ("right at the end", percent(figure.right_at_end)),
    ]
    if figure.n_not_code:
        rows.append(
            (
                f"files that are not code ({figure.n_not_code}) left alone throughout",
                percent(figure.not_code_left_alone),
            )
        )
    return rows


def _plain_table(title: str) -> Table:
    return Table(
        title=title,
        title_justify="left",
        box=None,
        header_style="bold",
        pad_edge=False,
        collapse_padding=True,
    )


def number(value: float, digits: int = 0) -> str:
    """A number with so many digits after the point, or a dash where there was nothing to measure."""
    return "–" if value != value else f"{value:,.{digits}f}"


def points(share: float) -> str:
    """A difference of shares in points of a hundred, with its sign: `+1.3`."""
    return "–" if share != share else f"{100 * share:+.1f}"


def percent(share: float) -> str:
    """A share as people read it: `93.1 %`, or a dash where there was nothing to measure."""
    return "–" if share != share else f"{100 * share:.1f} %"
