"""Draw the study of the ReLU with matplotlib.

Knows: which figures go onto which axes. Never: how figures come about, where pictures go.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from lsp_langid.evaluation.canvas import GREY, INK, RED, canvas, tidy
from lsp_langid.study.median import median_epochs, median_steps, runs_of
from lsp_langid.study.panels import (
    COLOURS,
    STYLES,
    TITLE,
    WIDTH,
    draw_band,
    draw_rest,
    epochs_of,
    in_percent,
    in_powers,
    legend_below,
    medians,
    note,
    panels_in_two_parts,
    rest_in_legend,
)
from lsp_langid.study.result import ARMS, Study
from lsp_langid.study.words import RULES, arm_words, ln_words

_RULE_STYLES: dict[str, dict[str, Any]] = {
    "tolerant": {"ls": "--", "lw": 1.6, "marker": "o", "mfc": "none", "ms": 5.5},
    "random": {"ls": ":", "lw": 1.6, "marker": "x", "ms": 4},
    "first": {"ls": "-", "lw": 2, "marker": "o", "ms": 4},
}
_RATE_STYLES = ("o-", "s--", "^:", "D-.", "v-", "P--")
_SOFT: dict[str, Any] = {"color": GREY, "alpha": 0.3, "lw": 0}


def draw_accuracies(study: Study) -> Figure:
    """Accuracy by epoch under three rules, beside the share of texts whose logits are all zero.

    Above network (a) at every learning rate, below the others at the first one.
    """
    rates = study.setting.learning_rates
    figure, above, below = panels_in_two_parts(2.9, len(rates), 3)
    for axes, rate in zip(above, rates, strict=True):
        _draw_rules(axes, study, "a", rate)
        axes.set_title(f"rate {rate:g}", fontsize=9.5)
    for axes, key in zip(below, "bcd", strict=True):
        _draw_rules(axes, study, key, rates[0])
        axes.set_title(_broken(arm_words(key)), fontsize=9.5)
    above[0].set(ylim=(0, 1.03))
    in_percent(above[0])
    _frame(above, below, "texts held out (%)")
    _headings(above, below, rates)
    lines = [Line2D([], [], color=INK, label=RULES[name], **style) for name, style in _RULE_STYLES.items()]
    legend_below(figure, [*lines, Patch(label="texts whose logits are all zero", **_SOFT)], 2)
    return figure


def draw_loss(study: Study) -> Figure:
    """Loss by epoch, against that of equal logits. Thin lines are single seeds, thick ones medians.

    Above network (a) at every learning rate, split into texts with and without all-zero logits; below
    the others, all rates in one panel.
    """
    rates = study.setting.learning_rates
    n_labels = len(study.setting.languages)
    figure, above, below = panels_in_two_parts(2.7, len(rates), 3)
    for axes, rate in zip(above, rates, strict=True):
        _draw_split_loss(axes, study, rate)
        axes.set_title(f"rate {rate:g}", fontsize=9.5)
    for axes, key in zip(below, "bcd", strict=True):
        _draw_loss_by_rate(axes, study, key)
        axes.set_title(_broken(arm_words(key)), fontsize=9.5)
    for axes in (*above, *below):
        draw_rest(axes, n_labels)
    for axes in below:
        note(axes, ln_words(n_labels), np.log(n_labels) / _highest_loss(study) + 0.055)
    above[0].set_ylim(0, _highest_loss(study))
    _frame(above, below, "loss (nats)")
    _headings(above, below, ())
    kinds = [
        Line2D([], [], color=RED, marker="o", ms=4, lw=2, label="(a) all texts"),
        Line2D([], [], color=GREY, marker="s", ms=5, ls="none", label="(a) texts whose logits are all zero"),
        Line2D([], [], color=RED, marker="^", ms=4, ls=":", label="(a) the other texts"),
        rest_in_legend(n_labels),
    ]
    by_rate = [
        Line2D([], [], color=INK, marker=style[0], ls=style[1:], ms=4, lw=1.6, label=f"rate {rate:g}")
        for style, rate in _by_rate(rates)
    ]
    legend_below(figure, [*kinds, *by_rate], 3)
    return figure


def draw_tie_rules(study: Study) -> Figure:
    """Every network's accuracy after the first epoch by the rule for ties, and which of (a), (b) leads.

    At the first learning rate.
    """
    rate = study.setting.learning_rates[0]
    figure, axes = canvas(WIDTH, 4.4)
    places = np.arange(len(RULES))
    middles = {}
    for i, arm in enumerate(ARMS):
        shifted, colour = places + 0.05 * (i - 1.5), COLOURS[arm.key]
        for run in runs_of(study, arm.key, rate):
            seed = [getattr(run.epochs[1], rule) for rule in RULES]
            axes.plot(shifted, seed, ".-", color=colour, alpha=0.45, lw=0.7, ms=4)
        first = median_epochs(study, arm.key, rate)[1]
        middles[arm.key] = medians(getattr(first, rule) for rule in RULES)
        thick = 2.2 if arm.key in "ab" else 1.3
        axes.plot(
            shifted, middles[arm.key], STYLES[arm.key], color=colour, lw=thick, ms=6, label=arm_words(arm.key)
        )
    for place, a, b in zip(places, middles["a"], middles["b"], strict=True):
        _tell_leader(axes, float(place), float(a), float(b))
    axes.set_xticks(places, [_broken(words) for words in RULES.values()], fontsize=9)
    axes.set(xlim=(-0.45, len(RULES) - 0.55), ylim=(0, 1.03), ylabel="accuracy (% of texts held out)")
    axes.set_title(
        f"The same answers under four rules, after the first epoch (learning rate {rate:g})", fontsize=TITLE
    )
    in_percent(axes)
    legend_below(figure, axes.get_legend_handles_labels()[0], 2)
    return figure


def draw_first_steps(study: Study) -> Figure:
    """Loss, size of the logits and texts with all-zero logits in the first steps, on the batch of each.

    At the first learning rate.
    """
    rate = study.setting.learning_rates[0]
    figure = Figure(figsize=(WIDTH, 7.0), layout="constrained")
    loss, size, dead = figure.subplots(3, 1, sharex=True, height_ratios=(4, 4, 2.4))
    for axes, name in ((loss, "loss"), (size, "logit_rms"), (dead, "dead_rows")):
        tidy(axes)
        for shift, arm in enumerate(ARMS):
            steps = median_steps(study, arm.key, rate)
            places = np.array([step.step + 1 for step in steps])
            spreads = [getattr(step, name) for step in steps]
            draw_band(axes, places, spreads, COLOURS[arm.key], 0.12)
            axes.plot(
                places,
                medians(spreads),
                STYLES[arm.key],
                color=COLOURS[arm.key],
                lw=2 if arm.key in "bc" else 1.5,
                ms=4.5,
                markevery=(min(2 * shift, len(steps) - 1), 8),
                label=arm_words(arm.key),
            )
    n_labels = len(study.setting.languages)
    lines = loss.get_lines()[:]
    draw_rest(loss, n_labels)
    in_powers(loss)
    in_powers(size)
    in_percent(dead)
    loss.set(ylabel="loss (nats)")
    size.set(ylabel="size of the logits\n(root mean square)")
    dead.set(ylabel="texts with all-zero\nlogits (%)", ylim=(-0.04, 1.04), xlabel="step", xlim=(0, None))
    figure.suptitle(f"The first steps, each seen on its own texts (learning rate {rate:g})", fontsize=TITLE)
    legend_below(figure, [*lines, rest_in_legend(n_labels)], 2)
    return figure


def _draw_rules(axes: Axes, study: Study, key: str, rate: float) -> None:
    """One network's accuracies by epoch."""
    epochs = median_epochs(study, key, rate)[1:]
    places = epochs_of(epochs)
    axes.bar(places, [epoch.dead_rows.median for epoch in epochs], width=0.8, **_SOFT)
    for name, style in _RULE_STYLES.items():
        spreads = [getattr(epoch, name) for epoch in epochs]
        if name != "random":  # its band would lie on that of the strict count
            draw_band(axes, places, spreads, COLOURS[key])
        axes.plot(places, medians(spreads), color=COLOURS[key], **style)
    moments = [epoch for run in runs_of(study, key, rate) for epoch in run.epochs[1:]]
    if all(epoch.tolerant - epoch.unique < 0.0005 for epoch in moments):
        note(axes, "the rules agree", 0.5)


