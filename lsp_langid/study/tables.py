"""Print a study as tables: one of figures, one of claims.

Knows: rows and columns. Never: how figures come about.
"""

from __future__ import annotations

import math

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from lsp_langid.core.weighting import RAW
from lsp_langid.study.median import MedianEpoch, Spread, median_epochs
from lsp_langid.study.result import ARMS, Arm, Study

FIRST_EPOCH = 1


def print_study(console: Console, study: Study) -> None:
    """What was learnt from, the figures of every arm at every rate, the claims."""
    setting, data = study.setting, study.data
    n = len(setting.languages)
    console.print(
        f"{', '.join(setting.languages)}: {data.n_train:,} texts of {data.projects_train:,} projects to "
        f"learn from, {data.n_held_out:,} of {data.projects_held_out:,} others to measure on; "
        f"{data.n_features} features; {len(setting.seeds)} seed(s); ln {n} = {math.log(n):.4f}",
        highlight=False,
        soft_wrap=True,
    )
    console.print(figure_table(study))
    console.print(claim_table(study))


def figure_table(study: Study) -> Table:
    """After the first and after the last epoch: medians over the seeds, accuracies in percent."""
    # Without upright lines it fits into 80 columns.
    table = Table(
        title="on projects held out, median over the seeds", title_justify="left", box=SIMPLE, padding=0
    )
    for name in ("network", "rate", "epoch"):
        table.add_column(name, no_wrap=True)
    for name in ("loss", "ties as\nhits", "at\nrandom", "strict", "dead\nrows"):
        table.add_column(name, justify="right", no_wrap=True)
    for arm in ARMS:
        for rate in study.setting.learning_rates:
            epochs = median_epochs(study, arm.key, rate)
            for place, epoch in enumerate(dict.fromkeys((FIRST_EPOCH, len(epochs) - 1))):
                head = ("", "") if place else (_name(arm), f"{rate:g}")
                table.add_row(*head, str(epoch), *_figures(epochs[epoch]))
        table.add_section()
    return table


def claim_table(study: Study) -> Table:
    """Every claim: what was wanted, what was seen, and whether it holds."""
    table = Table(title="what the study set out to see", title_justify="left", show_lines=True)
    table.add_column("claim", ratio=4)
    table.add_column("wanted", ratio=2)
    table.add_column("seen", ratio=3)
    table.add_column("holds")
    for claim in study.claims:
        table.add_row(claim.name, claim.wanted, claim.seen, "yes" if claim.holds else "no")
    return table


def _name(arm: Arm) -> str:
    return f"({arm.key}) {arm.logit_activation}, {'raw' if arm.scaling == RAW else 'scaled'}"


def _figures(epoch: MedianEpoch) -> tuple[str, ...]:
    shares = (epoch.tolerant, epoch.random, epoch.first, epoch.dead_rows)
    return (f"{epoch.loss.median:.3f}", *map(_percent, shares))


def _percent(share: Spread) -> str:
    return f"{100 * share.median:.1f}"
