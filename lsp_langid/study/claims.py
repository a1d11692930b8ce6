"""What the study set out to see, and whether its runs show it.

Knows: figures of runs and what was expected of them. Never: how a figure came about, how it is drawn.

A claim that does not hold stays in the list, with what was seen instead.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from statistics import median

from lsp_langid.study.median import MedianEpoch, Spread, median_epochs, runs_of, spread
from lsp_langid.study.result import Claim, Epoch, Run, Study
from lsp_langid.study.words import percent

EARLY_EPOCHS = 3  # the mistake shows in the first epochs; later the network recovers in part
TOLERANT_AT_LEAST = 0.97
STRICT_AT_MOST = 0.80
SEEDS_AT_LEAST = 0.8  # 4 of 5
NEAR = 0.05  # nats
STRICT_AT_LEAST = 0.99
WITHIN_EPOCHS = 5
DEAD_AT_MOST = 0.01  # of the rows


def claims_of(study: Study) -> tuple[Claim, ...]:
    """Every claim, in the order in which the story is told. `study.claims` is not looked at."""
    return (
        _looks_good_and_is_not(study),
        _dead_rows_cost_ln_k(study),
        _the_rule_decides_who_wins(study),
        _scaled_input_learns(study),
        _scaled_input_learns_but_for_one_pair(study),
        _scaled_input_keeps_logits_alive(study),
    )


def _looks_good_and_is_not(study: Study) -> Claim:
    n_seeds = len(study.setting.seeds)
    needed = math.ceil(SEEDS_AT_LEAST * n_seeds - 1e-9)
    shown = {
        rate: sum(any(map(_looks_good, _early(run))) for run in runs_of(study, "a", rate))
        for rate in study.setting.learning_rates
    }
    return Claim(
        f"(a) looks good and is not: in one of its first {EARLY_EPOCHS} epochs at least "
        f"{percent(TOLERANT_AT_LEAST)} with ties as hits, at most {percent(STRICT_AT_MOST)} strict",
        f"at some learning rate in at least {needed} of {n_seeds} seeds",
        "; ".join(f"at {rate:g} in {n} of {n_seeds}" for rate, n in shown.items()),
        max(shown.values()) >= needed,
    )


def _early(run: Run) -> Sequence[Epoch]:
    return run.epochs[1 : EARLY_EPOCHS + 1]


def _looks_good(epoch: Epoch) -> bool:
    return epoch.tolerant >= TOLERANT_AT_LEAST and epoch.first <= STRICT_AT_MOST


def _dead_rows_cost_ln_k(study: Study) -> Claim:
    ln_k = math.log(len(study.setting.languages))
    epochs = [epoch for run in study.runs if run.arm == "a" for epoch in run.epochs[1:]]
    losses = spread(epoch.loss_dead for epoch in epochs)
    most = max(epoch.dead_rows for epoch in epochs)
    return Claim(
        f"(a) where all logits of a row are dead, its loss is ln {len(study.setting.languages)} = {ln_k:.4f}",
        f"within {NEAR:g}",
        f"{_from_to(losses)}; at most {percent(most)} of the rows were dead"
        if losses
        else "no row was dead after any epoch",
        losses is not None and max(abs(losses.low - ln_k), abs(losses.high - ln_k)) <= NEAR,
    )


def _the_rule_decides_who_wins(study: Study) -> Claim:
    seen, flips = [], []
    for rate in study.setting.learning_rates:
        relu, linear = median_epochs(study, "a", rate)[1], median_epochs(study, "b", rate)[1]
        flips.append(
            relu.tolerant.median > linear.tolerant.median and relu.first.median < linear.first.median
        )
        seen.append(
            f"at {rate:g} ties as hits {percent(relu.tolerant.median)} against "
            f"{percent(linear.tolerant.median)}, strict {percent(relu.first.median)} against "
            f"{percent(linear.first.median)}"
        )
    return Claim(
        "the rule for ties decides who wins: after one epoch (a) is ahead of (b) with ties as hits, and "
        "behind it by the strict count",
        "at every learning rate, median over the seeds",
        "; ".join(seen),
        all(flips),
    )


def _scaled_input_learns(study: Study) -> Claim:
    rate, best = _best_of_scaled(study)
    return Claim(
        f"(c) learns within {WITHIN_EPOCHS} epochs, on projects it never saw",
        f"at least {percent(STRICT_AT_LEAST)} strict, median over the seeds",
        f"{_held_against(best.first.median, STRICT_AT_LEAST)} after epoch {best.epoch} at a learning rate of "
        f"{rate:g}",
        best.first.median >= STRICT_AT_LEAST,
    )


def _best_of_scaled(study: Study) -> tuple[float, MedianEpoch]:
    """The rate and the epoch at which (c) does best, of the epochs that count."""
    return max(
        (
            (rate, epoch)
            for rate in study.setting.learning_rates
            for epoch in median_epochs(study, "c", rate)[1 : WITHIN_EPOCHS + 1]
        ),
        key=lambda pair: pair[1].first.median,
    )


def _scaled_input_learns_but_for_one_pair(study: Study) -> Claim:
    rate, _ = _best_of_scaled(study)
    runs = runs_of(study, "c", rate)
    last = runs[0].epochs[-1].epoch
    title = f"after its last epoch ({last}), at the same rate"
    wanted = f"at least {percent(STRICT_AT_LEAST)} strict, median over the seeds"
    pair, share = most_confused_pair(runs)
    if not pair:
        first = median(run.epochs[-1].first for run in runs)
        return Claim(f"(c) {title}", wanted, f"{percent(first)}, no mistake", first >= STRICT_AT_LEAST)
    joined = median(
        run.epochs[-1].first + _mistakes_within(run, pair) / study.data.n_held_out for run in runs
    )
    return Claim(
        f"(c) {title}, with {pair[0]} and {pair[1]}, which it confuses most, counted as one language",
        wanted,
        f"{_held_against(joined, STRICT_AT_LEAST)}; {percent(share)} of all mistakes are between the two",
        joined >= STRICT_AT_LEAST,
    )


def most_confused_pair(runs: Sequence[Run]) -> tuple[tuple[str, ...], float]:
    """The two labels taken for each other most often, over all runs, and their share of all mistakes.

    Returns:
        ((), 0.0) when there is no mistake.
    """
    pairs: Counter[tuple[str, ...]] = Counter()
    for run in runs:
        for truth, guess, n in run.confusions:
            pairs[tuple(sorted((truth, guess)))] += n
    if not pairs:
        return (), 0.0
    pair, n = min(pairs.items(), key=lambda item: (-item[1], item[0]))
    return pair, n / pairs.total()


def _mistakes_within(run: Run, pair: tuple[str, ...]) -> int:
    return sum(n for truth, guess, n in run.confusions if {truth, guess} == set(pair))


def _scaled_input_keeps_logits_alive(study: Study) -> Claim:
    dead = {rate: median_epochs(study, "d", rate)[-1].dead_rows.high for rate in study.setting.learning_rates}
    return Claim(
        "(d) where counts are damped and rows have length 1, ReLU hardly kills a row",
        f"at most {percent(DEAD_AT_MOST)} dead rows after the last epoch, at every learning rate and seed",
        "; ".join(f"at {rate:g} up to {percent(share)}" for rate, share in dead.items()),
        max(dead.values()) <= DEAD_AT_MOST,
    )


def _from_to(losses: Spread) -> str:
    """Lowest and highest, once where they look alike."""
    return " to ".join(dict.fromkeys((f"{losses.low:.4f}", f"{losses.high:.4f}")))


def _held_against(share: float, least: float) -> str:
    """With so many decimals that a share below the threshold does not look like it."""
    digits = 1
    while share < least and round(100 * share, digits) >= 100 * least and digits < 9:
        digits += 1
    return f"{100 * share:.{digits}f} %"