def _draw_split_loss(axes: Axes, study: Study, rate: float) -> None:
    """The loss of (a) at one rate: of all texts, of those with all-zero logits, of the others."""
    runs = runs_of(study, "a", rate)
    for run in runs:
        axes.plot(epochs_of(run.epochs[1:]), [e.loss for e in run.epochs[1:]], color=RED, lw=0.7, alpha=0.5)
    epochs = median_epochs(study, "a", rate)[1:]
    places = epochs_of(epochs)
    axes.plot(places, medians(e.loss_dead for e in epochs), "s", color=GREY, ms=5)
    axes.plot(places, medians(e.loss_alive for e in epochs), "^:", color=RED, ms=4, lw=1.4)
    axes.plot(places, medians(e.loss for e in epochs), "o-", color=RED, ms=4, lw=2)


def _draw_loss_by_rate(axes: Axes, study: Study, key: str) -> None:
    """The loss of one network at every rate."""
    for style, rate in _by_rate(study.setting.learning_rates):
        for run in runs_of(study, key, rate):
            losses = [epoch.loss for epoch in run.epochs[1:]]
            axes.plot(epochs_of(run.epochs[1:]), losses, color=COLOURS[key], lw=0.6, alpha=0.4)
        epochs = median_epochs(study, key, rate)[1:]
        axes.plot(epochs_of(epochs), medians(e.loss for e in epochs), style, color=COLOURS[key], ms=4, lw=1.5)


