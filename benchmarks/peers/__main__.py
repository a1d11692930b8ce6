"""Race every rival against this program: install them, ask them, time them, write the page.

    python -m benchmarks.peers --corpus CORPUS [--suite FILE ...]       everything
    python -m benchmarks.peers --only speed --peers ours,magika,vscode  one step, some of them
    python -m benchmarks.peers --page                                   docs/benchmarks.md out of what is kept

Run it in a checkout, with the extra `train`. Rivals come from PyPI, npm and Debian's packages; they and what
they said are kept in the home folder, so that a run that was stopped goes on, and only what has changed is
asked again. CORPUS is the folder that our model was trained from; projects that were held out from the
training are measured. A suite is a file of objects with `text` and `label`, one a line, plain or gzipped. A
rival that cannot be installed is named, with the reason.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import platformdirs
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from benchmarks.peers import items, json_form, page, plots, race, tables
from benchmarks.peers.answers import collect
from benchmarks.peers.install import ROOT, NotInstalledError, install, is_installed, size_mb
from benchmarks.peers.rivals import ENVIRONMENTS, Rival
from benchmarks.peers.speed import BUDGET_S, kept_timing, time_rival, write_timed
from benchmarks.peers.talk import NoAnswerError
from lsp_langid.assets import load_detector
from lsp_langid.core.detector import Detector
from lsp_langid.errors import LangidError

STEPS = ("install", "accuracy", "speed", "page")


def main(argv: Sequence[str] | None = None) -> int:
    """Do the steps asked for."""
    parser = _parser()
    args = parser.parse_args(argv)
    if unknown := set(args.only or ()) - set(STEPS):
        parser.error(f"--only {','.join(sorted(unknown))}: expected some of {', '.join(STEPS)}")
    console = Console(width=140 if not sys.stdout.isatty() else None)
    steps = ("page",) if args.page else tuple(args.only or STEPS)
    try:
        detector = load_detector()
        rivals = race.who(args.peers)
        if "install" in steps:
            install_all(rivals, args.home, console)
        if "accuracy" in steps or "speed" in steps:
            prepare(detector, args)
        present = [rival for rival in rivals if is_installed(ENVIRONMENTS[rival.environment], args.home)]
        if "accuracy" in steps:
            ask_all([rival for rival in present if rival.judged], args, console)
        if "speed" in steps:
            time_all([rival for rival in present if rival.timed], args, console)
        result = race.gather(args.home, detector.table, detector.model.labels, stale=args.stale)
        show(result, steps, args, console)
    except LangidError as error:
        print(f"python -m benchmarks.peers: {error}", file=sys.stderr)
        return error.exit_code
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.peers",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )

    def names(text: str) -> list[str]:
        return [name for name in text.split(",") if name]

    home = platformdirs.user_cache_path("lsp-langid") / "peers"
    parser.add_argument("--home", type=Path, default=home, help=f"where rivals and results are kept ({home})")
    parser.add_argument("--corpus", type=Path, help="needed once; then the windows are kept")
    parser.add_argument(
        "--suite", type=Path, action="append", default=[], help="public texts to ask about as well"
    )
    parser.add_argument("--only", type=names, metavar="STEPS", help=f"of {', '.join(STEPS)}")
    parser.add_argument("--page", action="store_true", help="the same as --only page")
    parser.add_argument("--peers", type=names, default=[], metavar="NAMES", help="these rivals, not all")
    parser.add_argument("--again", action="store_true", help="ask and time again what is kept")
    parser.add_argument(
        "--stale", action="store_true", help="show what an earlier state of the code said and took, too"
    )
    parser.add_argument("--per-label", type=int, default=6, help="windows of each label and length (6)")
    parser.add_argument("--per-prose", type=int, default=60, help="the same for text that is no code (60)")
    parser.add_argument("--per-suite", type=int, default=600, help="texts of a suite (600)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=6, help="for one rival's answers (6)")
    parser.add_argument(
        "--budget", type=float, default=BUDGET_S, help="seconds to time a rival at one length (20)"
    )
    parser.add_argument(
        "--jobs", type=int, default=os.cpu_count() or 1, help="rivals that answer at once; never for time"
    )
    parser.add_argument("--out", type=Path, default=ROOT / "docs", help="folder of benchmarks.md and images")
    return parser


def install_all(rivals: list[Rival], home: Path, console: Console) -> None:
    """Install what is missing, and say who cannot come."""
    for name in dict.fromkeys(rival.environment for rival in rivals):
        environment = ENVIRONMENTS[name]
        reason = ""
        with console.status(f"installing {name}"):
            try:
                install(environment, home)
            except NotInstalledError as error:
                reason = str(error)
        console.print(f"{name}: {escape(reason) or 'installed'}", highlight=False)
        race.note(home, "missing", {name: reason})
        race.note(home, "size_mb", {name: size_mb(environment, home) if not reason else None})


def prepare(detector: Detector, args: argparse.Namespace) -> None:
    """Cut the windows that are not there yet; --corpus and --suite cut theirs again."""
    if args.corpus:
        windows = items.held_out(detector, args.corpus, args.per_label, args.per_prose, args.seed)
        items.write_questions(race.questions_file(args.home, race.HELD_OUT), windows)
        clock = items.for_the_clock(detector, args.corpus, args.seed)
        items.write_questions(race.questions_file(args.home, race.CLOCK), clock)
    for suite in args.suite:
        texts = items.of_suite(suite, detector, args.per_suite, args.seed)
        items.write_questions(race.questions_file(args.home, suite.name.split(".")[0]), texts)
    setting = {"model": detector.model.name, "cores": os.cpu_count(), "system": platform.system()}
    setting |= {"machine": platform.machine(), "python": platform.python_version()}
    race.note(args.home, "setting", setting)


def ask_all(rivals: list[Rival], args: argparse.Namespace, console: Console) -> None:
    """Have everybody answer everything, some at once: time is not taken here."""
    files = sorted((args.home / "questions").glob("*.jsonl"))
    sets = {path.stem: items.read_questions(path) for path in files if path.stem != race.CLOCK}
    if not sets:
        items.read_questions(race.questions_file(args.home, race.HELD_OUT))  # says what is missing
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as progress, ThreadPoolExecutor(args.jobs) as pool:

        def ask(rival: Rival, name: str) -> str:
            questions, path = sets[name], race.answers_file(args.home, name, rival)
            if args.again:
                path.unlink(missing_ok=True)
            bar = progress.add_task(f"{rival.name}, {name}", total=len(questions))
            try:
                limit = args.minutes * 60
                answers = collect(
                    rival,
                    questions,
                    path,
                    args.home,
                    limit_s=limit,
                    progress=lambda done: progress.update(bar, completed=done),
                )
            except NoAnswerError as error:
                return f"{rival.name}: {error}"
            finally:
                progress.remove_task(bar)
            left = len(questions) - len(answers.words)
            return f"{rival.name}: time was up, {left:,} of {name} not asked" if left else ""

        # Two rows of one engine that takes every core it finds would stand in each other's way.
        apart = [*rivals[::2], *rivals[1::2]]
        waiting = [pool.submit(ask, rival, name) for name in sets for rival in apart]
        for future in waiting:
            if said := future.result():
                console.print(escape(said), highlight=False)


def time_all(rivals: list[Rival], args: argparse.Namespace, console: Console) -> None:
    """Time everybody, one after another."""
    questions = items.read_questions(race.questions_file(args.home, race.CLOCK))
    for rival in rivals:
        path = race.timing_file(args.home, rival)
        named = args.only and args.peers  # who is asked for by name is timed again
        if not (args.again or named) and kept_timing(path, rival, questions) is not None:
            continue
        with console.status(f"timing {rival.name}"):
            try:
                timed = time_rival(rival, questions, args.home, budget_s=args.budget)
            except NoAnswerError as error:
                console.print(f"{rival.name}: {escape(str(error))}", highlight=False)
                continue
        write_timed(path, rival, questions, timed)


def show(result: race.Race, steps: tuple[str, ...], args: argparse.Namespace, console: Console) -> None:
    """Print tables; write JSON and, when asked for, plots and the page."""
    for table in tables.all_tables(result):
        console.print(tables.to_rich(table))
        console.print()
    args.home.mkdir(parents=True, exist_ok=True)
    file = args.home / "results.json"
    file.write_text(json_form.to_json(result), encoding="utf-8")
    console.print(f"figures: {file}", highlight=False)
    if "page" in steps:
        pictures = plots.write_all(result, args.out / "images")
        written = page.write(args.out / "benchmarks.md", page.sections(result))
        console.print(f"page: {written}, with {len(pictures)} pictures", highlight=False)


if __name__ == "__main__":
    raise SystemExit(main())
