"""Measure a fresh model on windows of projects it never saw.

Knows: held-out windows and figures. Never: how models are made, how figures are shown.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from lsp_langid.core.detector import Detector
from lsp_langid.core.policy import MODES
from lsp_langid.evaluation.items import Answer, Item, ask
from lsp_langid.evaluation.metrics import Figures, figures, left_alone
from lsp_langid.evaluation.selective import PROMISES, risk_coverage
from lsp_langid.training.examples import Example


@dataclass(frozen=True)
class Measured:
    """Answers about held-out windows.

    `answers` allow every label; `among_everyday` are those about everyday languages when only these
    may answer, as with a user's own list; `by_mode` holds the answers of every mode.
    """

    answers: Sequence[Answer]
    among_everyday: Sequence[Answer]
    by_mode: Mapping[str, Sequence[Answer]]
    everyday: frozenset[str]


def measure(detector: Detector, examples: Sequence[Example]) -> Measured:
    """Ask the detector about held-out windows, content only."""
    languages = [language for language in detector.languages if language.everyday]
    everyday = frozenset(language.id for language in languages)
    items = items_of(examples)
    among = ask(detector, [item for item in items if item.label in everyday], languages) if languages else []
    by_mode = {mode: ask(detector, items, mode=mode) for mode in MODES}
    return Measured(by_mode["balanced"], among, by_mode, everyday)


def items_of(examples: Sequence[Example]) -> list[Item]:
    """Held-out windows as they are asked about."""
    return [Item(str(i), e.text, e.label, e.n_lines) for i, e in enumerate(examples)]


def groups_by_lines(answers: Sequence[Answer]) -> dict[int, list[Answer]]:
    """Answers about each number of lines that was asked for, whole texts last."""
    groups: dict[int, list[Answer]] = {}
    for answer in answers:
        groups.setdefault(answer.item.n_lines, []).append(answer)
    return dict(sorted(groups.items(), key=lambda pair: pair[0] or sys.maxsize))


def by_lines(answers: Sequence[Answer]) -> dict[int, Figures]:
    """Figures for each number of lines, whole texts last."""
    return {size: figures(group) for size, group in groups_by_lines(answers).items()}


def size_name(n_lines: int) -> str:
    """A number of lines as tables name it: `3`, `file`."""
    return str(n_lines) if n_lines else "file"


def everyday_rows(measured: Measured) -> list[tuple[int, float, float]]:
    """Lines; macro accuracy over everyday languages with every label allowed, and with only them."""
    own = [answer for answer in measured.answers if answer.item.label in measured.everyday]
    among = by_lines(measured.among_everyday)
    return [(size, own.macro_accuracy, among[size].macro_accuracy) for size, own in by_lines(own).items()]


def metrics(measured: Measured) -> dict[str, object]:
    """What `metrics.json` holds."""
    answers = measured.answers
    labels = sorted({answer.item.label for answer in answers})
    return {
        "by_lines": {size_name(size): _rounded(figure) for size, figure in by_lines(answers).items()},
        "everyday_macro_accuracy": {
            size_name(size): {"all_labels": round(whole, 4), "among_everyday": round(among, 4)}
            for size, whole, among in everyday_rows(measured)
        },
        "modes": {
            mode: {size_name(size): _rounded(figure) for size, figure in by_lines(own).items()}
            for mode, own in measured.by_mode.items()
        },
        "coverage_at_precision": {
            size_name(size): {
                str(promise): round(risk_coverage(group).coverage_at(promise), 4) for promise in PROMISES
            }
            for size, group in groups_by_lines(answers).items()
        },
        "all": _rounded(figures(answers)),
        "not_code_left_alone": {mode: round(left_alone(own), 4) for mode, own in measured.by_mode.items()},
        "accuracy_by_language": {
            label: round(figures([a for a in answers if a.item.label == label]).accuracy, 4)
            for label in labels
        },
    }


def _rounded(figure: Figures) -> dict[str, float]:
    return {name: round(value, 4) for name, value in asdict(figure).items()}
