"""`lsp-langid evaluate`: how good are the answers on labelled texts of your own?

Knows: options, and the order of the work. Never: figures.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lsp_langid.cli.options import add_model
from lsp_langid.core.policy import BALANCED, MODES, NOT_CODE
from lsp_langid.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from lsp_langid.core.languages import Language, LanguageTable
    from lsp_langid.evaluation.items import Item
    from lsp_langid.evaluation.summary import Source

_TYPED_FOR_A_REPORT = 200  # texts; each is asked about some sixty times
_SHOWN_SKIPPED = 5


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "evaluate",
        help="measure the model on labelled texts",
        description="Read labelled texts, ask the model about each without a file name, and print how good "
        "the answers are by number of lines. Texts whose label the model does not know are counted apart. "
        "Needs the extra `train`.",
    )
    parser.add_argument(
        "sources",
        nargs="+",
        type=Path,
        metavar="SOURCE",
        help="objects with text and label, one a line (.jsonl, .jsonl.gz); or a folder: "
        "SOURCE/LANGUAGE/files, or files whose names settle their language",
    )
    add_model(parser)
    parser.add_argument(
        "--beside",
        type=Path,
        metavar="DIR",
        help="ask a second model the same: which is better, and could that be chance?",
    )
    parser.add_argument(
        "--only", metavar="LANG,...", help="answer with these languages only, in any spelling"
    )
    parser.add_argument("--mode", choices=MODES, default=BALANCED, help="how sure an answer must be")
    parser.add_argument(
        "--windows",
        type=_sizes,
        metavar="N,...",
        help="cut windows of so many lines from each text; 0: the whole",
    )
    parser.add_argument("--sample", type=_positive, metavar="N", help="measure so many texts of each source")
    parser.add_argument(
        "--seed", type=int, default=1, metavar="N", help="seed of windows and samples (default 1)"
    )
    parser.add_argument(
        "--typing",
        type=_natural,
        metavar="N",
        help="type so many texts and see when the answer is right and stays so "
        f"(default 0; {_TYPED_FOR_A_REPORT} with --report)",
    )
    parser.add_argument("--per-language", action="store_true", help="one more table, weakest language first")
    parser.add_argument("--top", type=_natural, default=20, metavar="N", help="confusions shown (default 20)")
    parser.add_argument(
        "--report", type=Path, metavar="DIR", help="write report.html, its pictures and figures.json there"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the tables of each source; write the report over all of them."""
    from lsp_langid.cli.extras import REPORT_MODULES, require_train

    require_train("evaluate", REPORT_MODULES if args.report else None)
    from rich.console import Console

    from lsp_langid.assets import load_detector
    from lsp_langid.cli.simulated_editor import SessionTeller
    from lsp_langid.evaluation.beside import compare
    from lsp_langid.evaluation.cut import cut_items
    from lsp_langid.evaluation.items import ask
    from lsp_langid.evaluation.tables import beside_table, beside_words, print_report, typing_table
    from lsp_langid.evaluation.typing import type_out, typing_figures

    if args.report:
        from lsp_langid.evaluation.report import prepare

        prepare(args.report)
    console = Console()
    detector = load_detector(args.model)
    other = load_detector(args.beside) if args.beside else None
    only = _languages(args.only, detector.table)
    known = {language.id for language in only or detector.languages} | {NOT_CODE}
    if other is not None:
        known &= {language.id for language in other.languages} | {NOT_CODE}
    sources, answers, others, whole = [], [], [], []
    for path in args.sources:
        items, source = _read(path, detector.table, known, console)
        sources.append(source)
        items = _sample(items, args.sample, args.seed)
        whole += items
        asked = list(cut_items(items, args.windows, args.seed)) if args.windows else items
        if asked:
            answered = ask(detector, asked, only, args.mode)
            answers += answered
            print_report(console, source.name, answered, args.per_language, args.top)
            if other is not None:
                others += ask(other, asked, only, args.mode)
    beside = None
    if other is not None and answers:
        beside = compare(_two_names(detector.model.name, other.model.name, args.beside), answers, others)
        console.print(beside_table(beside))
        console.print(beside_words(beside), markup=False, highlight=False)
    n_typed = args.typing if args.typing is not None else _TYPED_FOR_A_REPORT if args.report else 0
    to_type = _sample(whole, n_typed, args.seed) if n_typed else []
    traces = list(type_out(detector, to_type, SessionTeller, only, args.mode))
    if traces:
        console.print(typing_table(typing_figures(traces)))
    if args.report and not answers:
        console.print("no report: there is no text with a label the model knows", highlight=False)
    elif args.report:
        from lsp_langid.evaluation.report import write_report
        from lsp_langid.evaluation.summary import Setting, summarize

        setting = Setting(
            model=detector.model.name,
            sources=tuple(sources),
            mode=args.mode,
            only=tuple(language.id for language in only or ()),
            windows=tuple(args.windows or ()),
            sample=args.sample,
            seed=args.seed,
        )
        page = write_report(args.report, summarize(setting, answers, traces, args.top, beside), answers)
        console.print(f"report: {page}", highlight=False, soft_wrap=True)
    return 0


