"""Print several models beside each other: the same windows of projects that none of them saw.

    python benchmarks/beside.py CORPUS MODEL MODEL...

CORPUS is the folder that all the models were trained from, with the same seed, so that the same projects
were held out from each; else nobody could say what they had seen, and nothing is measured. Content only,
every label allowed, the balanced mode. The last model is set against each of the others; intervals hold the
true difference in 95 of 100 samples of as many projects.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Sequence
from pathlib import Path

from lsp_langid.assets import load_detector
from lsp_langid.core.detector import Detector
from lsp_langid.corpus.shards import corpus_digest, read_corpus
from lsp_langid.errors import LangidError
from lsp_langid.evaluation.beside import pair_of
from lsp_langid.evaluation.items import Answer, ask
from lsp_langid.evaluation.metrics import figures, left_alone
from lsp_langid.evaluation.tables import percent, points
from lsp_langid.model_files import WEIGHTS_NAME
from lsp_langid.training.held_out import shared_windows
from lsp_langid.training.measure import groups_by_lines, items_of, size_name


def main() -> int:
    """Ask all models, and print three tables in Markdown."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("models", type=Path, nargs="+")
    args = parser.parse_args()
    try:
        detectors = [load_detector(folder) for folder in args.models]
        records = read_corpus(args.corpus, detectors[0].table)
        models = [detector.model for detector in detectors]
        windows = shared_windows(models, records, corpus_digest(args.corpus))
    except LangidError as error:
        print(f"{parser.prog}: {error}", file=sys.stderr)
        return error.exit_code
    items = items_of(windows)
    answers = [ask(detector, items) for detector in detectors]
    names = [model.name for model in models]
    everyday = {language.id for language in detectors[0].languages if language.everyday}
    print_models(detectors, args.models, answers)
    print_by_length(names, answers, everyday)
    projects = {item.id: window.project for item, window in zip(items, windows, strict=True)}
    for name, own in zip(names[:-1], answers[:-1], strict=True):
        print_differences(names[-1], name, answers[-1], own, projects)
    return 0


def print_models(
    detectors: Sequence[Detector], folders: Sequence[Path], answers: Sequence[Sequence[Answer]]
) -> None:
    """What each model is made of, and what an answer costs."""
    print("| model | tokens and shapes | n-grams | counts | hidden units | weights, MB | ms an answer |")
    print("| --- | ---: | ---: | --- | ---: | ---: | ---: |")
    for detector, folder, own in zip(detectors, folders, answers, strict=True):
        model = detector.model
        size = (folder / WEIGHTS_NAME).stat().st_size / 1e6
        ms = statistics.median(answer.ms for answer in own)
        print(
            f"| {model.name} | {len(model.spec.symbols):,} | {len(model.spec.ngrams):,} "
            f"| {model.spec.weighting} | {len(model.mlp.b1_H)} | {size:.2f} | {ms:.2f} |"
        )
    print()


def print_by_length(names: Sequence[str], answers: Sequence[Sequence[Answer]], everyday: set[str]) -> None:
    """Every figure of every model, by number of lines."""
    columns = [f"{figure}: {name}" for figure in ("right", "everyday", "told", "precision") for name in names]
    print("| lines | windows | " + " | ".join(columns) + " |")
    print("| ---: |" + " ---: |" * (len(columns) + 1))
    groups = [groups_by_lines(own) for own in answers]
    rows = [(size_name(size), [own[size] for own in groups]) for size in groups[0]]
    for name, parts in [*rows, ("all", answers)]:
        whole = [figures(part) for part in parts]
        common = [figures([a for a in part if a.item.label in everyday]) for part in parts]
        cells = [
            *(f.accuracy for f in whole),
            *(f.macro_accuracy for f in common),
            *(f.coverage for f in whole),
            *(f.precision for f in whole),
        ]
        print(f"| {name} | {len(parts[0]):,} | " + " | ".join(map(percent, cells)) + " |")
    alone = ", ".join(f"{name} {percent(left_alone(own))}" for name, own in zip(names, answers, strict=True))
    print(f"\nNot code left alone: {alone}.\n")


def print_differences(
    better: str, worse: str, first: Sequence[Answer], second: Sequence[Answer], projects: dict[str, str]
) -> None:
    """By how many points the last model is right more often than another."""
    print(f"| lines | {better} more often right than {worse}, points | 95 % | only {better} | only {worse} |")
    print("| ---: | ---: | :---: | ---: | ---: |")
    groups, others = groups_by_lines(first), groups_by_lines(second)
    rows = [(size_name(size), own, others[size]) for size, own in groups.items()]
    for name, own, other in [*rows, ("all", list(first), list(second))]:
        found = pair_of(own, other, [projects[answer.item.id] for answer in own]).difference
        interval = f"{points(found.low)} … {points(found.high)}"
        print(
            f"| {name} | {points(found.value)} | {interval} | {found.only_first:,} | {found.only_second:,} |"
        )
    print()


if __name__ == "__main__":
    raise SystemExit(main())
