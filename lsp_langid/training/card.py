"""Write the card of a model: what it is made of, how good it is, where it is wrong.

Knows: figures and Markdown. Never: how models are made or measured.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from lsp_langid.core.model import Model
from lsp_langid.corpus.shards import Record
from lsp_langid.evaluation.items import Answer
from lsp_langid.evaluation.metrics import left_alone
from lsp_langid.evaluation.tables import percent
from lsp_langid.training.calibrate import PROMISES
from lsp_langid.training.measure import Measured, by_lines, everyday_rows, size_name

FEW_PROJECTS = 5
_LICENCES = 12
_CONFUSIONS = 40


def card(model: Model, records: Sequence[Record], measured: Measured, made: str) -> str:
    """Return the model card as Markdown."""
    sections = (
        _head(model, made),
        _data(model, records, {answer.item.label for answer in measured.answers}),
        _how_good(measured),
        _modes(measured),
        _limits(model, records, measured.answers),
    )
    return "\n\n".join("\n".join(section) for section in sections) + "\n"


def _head(model: Model, made: str) -> list[str]:
    return [
        f"# Model card: {model.name}",
        "",
        f"Written by `lsp-langid train` on {made}. {len(model.labels)} labels, "
        f"{len(model.spec.symbols):,} tokens and shapes, {len(model.spec.ngrams):,} pairs, triples and "
        f"frames, {model.mlp.w1_DH.shape[1]} hidden units. Inputs: {model.spec.weighting}.",
    ]


def _data(model: Model, records: Sequence[Record], measured: set[str]) -> list[str]:
    licences = Counter(record.licence or "made for the corpus" for record in records)
    named = ", ".join(f"{name} {count:,}" for name, count in licences.most_common(_LICENCES))
    unmeasured = [label for label in model.labels if label not in measured]
    return [
        "## Data",
        "",
        f"{len(records):,} texts from {len({r.project for r in records}):,} projects of public registries "
        "(Debian, npm, PyPI): files, fenced blocks of documentation, and made texts of kinds that registries "
        "do not hold. Only counts and weights left the training run; no text is shipped. "
        f"Corpus digest `{str(model.facts['corpus'])[:16]}`.",
        "",
        f"Texts by licence, as the packages state it: {named}, others "
        f"{len(records) - sum(count for _, count in licences.most_common(_LICENCES)):,}.",
        "",
        "Whole projects are held out: one fold in eight to stop and calibrate, one in eight for the tables "
        "below. A project that holds more than a fifth of a language's texts stays in training, so these "
        f"labels were not measured here: {', '.join(unmeasured) or 'none'}.",
    ]


def _how_good(measured: Measured) -> list[str]:
    rows = [
        f"| {size_name(size)} | {f.n:,} | {f.n_labels} | {percent(f.accuracy)} | {percent(f.macro_accuracy)} "
        f"| {percent(f.macro_f1)} | {f.ece:.3f} |"
        for size, f in by_lines(measured.answers).items()
    ]
    n_everyday = len(measured.everyday & {answer.item.label for answer in measured.answers})
    everyday = [
        f"| {size_name(size)} | {percent(whole)} | {percent(among)} |"
        for size, whole, among in everyday_rows(measured)
    ]
    return [
        "## How good, on projects it never saw",
        "",
        "Content only, every label allowed. *accuracy*: best guess, strict; *macro*: mean over labels; "
        "*ECE*: expected calibration error.",
        "",
        "| lines | windows | labels | accuracy | macro | macro-F1 | ECE |",
        "| ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
        *rows,
        "",
        f"Mean over the {n_everyday} everyday languages with texts held out, each counting the same:",
        "",
        "| lines | every label allowed | only everyday languages allowed |",
        "| ---: | ---: | ---: |",
        *everyday,
    ]


def _modes(measured: Measured) -> list[str]:
    lines = [
        "## What an editor is told",
        "",
        "*told*: share of windows about which an editor hears a language; *precision*: of those, right to "
        "the letter; *or family*: right, of the same family, or what the language is written into, which is "
        "what each mode promises.",
    ]
    for mode, answers in measured.by_mode.items():
        lines += [
            "",
            f"**{mode}**, chosen for {percent(PROMISES[mode].precision)}; not-code left alone: "
            f"{percent(left_alone(answers))}.",
            "",
            "| lines | told | precision | or family |",
            "| ---: | ---: | ---: | ---: |",
        ]
        lines += [
            f"| {size_name(size)} | {percent(f.coverage)} | {percent(f.precision)} "
            f"| {percent(f.family_precision)} |"
            for size, f in by_lines(answers).items()
        ]
    return lines


def _limits(model: Model, records: Sequence[Record], answers: Sequence[Answer]) -> list[str]:
    projects: dict[str, set[str]] = defaultdict(set)
    for record in records:
        projects[record.label].add(record.project)
    counts = sorted((len(projects[label]), label) for label in model.labels)
    few = [(n, label) for n, label in counts if n < FEW_PROJECTS]
    wrong = Counter((a.item.label, a.best) for a in answers if a.item.label != a.best)
    pairs = [f"{truth} → {best} ({count})" for (truth, best), count in wrong.most_common(_CONFUSIONS)]
    weakest: dict[str, list[bool]] = defaultdict(list)
    for answer in answers:
        weakest[answer.item.label].append(answer.best == answer.item.label)
    shares = sorted((sum(hits) / len(hits), label) for label, hits in weakest.items())
    return [
        "## Limits and known wrong answers",
        "",
        f"Labels with fewer than {FEW_PROJECTS} projects, to be taken with care: "
        f"{', '.join(f'{label} ({n})' for n, label in few) or 'none'}.",
        "",
        f"Most often mistaken: {', '.join(pairs)}.",
        "",
        "Weakest labels, all lengths: "
        f"{', '.join(f'{label} {percent(share)}' for share, label in shares[:20])}.",
    ]
