"""What a study says, in sentences for a reader who trains no networks. Plain text, no markup.

Knows: figures of a study, and which words fit them. Never: HTML, how a figure came about.

Every figure comes from the study, and every sentence that depends on one is chosen by it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from lsp_langid.study.claims import NEAR
from lsp_langid.study.median import MedianEpoch, MedianStep, median_epochs, median_steps
from lsp_langid.study.result import Claim, Run, Study
from lsp_langid.study.words import RULES, ln_words, percent, seeds_words

PLAIN_GAP = 0.05  # between two accuracies; below it nobody would be misled
HARM = 0.005  # share of dead texts
# What was told at the beginning, by someone else and of other data. The study measures anew.
REPORTED = (
    ("after one epoch", "99.1 %", "28.7 %"),
    ("after two epochs", "99.4 %", "not told"),
    ("after fifty epochs", "not told", "below 92 %"),
    ("loss", "rests at 1.945", "begins at 5.2"),
)
REPORTED_LABELS = 7


def lead(study: Study) -> str:
    """The answer in a few lines."""
    a, b = _first(study, "a"), _first(study, "b")
    kindly, strictly = a.tolerant.median - b.tolerant.median, a.first.median - b.first.median
    if kindly > 0 > strictly:
        verdict = (
            "It is not better. It only looks better where a tie counts as a hit. "
            "Counted strictly, the network without the mistake is ahead."
        )
    elif kindly > 0:
        verdict = "In this study the network with the mistake is ahead even by the strict count."
    else:
        verdict = "In this study the mistake does not even look better."
    figures = (
        f"After one epoch ({_at(study)}): {percent(a.tolerant.median)} with the mistake against "
        f"{percent(b.tolerant.median)} without it if a tie is a hit, "
        f"{percent(a.first.median)} against {percent(b.first.median)} by strict argmax."
    )
    return f"{verdict} {figures}"


def clue(study: Study) -> str:
    """Why a loss of that height means that the network says nothing."""
    n = len(study.setting.languages)
    here = "" if n == REPORTED_LABELS else f" This study has {n} languages; there it is {ln_words(n)}."
    return (
        f"The loss tells how much probability the network gives to the true language: it is the natural "
        f"logarithm of one divided by that probability, and 0 is perfect. If all {REPORTED_LABELS} logits "
        f"are equal, every language gets 1/{REPORTED_LABELS}, and the loss is {ln_words(REPORTED_LABELS)}, "
        f"whatever the text.{here} So a loss that rests at 1.945 belongs to a network that says nothing. "
        "Such a network cannot be right about 99 texts of 100. The error must be in the counting."
    )


def gaps(study: Study) -> list[str]:
    """How far (a)'s two counts are apart: at the first learning rate, and at the one that kills most."""
    rates = study.setting.learning_rates
    deadliest = max(rates, key=lambda rate: median_epochs(study, "a", rate)[1].dead_rows.median)
    return [_gap(study, rate) for rate in dict.fromkeys((rates[0], deadliest))]


def gap_verdict(study: Study) -> str:
    """Whether the two counts of (a) are far apart after the first epoch."""
    rates = study.setting.learning_rates
    firsts = [median_epochs(study, "a", rate)[1] for rate in rates]
    n = sum(first.tolerant.median - first.first.median >= PLAIN_GAP for first in firsts)
    if n == len(rates):
        where = "at every learning rate" if n > 1 else "here"
        return f"The two counts of network (a) are far apart {where}. What lies between them is ties."
    if n:
        return (
            f"The two counts of network (a) are far apart at {n} of {len(rates)} learning rates. "
            "What lies between them is ties."
        )
    return "In this study the two counts of network (a) are close together: it has few ties, or few it wins."


def loss_of_the_dead(study: Study) -> str:
    """The loss of (a) where all logits are zero, and which runs rest there as a whole."""
    n = len(study.setting.languages)
    runs = [run for run in study.runs if run.arm == "a"]
    losses = [e.loss_dead for run in runs for e in run.epochs[1:] if e.loss_dead is not None]
    if not losses:
        return "In this study no text lost all its logits in network (a), so there is nothing to compare."
    low, high = f"{min(losses):.4f}", f"{max(losses):.4f}"
    reach = low if low == high else f"{low} to {high}"
    rest = sum(abs(run.epochs[-1].loss - math.log(n)) <= NEAR for run in runs)
    return (
        f"On the texts whose logits are all zero, the loss of (a) is {reach}, and {ln_words(n)}. "
        f"Over all texts, {rest} of its {len(runs)} runs end within {NEAR:g} of that number."
    )


