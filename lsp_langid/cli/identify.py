"""`lsp-langid identify`: which language each file, or standard input, is written in.

Knows: options, and which reader and writer they call for. Never: how text is read, judged or shown.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
from collections.abc import Collection, Iterator, Sequence
from pathlib import PurePath
from time import perf_counter
from typing import TYPE_CHECKING, Any, BinaryIO

from lsp_langid.cli.console import complain, on_terminal, printable
from lsp_langid.cli.inputs import read_file, read_stdin
from lsp_langid.cli.one_thread import keep_to_one_thread
from lsp_langid.cli.options import add_mode, add_model, languages, positive
from lsp_langid.errors import InputError, UsageError

if TYPE_CHECKING:
    from lsp_langid.core.detector import Detector
    from lsp_langid.core.languages import Language
    from lsp_langid.core.verdict import Explanation, Ranked, Verdict

STDIN = "-"
_N_CANDIDATES = 5  # in `--json`, when `--top` does not say otherwise
_WIDEST_PATH = 60  # a longer path pushes its own columns aside, not everybody's


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare `identify`."""
    parser = subparsers.add_parser(
        "identify",
        help="name the language of files or of standard input",
        description="Names the language of each FILE, or of standard input. One line each: "
        "path, language (or - when it is not sure enough), confidence, reason. "
        "Of a large file only the head, the middle and the tail are read.",
        epilog="Exit code: 0 all answered, 1 some input could not be read, 2 wrong use.",
        allow_abbrev=False,
    )
    parser.set_defaults(several="files")
    parser.add_argument("files", metavar="FILE", nargs="*", help="a text file; - is standard input")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object a line")
    form.add_argument(
        "--jsonl",
        action="store_true",
        help='read objects {"id", "text"} from standard input, one a line, and answer each on a line',
    )
    parser.add_argument("--top", metavar="N", type=positive, help="also show the N most likely languages")
    parser.add_argument("--why", action="store_true", help="also show the tokens that decided")
    parser.add_argument(
        "--only",
        metavar="LANG,...",
        action="append",
        help="choose among these languages only; any usual spelling, see `lsp-langid languages`",
    )
    names = parser.add_mutually_exclusive_group()
    names.add_argument("--filename", metavar="NAME", help="take the text for a file of this name")
    names.add_argument("--content-only", action="store_true", help="ignore the names of the files")
    parser.add_argument(
        "--no-memory",
        action="store_true",
        help="answer as installed, without your corrections and the languages you taught",
    )
    add_mode(parser)
    add_model(parser)


def run(args: argparse.Namespace) -> int:
    """Answer every input; 1 when one of them could not be answered."""
    _refuse_what_does_not_fit(args)

    detector = _load_detector(args)
    only = languages(args.only, detector)
    if args.jsonl:
        return _answer_jsonl(args, detector, only)
    all_fine = True
    for path in args.files or [STDIN]:
        try:
            text = read_stdin(_stdin()) if path == STDIN else read_file(path)
        except InputError as error:
            all_fine = False
            complain(str(error))
            if args.json:
                print(json.dumps({"path": printable(path), "error": str(error)}))
            continue
        verdict = detector.identify(text, _filename(args, path), only=only, mode=args.mode)
        if args.top:
            candidates = _candidates(detector, text, verdict, only, args.top)
        else:
            candidates = verdict.ranked[:_N_CANDIDATES] if args.json else ()
        explanation = detector.explain(text, answer=verdict.language or verdict.best) if args.why else None
        for line in _lines(args, path, verdict, candidates, explanation):
            print(line)
    return 0 if all_fine else 1


def _load_detector(args: argparse.Namespace) -> Detector:
    keep_to_one_thread()
    # What is loaded here stays to the end: to look for garbage in it takes a tenth of the time to the answer.
    gc.disable()
    try:
        from lsp_langid.cli.personal import load_detector

        return load_detector(args.model, with_memory=not args.no_memory)
    finally:
        gc.freeze()
        gc.enable()


