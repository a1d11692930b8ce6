"""`lsp-langid inspect`: what a model knows, read off its weights.

Knows: options, and which question they ask. Never: figures, what a table looks like.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lsp_langid.cli.console import Paint
from lsp_langid.cli.options import add_model
from lsp_langid.errors import UsageError

if TYPE_CHECKING:
    from lsp_langid.core.languages import LanguageTable
    from lsp_langid.inspection.inspector import Inspector
    from lsp_langid.inspection.knowledge import Facts

_TOP, _TOP_OF_PAGE, _TOP_OF_LINE = 10, 15, 4


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare `inspect`."""
    parser = subparsers.add_parser(
        "inspect",
        help="show what the model knows",
        description="Shows what the model knows, worked out from its weights. Without a language: the model "
        "as a whole. Of one: the tokens that speak for it and against it, its nearest relatives, the hidden "
        "units that speak for it. Of two: what separates them.",
        allow_abbrev=False,
    )
    parser.add_argument("languages", metavar="LANGUAGE", nargs="*", help="none, one or two, in any spelling")
    question = parser.add_mutually_exclusive_group()
    question.add_argument("--unit", metavar="N", type=_natural, help="one hidden unit, counted from 0")
    question.add_argument("--units", action="store_true", help="all hidden units, one line each")
    question.add_argument(
        "--report",
        metavar="DIR",
        type=Path,
        help="write inspect.html there, with a map of the languages; needs the extra `train`",
    )
    parser.add_argument(
        "--top",
        metavar="N",
        type=_positive,
        help=f"rows of each list (default {_TOP}; of --units {_TOP_OF_LINE})",
    )
    parser.add_argument("--json", action="store_true", help="one JSON object; of --units a list of them")
    add_model(parser)


def run(args: argparse.Namespace) -> int:
    """Answer one question about the model."""
    _refuse_what_does_not_fit(args)
    if args.report:
        from lsp_langid.cli.extras import REPORT_MODULES, require_train

        require_train("inspect --report", REPORT_MODULES)
        from lsp_langid.evaluation.report import prepare

        prepare(args.report)
    from lsp_langid.assets import load_detector
    from lsp_langid.inspection.inspector import Inspector

    detector = load_detector(args.model)
    inspector = Inspector(detector.model)
    if args.report:
        from lsp_langid.inspection.report import write_inspection

        page = write_inspection(args.report, inspector, detector.table, args.top or _TOP_OF_PAGE)
        print(f"report: {page}")
        return 0
    labels = _labels(args.languages, detector.table, inspector)
    if args.unit is not None and args.unit >= inspector.n_units:
        raise UsageError(
            f"--unit: {inspector.name} has no hidden unit {args.unit}; it has {inspector.n_units}, "
            f"0 to {inspector.n_units - 1}"
        )
    facts = _asked(args, labels, inspector)
    if args.json:
        from lsp_langid.inspection.json_form import to_json

        print(json.dumps(to_json(facts), indent=1))
        return 0
    from lsp_langid.cli.inspect_tables import InspectTables

    for line in InspectTables(inspector, detector.table, Paint()).lines(facts):
        print(line)
    return 0


def _refuse_what_does_not_fit(args: argparse.Namespace) -> None:
    wanted = args.languages
    if len(wanted) > 2:
        raise UsageError(f"inspect compares two languages, but {len(wanted)} were named; name one or two")
    if wanted and (args.unit is not None or args.units):
        raise UsageError("hidden units belong to the whole model; leave the language away, or the option")
    if args.report and wanted:
        raise UsageError("--report tells of all languages; leave the language away, or --report")
    if args.report and args.json:
        raise UsageError("--report writes a page, --json prints one object; ask for one of the two")


def _labels(names: Sequence[str], table: LanguageTable, inspector: Inspector) -> list[str]:
    """Labels of the model for names in any spelling."""
    labels = [table.find(name).id for name in names]
    for name, label in zip(names, labels, strict=True):
        if label not in inspector.labels:
            raise UsageError(
                f"{inspector.name} does not know {name}: it was not trained on {label}. "
                "`lsp-langid languages` marks the languages it knows"
            )
    if len(labels) == 2 and labels[0] == labels[1]:
        raise UsageError(
            f"{names[0]} and {names[1]} are the same language, {labels[0]}; name two that differ, or one"
        )
    return labels


def _asked(args: argparse.Namespace, labels: Sequence[str], inspector: Inspector) -> Facts:
    """What the options ask for; every hidden unit as a tuple."""
    if args.units:
        top = args.top or _TOP_OF_LINE
        return tuple(inspector.unit(unit, top) for unit in range(inspector.n_units))
    top = args.top or _TOP
    if args.unit is not None:
        return inspector.unit(args.unit, top)
    if len(labels) == 2:
        return inspector.difference(labels[0], labels[1], top)
    return inspector.language(labels[0], top) if labels else inspector.overview(top)


def _natural(word: str) -> int:
    if not (word.isascii() and word.isdecimal()):
        raise argparse.ArgumentTypeError(f"wanted a number from 0 up, got {word!r}")
    return int(word)


def _positive(word: str) -> int:
    number = _natural(word)
    if not number:
        raise argparse.ArgumentTypeError("wanted a number from 1 up, got 0")
    return number