def winners(study: Study) -> str:
    """Whether the rule for ties decides which of (a) and (b) is ahead."""
    rates = study.setting.learning_rates
    flips = [rate for rate in rates if _flips(study, rate)]
    if not flips:
        return "In this study all four rules name the same winner at every learning rate."
    if len(flips) == len(rates):
        where = "At every learning rate" if len(rates) > 1 else "Here"
        return f"{where} the rule decides which of the two is ahead."
    told = ", ".join(f"{rate:g}" for rate in flips)
    return f"The rule decides which of the two is ahead at a learning rate of {told}; elsewhere it does not."


def leads(study: Study) -> list[tuple[str, ...]]:
    """For each learning rate, by how many points (a) is ahead of (b) under each rule."""
    return [
        (f"{rate:g}", *(f"{100 * _lead(study, rate, rule):+.1f}".replace("-", "−") for rule in RULES))
        for rate in study.setting.learning_rates
    ]


def scale(study: Study) -> list[str]:
    """What raw counts do before and during the first steps."""
    data, n = study.data, len(study.setting.languages)
    rate = study.setting.learning_rates[0]
    raw, scaled = (median_steps(study, key, rate) for key in "bc")
    lines = [
        f"In a text to learn from {data.tokens_per_text:,.0f} words and signs are counted (median). As a row "
        f"of raw counts it has a length of {data.raw_norm:,.1f}; a scaled row has a length of 1. The scale "
        "passes through the network: the larger the row, the larger the logits, and the larger the loss "
        "where they are wrong."
    ]
    if not raw or not scaled:
        return lines
    lines.append(
        f"Before the first step the logits of (b), with raw counts, have a size of "
        f"{_short(raw[0].logit_rms.median)}, and its loss is {_short(raw[0].loss.median)}. Those of (c), "
        f"with scaled counts, have a size of {_short(scaled[0].logit_rms.median)}, and its loss is "
        f"{_short(scaled[0].loss.median)}. A network that says nothing has {ln_words(n)}."
    )
    if raw[0].loss.median > math.log(n) + NEAR:
        lines.append(
            "So with raw counts the network begins by being wrong with great certainty, and must first "
            f"unlearn it. {_caught_up(raw, n)}"
        )
    dead = median_steps(study, "a", rate)[-1]
    if dead.dead_rows.median >= PLAIN_GAP:
        lines.append(
            "Large mistakes make large corrections, and these push the logits below zero. There ReLU is "
            "flat: a logit at zero passes no correction back. A text whose logits are all zero teaches the "
            f"network nothing. In network (a) that holds for {percent(dead.dead_rows.median)} of the texts "
            f"of step {dead.step + 1} (median). {_recovery(study)}"
        )
    return lines


def scaled_relu(study: Study) -> str:
    """Whether ReLU does harm where counts are scaled."""
    runs = [run for run in study.runs if run.arm == "d"]
    worst = max(runs, key=_dead_at_end)
    most = percent(_dead_at_end(worst))
    harmed = sum(_dead_at_end(run) >= HARM for run in runs)
    if not harmed:
        return (
            "Network (d) has the ReLU too, but scaled counts. It does little harm there: at the end at most "
            f"{most} of the texts have all logits zero, in every run."
        )
    return (
        "Network (d) has the ReLU too, but scaled counts. That does not remove the risk: "
        f"{harmed} of its {len(runs)} runs end with at least {percent(HARM)} of the texts dead, the worst "
        f"with {most} (learning rate {worst.learning_rate:g}, seed {worst.seed})."
    )


def verdict_on_claims(claims: Sequence[Claim]) -> str:
    """How many of the claims hold."""
    held = sum(claim.holds for claim in claims)
    if held == len(claims) == 1:
        return "The expectation was met."
    if held == len(claims):
        return f"All {held} expectations were met."
    return (
        f"{held} of {len(claims)} expectations were met. Those that were not stay in the list, with what was "
        "seen instead."
    )


