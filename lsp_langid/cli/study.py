"""`lsp-langid study`: controlled experiments with the project's own network.

Knows: options, and the order of the work. Never: figures.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lsp_langid.errors import CorpusError, InputError, UsageError
from lsp_langid.study.defaults import DEFAULTS, MIN_TEXTS

if TYPE_CHECKING:
    from rich.console import Console

    from lsp_langid.core.languages import LanguageTable
    from lsp_langid.study.result import Setting, Study

# Of a run, so without meaning where a stored one is shown. They have no default in the parser, which
# tells what was given from what was not.
_CHOICES = (
    "corpus",
    "languages",
    "vocabulary",
    "texts",
    "seeds",
    "seed",
    "learning_rates",
    "epochs",
    "batch",
    "l2",
    "jobs",
)


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "study",
        help="experiments that explain the network",
        description="Controlled experiments with the project's own network. Needs the extra `train`.",
    )
    studies = parser.add_subparsers(dest="study", metavar="STUDY", required=True)
    relu = studies.add_parser(
        "relu",
        help="why ReLU on the logits seems to reach 99 %%",
        description="Train small networks on the files of a corpus, with and without ReLU on the logits, on "
        "raw and on scaled counts, and count their hits on projects held out: with ties as hits, at random, "
        "and strictly. The same corpus, choices and seed give the same figures.",
    )
    _add_run_options(relu)
    relu.add_argument(
        "--from",
        dest="stored",
        type=Path,
        metavar="FILE",
        help="train nothing: show the study that this JSON holds",
    )
    relu.add_argument(
        "--out", type=Path, metavar="DIR", help="also write study.html, its pictures and study.json there"
    )
    relu.add_argument("--json", action="store_true", help="print the whole study as JSON instead of tables")
    parser.set_defaults(run=run)


def _add_run_options(parser: argparse.ArgumentParser) -> None:
    positive = _whole(1)
    rates = ",".join(f"{rate:g}" for rate in DEFAULTS.learning_rates)
    parser.add_argument("corpus", nargs="?", type=Path, metavar="CORPUS", help="folder of LABEL.jsonl.xz")
    parser.add_argument(
        "--languages",
        metavar="LANG,...",
        help=f"at least two, in any spelling (default {','.join(DEFAULTS.languages)})",
    )
    parser.add_argument(
        "--vocabulary",
        type=positive,
        metavar="N",
        help=f"tokens that are counted by name, others by shape (default {DEFAULTS.vocabulary})",
    )
    parser.add_argument(
        "--texts",
        type=_whole(MIN_TEXTS),
        metavar="N",
        help=f"texts of each language to learn from, at most (default {DEFAULTS.texts_per_language})",
    )
    parser.add_argument(
        "--seeds", type=positive, metavar="N", help=f"how many seeds (default {len(DEFAULTS.seeds)})"
    )
    parser.add_argument(
        "--seed",
        type=_whole(0),
        metavar="N",
        help=f"the first seed, also of split and sample (default {DEFAULTS.seeds[0]})",
    )
    parser.add_argument(
        "--learning-rates", type=_rates, metavar="X,...", help=f"each for all networks (default {rates})"
    )
    parser.add_argument(
        "--epochs", type=positive, metavar="N", help=f"passes over the texts (default {DEFAULTS.epochs})"
    )
    parser.add_argument(
        "--batch", type=positive, metavar="N", help=f"texts of a step (default {DEFAULTS.batch_size})"
    )
    parser.add_argument(
        "--l2",
        type=_penalty,
        metavar="X",
        help=f"penalty on the squares of the weights (default {DEFAULTS.l2:g}; the network that raised the "
        "question had 0.01, which holds the weights of scaled input so low that it blurs what is studied)",
    )
    parser.add_argument(
        "--jobs", type=positive, metavar="N", help="networks trained at a time (default: one a core)"
    )


def run(args: argparse.Namespace) -> int:
    """Train, or read what was stored; then print and write."""
    from lsp_langid.cli.extras import REPORT_MODULES, require_train

    _check_combination(args)
    require_train("study", REPORT_MODULES if args.out else None)
    if args.out:
        from lsp_langid.evaluation.report import prepare

        prepare(args.out)
    from rich.console import Console

    study = _stored(args.stored) if args.stored else _trained(args, Console(stderr=True))
    if args.json:
        from lsp_langid.study.json_form import study_to_json

        print(json.dumps(study_to_json(study), ensure_ascii=False, allow_nan=False, indent=1))
    else:
        from lsp_langid.study.tables import print_study

        print_study(Console(), study)
    if args.out:
        from lsp_langid.study.report import write_study

        page = write_study(args.out, study)
        Console(stderr=args.json).print(f"report: {page}", highlight=False, soft_wrap=True)
    return 0


def _check_combination(args: argparse.Namespace) -> None:
    given = [name for name in _CHOICES if getattr(args, name) is not None]
    if args.stored and given:
        first = "CORPUS" if given[0] == "corpus" else f"--{given[0].replace('_', '-')}"
        raise UsageError(f"--from shows a study as it was stored; leave out {first}, or leave out --from.")
    if not args.stored and args.corpus is None:
        raise UsageError("study relu: a CORPUS is missing, the folder that `lsp-langid corpus build` made.")


def _stored(file: Path) -> Study:
    from lsp_langid.study.json_form import study_from_json

    try:
        return study_from_json(json.loads(file.read_text(encoding="utf-8")))
    except ValueError as error:  # not UTF-8, or not JSON
        raise InputError(f"{file}: not JSON ({error}).") from error
    except InputError as error:
        raise InputError(f"{file}: {error}") from None


def _trained(args: argparse.Namespace, console: Console) -> Study:
    from datetime import datetime, timezone

    from lsp_langid.assets import load_table
    from lsp_langid.cli.progress import shown
    from lsp_langid.corpus.shards import corpus_digest, read_corpus
    from lsp_langid.study.experiment import run_study

    table = load_table()
    setting = _setting(args, table)
    _require_languages(args.corpus, setting.languages, table)
    made = datetime.now(timezone.utc).date().isoformat()
    with shown(console) as progress:
        progress.stage(f"read {args.corpus}")
        records = read_corpus(args.corpus, table, setting.languages)
        digest = corpus_digest(args.corpus)
        return run_study(records, digest, setting, made, progress, jobs=args.jobs or -1)


def _setting(args: argparse.Namespace, table: LanguageTable) -> Setting:
    from dataclasses import replace

    words = DEFAULTS.languages if args.languages is None else args.languages.split(",")
    first = DEFAULTS.seeds[0] if args.seed is None else args.seed
    languages = tuple(sorted({table.find(word).id for word in words if word.strip()}))
    if len(languages) < 2:
        raise UsageError(
            f"--languages: a study compares at least two, got {', '.join(languages) or 'none'}. "
            "All: `lsp-langid languages`"
        )
    chosen = {
        "vocabulary": args.vocabulary,
        "texts_per_language": args.texts,
        "learning_rates": args.learning_rates,
        "epochs": args.epochs,
        "batch_size": args.batch,
        "l2": args.l2,
    }
    return replace(
        DEFAULTS,
        languages=languages,
        seeds=tuple(range(first, first + (args.seeds or len(DEFAULTS.seeds)))),
        **{name: value for name, value in chosen.items() if value is not None},
    )


def _require_languages(corpus: Path, languages: Sequence[str], table: LanguageTable) -> None:
    """Complain of what is not there before anything is read."""
    from lsp_langid.corpus.shards import labelled_files

    there = {label for _, label in labelled_files(corpus, table)}
    missing = [language for language in languages if language not in there]
    if missing:
        raise CorpusError(
            f"{corpus}: no texts in {', '.join(missing)}; it has {len(there)} language(s), which "
            f"`lsp-langid corpus stats {corpus}` lists. Name others with --languages."
        )


def _whole(least: int) -> Callable[[str], int]:
    """A reader of whole numbers from `least` on."""

    def read(word: str) -> int:
        if not word.strip().isdecimal() or int(word) < least:
            raise argparse.ArgumentTypeError(f"expected a whole number from {least} on, got {word!r}")
        return int(word)

    return read


def _rates(words: str) -> tuple[float, ...]:
    rates = {_number(word) for word in words.split(",") if word.strip()}
    if not rates or min(rates) <= 0:
        raise argparse.ArgumentTypeError(f"expected numbers above 0 like 0.001,0.01, got {words!r}")
    return tuple(sorted(rates))


def _penalty(word: str) -> float:
    number = _number(word)
    if number < 0:
        raise argparse.ArgumentTypeError(f"expected a number from 0 on, got {word!r}")
    return number


def _number(word: str) -> float:
    try:
        number = float(word)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise argparse.ArgumentTypeError(f"expected a number, got {word!r}")
    return number