def _by_rate(rates: Sequence[float]) -> list[tuple[str, float]]:
    """A line style for each rate."""
    return [(_RATE_STYLES[i % len(_RATE_STYLES)], rate) for i, rate in enumerate(rates)]


def _highest_loss(study: Study) -> float:
    """Where the axis of the loss ends; a run gone far astray leaves the picture."""
    losses = [epoch.loss for run in study.runs for epoch in run.epochs[1:]]
    rest = np.log(len(study.setting.languages))
    return float(1.1 * max(rest, min(max(losses), 2 * rest)))


def _frame(above: Sequence[Axes], below: Sequence[Axes], words: str) -> None:
    """Name the axes, each once."""
    for axes in (above[0], below[0]):
        axes.set_ylabel(words)
    for axes in (*above, *below):
        axes.set_xlabel("epoch")


def _headings(above: Sequence[Axes], below: Sequence[Axes], rates: Sequence[float]) -> None:
    """Say above each part what it shows."""
    many = len(above) > 1
    above[0].figure.suptitle(arm_words("a") + (", at every learning rate" if many else ""), fontsize=TITLE)
    others = "The other networks" + (f", at a learning rate of {rates[0]:g}" if len(rates) > 1 else "")
    below[0].figure.suptitle(others, fontsize=TITLE)


def _tell_leader(axes: Axes, place: float, a: float, b: float) -> None:
    """Below a rule, say which of the networks (a) and (b) it puts ahead, as far as digits of a table tell."""
    if f"{100 * a:.1f}" == f"{100 * b:.1f}":
        words, colour = "(a) and (b) alike", INK
    else:
        words, colour = ("(a) beats (b)", COLOURS["a"]) if a > b else ("(b) beats (a)", COLOURS["b"])
    below = axes.get_xaxis_transform()
    axes.text(place, -0.2, words, ha="center", fontsize=9.5, weight="bold", color=colour, transform=below)


def _broken(words: str) -> str:
    """Words for a narrow place, in two lines."""
    for sign in (", ", " ("):
        if sign in words:
            return words.replace(sign, f"{sign.rstrip(' (')}\n{sign.strip(' ,')}", 1)
    return f"{words}\n"
