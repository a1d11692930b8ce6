"""`lsp-langid doctor`: is everything here that serving needs, and if not, what to do.

Knows: which parts there are and what each one's absence means. Never: how a part works.
Start reading at `examine`.
"""

from __future__ import annotations

import argparse
import json
import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any

from lsp_langid.cli.console import columns, printable
from lsp_langid.cli.options import add_model
from lsp_langid.errors import LangidError

# Oldest version that will do, as in pyproject.toml; the first that will not.
REQUIRED: dict[str, tuple[str | None, str | None]] = {
    "numpy": ("1.26", None),
    "pygls": ("2.1", "3"),
    "lsprotocol": (None, None),
}
if sys.version_info < (3, 11):
    REQUIRED["tomli"] = ("2.0", None)
OPTIONAL = {"scikit-learn": "training", "scipy": "training", "joblib": "training"}

_PROBE = (
    "def greet(name):\n    return f'hello {name}'\n\nif __name__ == '__main__':\n    print(greet('world'))\n"
)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that keeps the server from working."""

    what: str
    advice: str


@dataclass(slots=True)
class Report:
    """What was found; None where it could not be."""

    program: dict[str, Any] = field(default_factory=dict)
    python: dict[str, Any] = field(default_factory=dict)
    packages: dict[str, str | None] = field(default_factory=dict)
    table: dict[str, Any] | None = None
    model: dict[str, Any] | None = None
    kernel: str | None = None  # why there is none; empty where there is one
    probe: dict[str, Any] | None = None
    problems: list[Problem] = field(default_factory=list)


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare `doctor`."""
    parser = subparsers.add_parser(
        "doctor",
        help="say what is installed, what is missing and what to do",
        description="Says which versions are installed, where the model was found and whether it is whole.",
        epilog="Exit code: 0 serving works, 1 it does not.",
        allow_abbrev=False,
    )
    parser.add_argument("--json", action="store_true", help="one JSON object")
    add_model(parser)


def run(args: argparse.Namespace) -> int:
    """Print the report; 1 when something is missing."""
    report = examine(args.model)
    if args.json:
        print(json.dumps(_as_object(report), indent=1))
    else:
        for line in _lines(report):
            print(line)
    return 1 if report.problems else 0


def examine(folder: Path | None) -> Report:
    """Look at every part. Nothing is raised: what is wrong becomes a problem of the report."""
    from lsp_langid import __version__

    report = Report()
    report.program = {"version": __version__, "command": shutil.which("lsp-langid")}
    report.python = {
        "version": platform.python_version(),
        "executable": sys.executable,
        "platform": platform.platform(terse=True),
    }
    _examine_packages(report)
    try:
        _examine_model(report, folder)
    except LangidError as error:
        report.problems.append(Problem("the model or the language table cannot be loaded", str(error)))
    except ImportError as error:
        report.problems.append(Problem("the model cannot be loaded", f"{error}; see the packages above"))
    return report


def _examine_packages(report: Report) -> None:
    for name in [*REQUIRED, *OPTIONAL]:
        report.packages[name] = _version(name)
    for name, (oldest, too_new) in REQUIRED.items():
        found = report.packages[name]
        wanted = " and ".join(
            words for words in (oldest and f"{oldest} or newer", too_new and f"older than {too_new}") if words
        )
        if found is None:
            advice = "pip install lsp-langid"
            report.problems.append(Problem(f"the Python package {name} is not installed", advice))
        elif (oldest and _release(found) < _release(oldest)) or (
            too_new and _release(found) >= _release(too_new)
        ):
            advice = "pip install --upgrade lsp-langid"
            report.problems.append(Problem(f"{name} is {found}, wanted {wanted}", advice))


def _version(name: str) -> str | None:
    # Asks for the notes that pip left, which is quicker than importing the package and safer.
    from importlib import metadata

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _release(version: str) -> tuple[int, ...]:
    """`2.1.0rc1` -> (2, 1, 0): enough to compare with a lower and an upper bound."""
    numbers = []
    for part in version.split(".")[:3]:
        digits = part[: len(part) - len(part.lstrip("0123456789"))]
        if not digits:
            break
        numbers.append(int(digits))
    return tuple(numbers)


def _examine_model(report: Report, folder: Path | None) -> None:
    from lsp_langid import assets
    from lsp_langid.model_files import FORMAT
    from lsp_langid.native.library import why_none

    report.kernel = why_none()
    report.table = {"languages": len(assets.load_table())}
    place = assets.model_folder(folder)
    began = perf_counter()
    detector = assets.load_detector(place)  # compares the digests first
    load_ms = 1000 * (perf_counter() - began)
    report.model = {
        "name": detector.model.name,
        "folder": str(place),
        "format": FORMAT,
        "labels": len(detector.model.labels),
        "bytes": sum(file.stat().st_size for file in place.iterdir() if file.is_file()),
        "digests": "match",
        "loadMs": round(load_ms, 1),
    }
    began = perf_counter()
    verdict = detector.identify(_PROBE)
    report.probe = {"best": verdict.best.id, "ms": round(1000 * (perf_counter() - began), 2)}
    if verdict.best.id != "python":
        what = f"the model takes a plain piece of Python for {verdict.best.id}"
        report.problems.append(Problem(what, "install the package again, or train a better model"))


def _as_object(report: Report) -> dict[str, Any]:
    return {
        "ok": not report.problems,
        "version": report.program["version"],
        "command": report.program["command"],
        "python": report.python,
        "packages": report.packages,
        "table": report.table,
        "model": report.model,
        "kernel": None if report.kernel is None else {"compiled": not report.kernel, "why": report.kernel},
        "probe": report.probe,
        "problems": [{"what": problem.what, "advice": problem.advice} for problem in report.problems],
    }


def _lines(report: Report) -> Iterator[str]:
    yield from columns(list(_rows(report)))
    yield ""
    if not report.problems:
        yield "Serving works."
    for problem in report.problems:
        yield f"Problem: {problem.what}."
        yield f"  {problem.advice}"


def _rows(report: Report) -> Iterator[tuple[str, str, str]]:
    command = report.program["command"]
    where = (
        printable(command) if command else "not on the PATH; editors can start: python -m lsp_langid serve"
    )
    yield "lsp-langid", report.program["version"], where
    yield (
        "python",
        report.python["version"],
        f"{printable(report.python['executable'])} on {report.python['platform']}",
    )
    for name, version in report.packages.items():
        purpose = f"optional, for {OPTIONAL[name]} only" if name in OPTIONAL else ""
        yield name, version or "missing", purpose
    if report.table:
        yield "table", f"{report.table['languages']}", "languages"
    if report.model:
        model = report.model
        yield "model", model["name"], printable(model["folder"])
        yield "", f"{model['labels']}", f"languages; format {model['format']}, {model['bytes'] / 1e6:.1f} MB"
        yield "", "whole", f"its digests match; loaded in {model['loadMs']:.0f} ms"
    if report.kernel is not None:
        missing = f"{report.kernel}; the same answers take three to six times as long"
        yield "kernel", "none" if report.kernel else "compiled", missing if report.kernel else ""
    if report.probe:
        yield "answer", report.probe["best"], f"to a few lines of Python, in {report.probe['ms']:.1f} ms"
