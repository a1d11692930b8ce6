"""Measure a fresh model on projects it never saw, and write its card.

Knows: figures and Markdown. Never: how models are made.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict

from lsp_langid.core.detector import Detector
from lsp_langid.core.model import Model
from lsp_langid.corpus.shards import Record
from lsp_langid.evaluation.items import Answer, Item, ask
from lsp_langid.evaluation.metrics import Figures, figures, left_alone
from lsp_langid.evaluation.tables import percent
from lsp_langid.training.examples import Example


def answer_examples(detector: Detector, examples: Sequence[Example]) -> list[Answer]:
    """Ask the detector about held-out windows."""
    items = [Item(str(i), e.text, e.label, e.n_lines) for i, e in enumerate(examples)]
    return ask(detector, items)


def by_lines(answers: Sequence[Answer]) -> dict[int, Figures]:
    """Figures for each number of lines that was asked for, whole texts last."""
    groups: dict[int, list[Answer]] = {}
    for answer in answers:
        groups.setdefault(answer.item.n_lines, []).append(answer)
    return {size: figures(groups[size]) for size in sorted(groups, key=lambda size: size or sys.maxsize)}


def size_name(n_lines: int) -> str:
    """A number of lines as tables name it: `3`, `file`."""
    return str(n_lines) if n_lines else "file"


def metrics(answers: Sequence[Answer]) -> dict[str, object]:
    """What `metrics.json` holds."""
    labels = sorted({answer.item.label for answer in answers})
    return {
        "by_lines": {size_name(size): _rounded(figure) for size, figure in by_lines(answers).items()},
        "all": _rounded(figures(answers)),
        "not_code_left_alone": round(left_alone(answers), 4),
        "accuracy_by_language": {
            label: round(figures([a for a in answers if a.item.label == label]).accuracy, 4)
            for label in labels
        },
    }


def card(model: Model, records: Sequence[Record], answers: Sequence[Answer], made: str) -> str:
    """Return the model card as Markdown."""
    measured = {answer.item.label for answer in answers}
    projects = {label: len({r.project for r in records if r.label == label}) for label in model.labels}
    unmeasured = [label for label in model.labels if label not in measured]
    wrong = Counter((a.item.label, a.best) for a in answers if a.item.label != a.best)
    rows = [
        f"| {size_name(size)} | {f.n:,} | {f.n_labels} | {percent(f.accuracy)} | {percent(f.macro_accuracy)} "
        f"| {percent(f.coverage)} | {percent(f.precision)} | {f.ece:.3f} |"
        for size, f in by_lines(answers).items()
    ]
    few = [f"{label} ({n})" for label, n in sorted(projects.items(), key=lambda pair: pair[1]) if n < 5]
    pairs = [f"{truth} → {best} ({count})" for (truth, best), count in wrong.most_common(30)]
    return "\n".join(
        [
            f"# Model card: {model.name}",
            "",
            f"Written by `lsp-langid train` on {made}. {len(model.labels)} labels, "
            f"{len(model.spec.symbols):,} tokens and shapes, {len(model.spec.ngrams):,} pairs and triples, "
            f"{model.mlp.w1_DH.shape[1]} hidden units.",
            "",
            "## Data",
            "",
            f"{len(records):,} texts from {len({r.project for r in records}):,} packages of public "
            "registries (Debian, npm, PyPI): files, and fenced blocks of documentation. "
            "Only counts and weights left the training run; no text is shipped. "
            f"Corpus digest `{str(model.facts['corpus'])[:16]}`.",
            "",
            "Whole projects are held out: one fold in eight to stop and calibrate, one in eight for the "
            "table below. A project that holds more than a fifth of a language's texts stays in training, so "
            f"these languages were not measured here: {', '.join(unmeasured)}.",
            "",
            "## How good, on projects it never saw",
            "",
            "Content only, every label allowed. *accuracy*: best guess; *macro*: mean over languages; "
            "*told*: share of windows about which an editor hears a language; *precision*: of those; *ECE*: "
            "expected calibration error.",
            "",
            "| lines | windows | labels | accuracy | macro | told | precision | ECE |",
            "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
            *rows,
            "",
            f"Windows of prose and other text that is not code left alone: {percent(left_alone(answers))}.",
            "",
            "## Limits",
            "",
            f"Labels with fewer than five projects, to be taken with care: {', '.join(few)}.",
            "",
            f"Most often mistaken: {', '.join(pairs)}.",
            "",
        ]
    )


def _rounded(figure: Figures) -> dict[str, float]:
    return {name: round(value, 4) for name, value in asdict(figure).items()}