def _refuse_what_does_not_fit(args: argparse.Namespace) -> None:
    if sys.stdout is None:
        raise UsageError("standard output is closed, so there is nowhere to answer")
    if args.jsonl and args.files:
        raise UsageError("--jsonl reads standard input; name no files beside it")
    if args.jsonl and (args.filename or args.content_only):
        raise UsageError("--jsonl looks at texts alone; --filename and --content-only do not go with it")
    if args.filename and len(args.files) > 1:
        raise UsageError(f"--filename names one text, but {len(args.files)} files were given")
    if args.files.count(STDIN) > 1:
        raise UsageError("standard input (-) can be read only once, but it was named more often")
    if not args.files or STDIN in args.files:
        _refuse_a_silent_wait(asked_for=STDIN in args.files)


def _refuse_a_silent_wait(*, asked_for: bool) -> None:
    if sys.stdin is None:
        raise UsageError("standard input is closed; name a file")
    if not sys.stdin.isatty():
        return
    if not asked_for:
        raise UsageError("nothing to read: standard input is a terminal; name a FILE, pipe text in, or say -")
    complain("reading from the terminal; end with Ctrl-D (on Windows: Ctrl-Z and Return)")


def _stdin() -> BinaryIO:
    return sys.stdin.buffer


def _filename(args: argparse.Namespace, path: str) -> str | None:
    if args.filename:
        return PurePath(args.filename).name
    return None if args.content_only or path == STDIN else PurePath(path).name


def _candidates(
    detector: Detector, text: str, verdict: Verdict, only: Collection[Language] | None, n_wanted: int
) -> Sequence[Ranked]:
    """The likeliest languages, as many of them as the verdict rests on.

    A verdict carries the head of its ranking. The model is asked for the rest of it, if that is what was cut:
    where a file name settled the language or narrowed the choice, there is no more to add.
    """
    if n_wanted > len(verdict.ranked):
        whole = detector.rank(text, only=only)
        if whole[: len(verdict.ranked)] == verdict.ranked:
            return whole[:n_wanted]
    return verdict.ranked[:n_wanted]


def _lines(
    args: argparse.Namespace,
    path: str,
    verdict: Verdict,
    candidates: Sequence[Ranked],
    explanation: Explanation | None,
) -> Iterator[str]:
    from lsp_langid.cli import answers

    if args.json:
        yield json.dumps(answers.as_object(printable(path), verdict, candidates, explanation))
        return
    if not on_terminal():
        yield answers.as_line(path, verdict)
    elif len(args.files) > 1:
        width = min(_WIDEST_PATH, max(len(printable(file)) for file in args.files))
        shown, language, confidence, reason = answers.cells(path, verdict)
        yield f"{shown:<{width}}  {language:<16}  {confidence:>6}  {reason}"
    else:
        name = "" if path == STDIN else f"{printable(path)}: "
        yield name + answers.as_sentence(verdict)
    yield from answers.details(candidates, explanation)


def _answer_jsonl(args: argparse.Namespace, detector: Detector, only: Collection[Language] | None) -> int:
    from lsp_langid.cli import answers
    from lsp_langid.cli.jsonl import answer_lines

    def answer(text: str) -> dict[str, Any]:
        began = perf_counter()
        verdict = detector.identify(text, only=only, mode=args.mode)
        ms = (perf_counter() - began) * 1000
        fields: dict[str, Any] = {
            "language": verdict.language.id if verdict.language else None,
            "best": verdict.best.id,
            "confidence": answers.rounded(verdict.confidence),
            "ms": round(ms, 4),
        }
        if args.top:
            candidates = _candidates(detector, text, verdict, only, args.top)
            fields["candidates"] = answers.candidates_as_objects(candidates)
        if args.why:
            fields["explanation"] = answers.explanation_as_object(
                detector.explain(text, answer=verdict.language or verdict.best)
            )
        return fields

    return 0 if answer_lines(_stdin(), sys.stdout, answer) else 1