def _first(study: Study, key: str) -> MedianEpoch:
    """After the first epoch, at the first learning rate."""
    return median_epochs(study, key, study.setting.learning_rates[0])[1]


def _gap(study: Study, rate: float) -> str:
    epochs = median_epochs(study, "a", rate)
    first, last = epochs[1], epochs[-1]
    line = (
        f"At a learning rate of {rate:g} network (a) has {percent(first.tolerant.median)} after the first "
        f"epoch if a tie is a hit, and {percent(first.first.median)} by strict argmax. All logits are zero "
        f"for {percent(first.dead_rows.median)} of the texts."
    )
    if last.epoch == 1:
        return line
    return line + (
        f" After epoch {last.epoch} the three figures are {percent(last.tolerant.median)}, "
        f"{percent(last.first.median)} and {percent(last.dead_rows.median)}."
    )


def _at(study: Study) -> str:
    setting = study.setting
    return f"learning rate {setting.learning_rates[0]:g}, {seeds_words(len(setting.seeds))}"


def _lead(study: Study, rate: float, rule: str) -> float:
    a, b = (getattr(median_epochs(study, key, rate)[1], rule).median for key in "ab")
    return float(a - b)


def _flips(study: Study, rate: float) -> bool:
    signs = {math.copysign(1, lead) for rule in RULES if abs(lead := _lead(study, rate, rule)) >= 0.0005}
    return len(signs) > 1


def _dead_at_end(run: Run) -> float:
    return run.epochs[-1].dead_rows


def _caught_up(steps: tuple[MedianStep, ...], n_labels: int) -> str:
    """When the loss is first below that of saying nothing."""
    for step in steps:
        if step.loss.median < math.log(n_labels):
            return f"Its loss is below {ln_words(n_labels)} for the first time at step {step.step + 1}."
    return f"At step {steps[-1].step + 1} its loss is still {_short(steps[-1].loss.median)}."


def _recovery(study: Study) -> str:
    """Whether the texts that are left bring the others back, at the first learning rate."""
    epochs = median_epochs(study, "a", study.setting.learning_rates[0])
    first, last = epochs[1].dead_rows.median, epochs[-1].dead_rows.median
    if first - last < PLAIN_GAP:
        return "Only the other texts still teach it."
    return (
        "Only the other texts still teach it, and they bring some of the dead ones back: after the first "
        f"epoch {percent(first)} of the texts held out are dead, after epoch {epochs[-1].epoch} "
        f"{percent(last)}."
    )


def _short(number: float) -> str:
    return f"{number:.3g}"


def alternatives(study: Study) -> Mapping[str, str]:
    """What each drawing shows, in words, for those who do not see it."""
    a, b, c = (_first(study, key) for key in "abc")
    ln_k, at = ln_words(len(study.setting.languages)), _at(study)
    return {
        "accuracies": (
            "Lines of accuracy by epoch under three rules for ties, one panel a network. After the first "
            f"epoch ({at}) network (a) has {percent(a.tolerant.median)} if a tie is a hit and "
            f"{percent(a.first.median)} by strict argmax, with all logits zero for "
            f"{percent(a.dead_rows.median)} of the texts; (b) has {percent(b.first.median)} and (c) "
            f"{percent(c.first.median)} by strict argmax."
        ),
        "loss": (
            f"Lines of loss by epoch against {ln_k}, one panel for each learning rate of network (a) and one "
            f"for each other network. {loss_of_the_dead(study)}"
        ),
        "tie_rules": (
            f"Accuracy after the first epoch ({at}) under four rules for ties. Network (a): "
            f"{_under_rules(a)}. Network (b): {_under_rules(b)}. {winners(study)}"
        ),
        "first_steps": (
            "Lines of loss, size of the logits and share of texts with all-zero logits over the first steps "
            f"({at}), for raw counts and for scaled ones. {' '.join(scale(study)[1:])}"
        ),
    }


def _under_rules(epoch: MedianEpoch) -> str:
    return ", ".join(f"{name}: {percent(getattr(epoch, rule).median)}" for rule, name in RULES.items())
