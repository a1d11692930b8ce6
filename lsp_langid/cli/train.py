"""`lsp-langid train`: from a corpus to a model folder."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from lsp_langid.cli.backend_options import add_backend, backend_of
from lsp_langid.training.presets import PRESETS

if TYPE_CHECKING:
    from rich.console import Console

    from lsp_langid.core.languages import LanguageTable
    from lsp_langid.training.plan import Plan


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "train",
        help="train a model from a labelled corpus",
        description="Read a folder of LABEL.jsonl.xz, train, calibrate on projects held out, measure on "
        "others held out, and write a model folder with its card. Rows are kept in a cache, so a stopped "
        "run goes on where it was. The same corpus, plan and seed give the same model. Needs the extra "
        "`train`.",
    )
    parser.add_argument("corpus", type=Path, metavar="CORPUS", help="folder of LABEL.jsonl.xz")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="model folder to write")
    parser.add_argument(
        "--preset",
        choices=PRESETS,
        default="shipped",
        help="which network: the one that ships (default), or the small one on raw counts that the project "
        "began with",
    )
    parser.add_argument(
        "--cache", type=Path, metavar="DIR", help="folder for rows (default: the user's cache)"
    )
    parser.add_argument("--seed", type=int, metavar="N", help="seed of split, windows and weights")
    parser.add_argument("--labels", metavar="LANG,...", help="only these languages, in any spelling")
    parser.add_argument("--epochs", type=int, metavar="N", help="passes over the windows, at most")
    parser.add_argument("--hidden", type=int, metavar="N", help="hidden units")
    parser.add_argument("--windows", type=int, metavar="N", help="windows of each label, at most")
    parser.add_argument(
        "--background-only",
        action="store_true",
        help="train nothing: write the background anew into --out, for the model that is there",
    )
    parser.add_argument(
        "--thresholds-only",
        action="store_true",
        help="train nothing: choose the thresholds anew for the model in --out, and measure it again",
    )
    add_backend(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Train and write."""
    from lsp_langid.cli.extras import require_train

    require_train("train")
    from datetime import datetime, timezone

    from platformdirs import user_cache_path
    from rich.console import Console

    from lsp_langid.assets import load_table
    from lsp_langid.cli.progress import shown
    from lsp_langid.core.detector import Detector
    from lsp_langid.corpus.shards import corpus_digest, read_corpus
    from lsp_langid.model_files import read_model, write_model
    from lsp_langid.training.card import card
    from lsp_langid.training.fit import train
    from lsp_langid.training.measure import measure, metrics
    from lsp_langid.training.thresholds import choose_anew

    console = Console(stderr=True)
    table = load_table()
    if args.background_only:
        return _write_background(args, table, console)
    only = [table.find(name).id for name in args.labels.split(",")] if args.labels else []
    cache = args.cache or user_cache_path("lsp-langid") / "training"
    backend = backend_of(args)  # one that does not fit says so before the corpus is read
    with shown(console) as progress:
        progress.stage(f"read {args.corpus}")
        records = read_corpus(args.corpus, table, only)
        digest = corpus_digest(args.corpus)
        if args.thresholds_only:
            model, test = choose_anew(read_model(args.out), records, table, digest, progress)
        else:
            with backend:  # the corpus is read here; its texts are sent to whoever counts them
                trained = train(records, table, digest, _plan(args), cache, progress)
            model, test = trained.model, trained.held_out
        write_model(model, args.out)
        progress.stage(f"measure {len(test):,} windows of projects held out")
        measured = measure(Detector(model, table), test)
    made = datetime.now(timezone.utc).date().isoformat()
    _write_report(args.out, metrics(measured), card(model, records, measured, made))
    console.print(f"wrote {args.out}: {', '.join(sorted(path.name for path in args.out.iterdir()))}")
    return 0


def _write_background(args: argparse.Namespace, table: LanguageTable, console: Console) -> int:
    from lsp_langid.cli.progress import shown
    from lsp_langid.corpus.shards import corpus_digest, read_corpus
    from lsp_langid.model_files import BACKGROUND_NAME, read_model, write_background
    from lsp_langid.training.background import redraw_background

    model = read_model(args.out)
    with shown(console) as progress:
        progress.stage(f"read {args.corpus}")
        records = read_corpus(args.corpus, table)
        progress.stage("cut windows")
        write_background(redraw_background(model, records, corpus_digest(args.corpus)), args.out)
    console.print(f"wrote {args.out / BACKGROUND_NAME}")
    return 0


def _plan(args: argparse.Namespace) -> Plan:
    from dataclasses import replace

    plan = PRESETS[args.preset]
    network = dict(plan.network)
    if args.epochs is not None:
        network["max_epochs"] = args.epochs
    if args.hidden is not None:
        network["hidden_units"] = args.hidden
    plan = replace(plan, network=network)
    if args.seed is not None:
        plan = replace(plan, seed=args.seed)
    if args.windows is not None:
        plan = replace(plan, windows_per_label=args.windows)
    return plan


def _write_report(folder: Path, figures: dict[str, object], text: str) -> None:
    import json

    (folder / "metrics.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    (folder / "card.md").write_text(text, encoding="utf-8")
