"""`lsp-langid evaluate`: how good are the answers on labelled texts of your own?"""

from __future__ import annotations

import argparse
from pathlib import Path


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "evaluate",
        help="measure the model on labelled texts",
        description="Read objects with text and label, one a line (.jsonl or .jsonl.gz), ask the model about "
        "each text without a file name, and print accuracy by number of lines. Texts whose label the model "
        "does not know are counted apart. Needs the extra `train`.",
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="labelled texts")
    parser.add_argument("--model", type=Path, metavar="DIR", help="model folder (default: the shipped one)")
    parser.add_argument("--per-language", action="store_true", help="one more table, weakest language first")
    parser.add_argument("--top", type=int, default=20, metavar="N", help="confusions shown (default 20)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the tables of each file."""
    from lsp_langid.cli.extras import require_train

    require_train("evaluate")
    from rich.console import Console

    from lsp_langid.assets import load_detector
    from lsp_langid.evaluation.items import ask, read_items
    from lsp_langid.evaluation.tables import print_report

    detector = load_detector(args.model)
    known = {language.id for language in detector.languages}
    console = Console()
    for path in args.files:
        items = list(read_items(path, detector.table))
        inside = [item for item in items if item.label in known]
        console.print(f"{path.name}: {len(items)} texts, {len(inside)} with a label the model knows")
        if inside:
            print_report(console, path.name, ask(detector, inside), args.per_language, args.top)
    return 0
