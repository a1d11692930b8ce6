"""Print how good the shipped model is: on projects held out of training, and on labelled suites.

    python benchmarks/accuracy.py --corpus CORPUS [--suite FILE ...]

CORPUS is the folder the model was trained from; the split and the windows are made again from the
plan stored in the model, and only projects that no step of the training saw are measured. A
suite is a file of objects with text and label, one a line, plain or gzipped; texts whose label the
model does not know are left out and counted.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from rich.console import Console

from lsp_langid.assets import load_detector
from lsp_langid.core.detector import Detector
from lsp_langid.corpus.shards import corpus_digest, read_corpus
from lsp_langid.evaluation.items import ask, read_items
from lsp_langid.evaluation.metrics import figures, left_alone
from lsp_langid.evaluation.tables import figure_table, percent, print_report
from lsp_langid.training.held_out import held_out_windows
from lsp_langid.training.measure import Measured, by_lines, everyday_rows, measure, size_name


def held_out(detector: Detector, corpus: Path) -> Measured:
    """Answers about windows of the test projects."""
    records = read_corpus(corpus, detector.table)
    return measure(detector, held_out_windows(detector.model, records, corpus_digest(corpus)))


def print_held_out(console: Console, measured: Measured) -> None:
    """Print what was measured on the test projects."""
    rows = [(size_name(size), figure) for size, figure in by_lines(measured.answers).items()]
    rows.append(("all", figures(measured.answers)))
    console.print(figure_table("windows of projects held out: by lines asked for", rows, "lines"))
    for size, whole, among in everyday_rows(measured):
        console.print(
            f"everyday languages, {size_name(size)} lines: {percent(whole)} of all labels, "
            f"{percent(among)} when only they may answer",
            highlight=False,
        )
    console.print(f"not code left alone: {percent(left_alone(measured.answers))}\n")


def main() -> None:
    """Print the tables asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--suite", type=Path, action="append", default=[])
    parser.add_argument("--model", type=Path)
    parser.add_argument("--per-language", action="store_true")
    args = parser.parse_args()
    console = Console(width=110)
    detector = load_detector(args.model)
    known = {language.id for language in detector.languages}
    if args.corpus:
        print_held_out(console, held_out(detector, args.corpus))
    for path in args.suite:
        items = [item for item in read_items(path, detector.table) if item.label in known]
        print_report(console, path.name, ask(detector, items), args.per_language, 25)


if __name__ == "__main__":
    main()
