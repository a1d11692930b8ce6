"""`lsp-langid scan`: which languages trees, archives and lists of files are written in.

Knows: options, and the order of the work. Never: how files are found, judged, added up or shown.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from lsp_langid.cli.backend_options import add_backend, backend_of
from lsp_langid.cli.console import complain, printable
from lsp_langid.cli.one_thread import keep_to_one_thread
from lsp_langid.cli.options import add_mode, add_model, languages
from lsp_langid.errors import ClusterError, InputError, UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from lsp_langid.core.detector import Detector
    from lsp_langid.scan.entry import Skipped
    from lsp_langid.scan.journal import Journal
    from lsp_langid.scan.settings import Settings
    from lsp_langid.scan.totals import Totals

STDIN = "-"
_LOCAL = "file://"
MISMATCH, UNKNOWN, UNREADABLE = "mismatch", "unknown", "unreadable"
FAILURES = (MISMATCH, UNKNOWN, UNREADABLE)
FOUND_EXIT = 3
_FILE_WIDTH = 110  # of tables that no terminal gives a width to
_UNITS = {"": 1, "k": 1_000, "m": 1_000_000, "g": 1_000_000_000}
_DONE_EVERY = 64  # rows between two looks at the clock


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare `scan`."""
    parser = subparsers.add_parser(
        "scan",
        help="name the languages of trees, archives and lists of files",
        description="Looks at every file below each PATH and prints what there is by language, what was "
        "skipped and why, and which files contradict their names. What .gitignore leaves out is left out. "
        "Needs the extra `scan`.",
        epilog=f"Exit code: 0 done, 1 a PATH is missing or something failed, 2 wrong use, {FOUND_EXIT} "
        "something that --fail-on names was found, 130 interrupted.",
        allow_abbrev=False,
    )
    parser.set_defaults(several="paths")
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        help="a folder, a file, an archive (tar, zip), git:REPO@REV, or a URL that fsspec knows; - reads a "
        "list of paths from standard input (default: the working directory)",
    )
    parser.add_argument(
        "--null", action="store_true", help="in that list a NUL ends a path, as in `find -print0`"
    )

    judging = parser.add_argument_group("how a file is judged")
    judging.add_argument(
        "--names",
        action="store_true",
        help="by its name, and by its content only where the name says nothing or allows several; faster",
    )
    judging.add_argument(
        "--check", action="store_true", help="with --names: look at all content as well, for contradictions"
    )
    add_mode(judging)
    judging.add_argument(
        "--only", metavar="LANG,...", action="append", help="choose among these languages only"
    )
    judging.add_argument(
        "--no-memory",
        action="store_true",
        help="judge as installed, without your corrections and the languages you taught",
    )
    add_model(judging)

    choosing = parser.add_argument_group("which files")
    choosing.add_argument("--no-ignore", action="store_true", help="also what .gitignore leaves out")
    choosing.add_argument("--skip-hidden", action="store_true", help="leave out names with a dot in front")
    choosing.add_argument(
        "--skip-vendored", action="store_true", help="leave out code of others: node_modules, third_party"
    )
    choosing.add_argument("--skip-generated", action="store_true", help="leave out what a program wrote")
    choosing.add_argument("--archives", action="store_true", help="open archives that lie in a tree")
    choosing.add_argument(
        "--max-size", metavar="SIZE", type=_size, help="leave out larger files: 500k, 20M, 1G (default 2G)"
    )

    showing = parser.add_argument_group("what is printed")
    form = showing.add_mutually_exclusive_group()
    form.add_argument("--files", action="store_true", help="a line a file, as `identify` prints it")
    form.add_argument("--jsonl", action="store_true", help="an object a file")
    form.add_argument("--csv", action="store_true", help="a row a file")
    showing.add_argument("--out", metavar="FILE", default=STDIN, help="write it there; - is standard output")
    showing.add_argument(
        "--report", metavar="FILE.html", help="also write a page with a treemap, which needs nothing else"
    )
    showing.add_argument("--quiet", action="store_true", help="no progress on standard error")

    ending = parser.add_argument_group("how it runs and ends")
    add_backend(ending)
    ending.add_argument("--resume", action="store_true", help="go on where the same scan was interrupted")
    ending.add_argument(
        "--fail-on",
        metavar="WHAT,...",
        action="append",
        type=_failures,
        help=f"exit with {FOUND_EXIT} when there is one: mismatch (the content contradicts the name), "
        "unknown (nothing was sure enough), unreadable (permission denied, damaged, vanished)",
    )