def _read(path: Path, table: LanguageTable, known: set[str], console: Console) -> tuple[list[Item], Source]:
    """The texts that can be answered, and what is to be said of the source; says it as well."""
    from lsp_langid.evaluation.folder import read_folder
    from lsp_langid.evaluation.items import read_items
    from lsp_langid.evaluation.summary import Source

    skipped: tuple[tuple[str, str], ...] = ()
    if path.is_dir():
        from lsp_langid.cli.inputs import read_file

        reading = read_folder(path, table, read_file)
        items, way = list(reading.items), reading.way
        skipped = tuple((file.path, file.why) for file in reading.skipped)
    else:
        items, way = list(read_items(path, table)), "by the field label"
    inside = [item for item in items if item.label in known]
    name = path.name or str(path)
    console.print(
        f"{name}: {len(items)} texts, {len(inside)} with a label the model knows (labelled {way})",
        markup=False,
        highlight=False,
        soft_wrap=True,
    )
    _tell_skipped(skipped, console)
    return inside, Source(name, way, len(items), len(inside), skipped)


def _tell_skipped(skipped: Sequence[tuple[str, str]], console: Console) -> None:
    from lsp_langid.cli.console import printable

    if not skipped:
        return
    shown = [f"  {printable(path)}: {printable(why)}" for path, why in skipped[:_SHOWN_SKIPPED]]
    rest = len(skipped) - len(shown)
    lines = [f"{len(skipped)} files skipped:", *shown, *([f"  and {rest} more"] if rest else [])]
    console.print("\n".join(lines), markup=False, highlight=False, soft_wrap=True)


def _two_names(model: str, other: str, folder: Path) -> tuple[str, str]:
    """Names to tell two models by: models of one design are called alike."""
    return model, other if other != model else f"{other} in {folder.name or folder}"


def _languages(words: str | None, table: LanguageTable) -> list[Language] | None:
    """The languages to choose from, in order of id; None for all."""
    if words is None:
        return None
    languages = {table.find(word) for word in words.split(",") if word.strip()}
    if not languages:
        raise UsageError(f"--only: expected languages like python,rust, got {words!r}")
    return sorted(languages, key=lambda language: language.id)


def _sample(items: list[Item], n: int | None, seed: int) -> list[Item]:
    """So many of the items, in their order; all when there are no more."""
    if n is None or n >= len(items):
        return items
    return [items[place] for place in sorted(random.Random(seed).sample(range(len(items)), n))]


def _sizes(words: str) -> list[int]:
    sizes = [_natural(word) for word in words.split(",") if word.strip()]
    if not sizes:
        raise argparse.ArgumentTypeError(f"expected numbers of lines like 1,3,10, got {words!r}")
    return sorted(set(sizes), key=lambda size: size or 10**9)


def _natural(word: str) -> int:
    if not word.strip().isdecimal():
        raise argparse.ArgumentTypeError(f"expected a number from 0 on, got {word!r}")
    return int(word)


def _positive(word: str) -> int:
    number = _natural(word)
    if not number:
        raise argparse.ArgumentTypeError("expected a number from 1 on, got 0")
    return number