def run(args: argparse.Namespace) -> int:
    """Look at everything; the exit code says whether something was found that should not be there."""
    _refuse_what_does_not_fit(args)
    from lsp_langid.cli.extras import SCAN_MODULES, require_extra

    require_extra("scan", "scan", SCAN_MODULES)
    keep_to_one_thread()  # here and in the processes that are started: these share the cores out already
    from lsp_langid.cli import safe_file
    from lsp_langid.cli.scan_facts import about
    from lsp_langid.scan.totals import Totals

    detector, settings = _detector_and_settings(args)
    totals = Totals(with_folders=args.report is not None)
    with ExitStack() as stack:
        out = stack.enter_context(safe_file.opened(args.out, "--out"))
        report = None
        if args.report is not None:
            report = stack.enter_context(safe_file.opened(args.report, "--report"))
        journal, failed = _look(args, settings, detector, totals, out)
        if report is not None:
            from lsp_langid.scan.page import page

            report.write(page(about(args.paths or ["."], settings, detector), totals, detector.table))
        if not (args.files or args.jsonl or args.csv):
            from lsp_langid.cli.scan_tables import print_totals

            console = _table_console(out)
            print_totals(console, totals, detector.table, contradictions=settings.finds_mismatches)
        out.flush()
    journal.finish()  # not before all is written: a disk may be full
    if report is not None and not args.quiet:
        complain(f"report: {printable(args.report)}")
    for row in failed:
        complain(f"{printable(row.shown)}: {printable(row.detail)}")
    return _exit_code(args, totals) or int(bool(failed))


def _look(
    args: argparse.Namespace, settings: Settings, detector: Detector, totals: Totals, out: TextIO
) -> tuple[Journal, list[Skipped]]:
    """Find, judge, write and add up.

    Returns:
        The journal, which is to be dropped when all is in its place, and the commits and URLs that were named
        as a PATH and cannot be had.
    """
    from lsp_langid.cli import scan_progress, scan_rows
    from lsp_langid.cli.scan_facts import same_scan
    from lsp_langid.scan.ahead import Ahead
    from lsp_langid.scan.entry import Skipped, Why
    from lsp_langid.scan.journal import Journal, scan_with
    from lsp_langid.scan.run import scan
    from lsp_langid.scan.walk import entries
    from lsp_langid.user_files import cache_folder

    form = next((form for form in scan_rows.FORMS if getattr(args, form)), None)
    write = scan_rows.writer(form, out, detector.table)
    n_done = 0
    named = {path for path in args.paths if not _is_local(path)}
    failed: list[Skipped] = []
    with Journal(cache_folder() / "scan", same_scan(args.paths, settings), resume=args.resume) as journal:
        _tell_resumed(args, journal)
        ahead = Ahead(entries(_paths(args), settings.rules))
        try:
            with (
                backend_of(args) as backend,
                scan_progress.shown(_progress_console(args, out, form), ahead) as step,
            ):
                for row in scan_with(journal, ahead, lambda given: scan(given, settings, backend)):
                    write(row)
                    totals.add(row)
                    if isinstance(row, Skipped) and row.shown in named and row.why is Why.UNREADABLE:
                        failed.append(row)
                    n_done += 1
                    if n_done % _DONE_EVERY == 0:
                        step(n_done)
        except KeyboardInterrupt:
            further = "; the same command with --resume goes on from here" if journal.usable else ""
            complain(f"interrupted: {n_done:,} files are done{further}")
            raise
        except ClusterError:
            if n_done and journal.usable:
                complain(f"{n_done:,} files are done; the same command with --resume goes on from here")
            raise
        finally:
            ahead.stop()
    return journal, failed


def _refuse_what_does_not_fit(args: argparse.Namespace) -> None:
    if sys.stdout is None and args.out == STDIN:
        raise UsageError("standard output is closed; name a file with --out")
    if args.report == STDIN:
        raise UsageError("--report writes a page into a file; name one")
    if args.report is not None and _same_file(args.out, args.report):
        raise UsageError("--out and --report name the same file; give each its own")
    if args.check and not args.names:
        raise UsageError("--check goes with --names; without it all content is looked at anyway")
    if args.null and STDIN not in args.paths:
        raise UsageError("--null says how a list on standard input is written; name - for a PATH")
    if args.paths.count(STDIN) > 1:
        raise UsageError("standard input (-) can be read only once, but it was named more often")
    if STDIN in args.paths and sys.stdin is None:
        raise UsageError("standard input is closed; name paths instead of -")
    try:
        os.getcwd()  # noqa: PTH109
    except OSError as error:
        raise InputError("the working directory is gone; change into one that is there") from error
    missing = [path for path in args.paths if _is_local(path) and _is_missing(path)]
    if missing:
        raise InputError(
            f"{', '.join(map(printable, missing))}: no such file or folder; nothing was looked at"
        )


def _is_local(path: str) -> bool:
    return path != STDIN and not path.startswith("git:") and "://" not in _local_path(path)


def _local_path(path: str) -> str:
    """`file:///a` -> `/a`, as the walk takes it; others as they are."""
    return path[len(_LOCAL) :] if path[: len(_LOCAL)].lower() == _LOCAL else path


def _is_missing(path: str) -> bool:
    try:
        os.lstat(_local_path(path))
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError as error:
        raise InputError(f"{printable(path)}: {error.strerror}; nothing was looked at") from error
    return False


def _same_file(out: str, report: str) -> bool:
    """Whether two outputs would replace each other; those into a device do not."""
    place = Path(report).resolve()
    return out != STDIN and Path(out).resolve() == place and (place.is_file() or not place.exists())


def _paths(args: argparse.Namespace) -> Iterator[str]:
    """The paths to scan, those of a list as they arrive."""
    from lsp_langid.cli.path_list import read_paths

    for path in args.paths or ["."]:
        if path != STDIN:
            yield path
            continue
        if sys.stdin.isatty():
            complain("reading paths from the terminal; end with Ctrl-D (on Windows: Ctrl-Z and Return)")
        yield from read_paths(sys.stdin.buffer, null=args.null)


def _detector_and_settings(args: argparse.Namespace) -> tuple[Detector, Settings]:
    """The detector tells the names of languages here; workers make their own, of the same settings."""
    from lsp_langid import assets
    from lsp_langid.core.personal import NOBODY
    from lsp_langid.scan.rules import Rules
    from lsp_langid.scan.settings import Settings
    from lsp_langid.user_files import UserFiles

    detector = assets.load_detector(args.model)
    personal = NOBODY if args.no_memory else UserFiles().load()
    if personal:
        detector = detector.with_personal(personal)
    rules = Rules(
        gitignore=not args.no_ignore,
        hidden=not args.skip_hidden,
        skip_vendored=args.skip_vendored,
        skip_generated=args.skip_generated,
        archives=args.archives,
    )
    settings = Settings(
        names=args.names,
        # What is not looked for would never be found.
        check=args.check or (args.names and MISMATCH in _wanted(args)),
        mode=args.mode,
        only=tuple(language.id for language in languages(args.only, detector) or ()),
        model=args.model,
        personal=personal,
        rules=rules if args.max_size is None else replace(rules, max_bytes=args.max_size),
    )
    return detector, settings


def _tell_resumed(args: argparse.Namespace, journal: Journal) -> None:
    if not args.resume or args.quiet:
        return
    if journal.n_known:
        complain(f"going on: {journal.n_known:,} files were looked at before")
    else:
        complain(
            "nothing to go on with: no such scan was interrupted, or the model or the options are others"
        )


def _progress_console(args: argparse.Namespace, out: TextIO, form: str | None) -> Console | None:
    """Where progress is shown; nowhere when nobody wants it or rows run over the same terminal."""
    if args.quiet or sys.stderr is None or (form is not None and out.isatty()):
        return None
    from rich.console import Console

    return Console(stderr=True)


def _table_console(out: TextIO) -> Console:
    from lsp_langid.cli.scan_tables import PipedConsole

    return PipedConsole(file=out, width=None if out.isatty() else _FILE_WIDTH)


def _exit_code(args: argparse.Namespace, totals: Totals) -> int:
    n_found = {MISMATCH: totals.all.n_mismatches, UNKNOWN: totals.n_unknown, UNREADABLE: totals.n_unreadable}
    found = [f"{n_found[what]:,} {what}" for what in FAILURES if what in _wanted(args) and n_found[what]]
    if not found:
        return 0
    complain(f"--fail-on: {', '.join(found)}")
    return FOUND_EXIT


def _wanted(args: argparse.Namespace) -> frozenset[str]:
    return frozenset(what for option in args.fail_on or () for what in option)


def _failures(words: str) -> tuple[str, ...]:
    wanted = tuple(word.strip() for word in words.split(",") if word.strip())
    unknown = [word for word in wanted if word not in FAILURES]
    if unknown or not wanted:
        raise argparse.ArgumentTypeError(f"expected some of {','.join(FAILURES)}, got {words!r}")
    return wanted


def _size(word: str) -> int:
    match = re.fullmatch(r"(\d+)([kmg]?)b?", word.strip().lower())
    if not match or not int(match[1]):
        raise argparse.ArgumentTypeError(f"expected a size like 500k, 20M or 1G, got {word!r}")
    return int(match[1]) * _UNITS[match[2]]
