"""The manifest: which archives a corpus is made of, each pinned by version and SHA-256.

Knows: the columns and what may stand in them. Never: registries' clients, archives, texts.
Start reading at `read_manifest`; below it, each function checks one cell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from lsp_langid.core.languages import LanguageTable
from lsp_langid.errors import CorpusError, InputError

DEBIAN_SOURCE, DEBIAN_BINARY, NPM, PYPI = "debian-source", "debian-binary", "npm", "pypi"
REGISTRIES = (DEBIAN_SOURCE, DEBIAN_BINARY, NPM, PYPI)
HINTS = ("coq", "lisp", "matlab", "octave", "prolog", "puppet", "sml", "wolfram")
COLUMNS = (
    "registry",
    "package",
    "version",
    "suite",
    "file",
    "sha256",
    "bytes",
    "licence",
    "hints",
    "labels",
)

# What registries write where nobody has granted anything.
NO_LICENCE = frozenset({"", "-", "?", "none", "none stated", "noassertion", "unknown", "unlicensed"})

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Source:
    """One archive of one registry: a row of the manifest."""

    registry: str
    package: str
    version: str
    suite: str  # release of Debian, "-" elsewhere
    file: str  # name of the archive as its client writes it: a plain name
    sha256: str
    n_bytes: int
    licence: str  # as its registry states it
    hints: tuple[str, ...]  # what the project is about, where file names alone would mislead
    labels: Mapping[str, int] = field(hash=False)  # ids of the table -> texts kept by the last full build


def read_manifest(manifest: str | Path, table: LanguageTable) -> tuple[Source, ...]:
    """Read a manifest: tab-separated, one archive a row, columns named by the first line in any order.

    Hints and labels are lists with a space between: `lisp sml`, `python=31 markdown=2`. Columns that
    are not in `COLUMNS` are passed over.

    Args:
        manifest: A file, or the text of one.
        table: Knows the labels.

    Raises:
        InputError: The file cannot be read.
        CorpusError: A column is missing, or rows are broken; every one of them is named.
    """
    name, text = _text(manifest)
    lines = [line.removesuffix("\r") for line in text.removeprefix("\ufeff").split("\n")]
    header = lines[0].split("\t")
    if lacking := [column for column in COLUMNS if column not in header]:
        raise CorpusError(
            f"{name}, line 1: no column {', '.join(lacking)}. A manifest is tab-separated and its first line "
            f"names the columns {' '.join(COLUMNS)}; got {lines[0][:200]!r}."
        )
    sources: list[Source] = []
    problems: list[str] = []
    first_lines: dict[tuple[str, str], int] = {}
    for number, line in enumerate(lines[1:], start=2):
        if not line.strip():
            continue
        cells = line.split("\t")
        if len(cells) != len(header):
            problems.append(f"line {number}: {len(cells)} cells, the first line names {len(header)}")
            continue
        source, wrong = _source(dict(zip(header, cells, strict=True)), table)
        # Some file systems do not tell `A.tgz` from `a.tgz`.
        first = first_lines.setdefault((source.registry, source.file.casefold()), number)
        if first != number:
            wrong.append(f"file {source.file!r} stands in line {first} already")
        if wrong:
            problems.append(f"line {number}, {source.package or 'no package'}: {'; '.join(wrong)}")
        sources.append(source)
    if problems:
        listed = "\n".join(f"  {problem}" for problem in problems)
        raise CorpusError(f"{name}: {len(problems)} broken row(s), mend or delete them:\n{listed}")
    return tuple(sources)


def _text(manifest: str | Path) -> tuple[str, str]:
    """Return what to call the manifest in messages, and its text."""
    if isinstance(manifest, str):
        return "manifest", manifest
    try:
        return str(manifest), manifest.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"{manifest}: cannot be read ({error.strerror}); expected a manifest.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{manifest}: not UTF-8 text ({error.reason}); expected a manifest.") from error


def _source(row: Mapping[str, str], table: LanguageTable) -> tuple[Source, list[str]]:
    """Decode one row. What is wrong comes back beside it; a cell that is wrong is left empty."""
    wrong: list[str] = []

    def cell(column: str, decode: Callable[[str], _Value], otherwise: _Value) -> _Value:
        try:
            return decode(row[column].strip())
        except ValueError as error:
            wrong.append(f"{column} {error}")
            return otherwise

    registry = cell("registry", _registry, "")
    source = Source(
        registry=registry,
        package=cell("package", _package, ""),
        version=cell("version", _version, ""),
        suite=cell("suite", _suite if registry in (DEBIAN_SOURCE, DEBIAN_BINARY) else _no_suite, "-"),
        file=cell("file", _file, ""),
        sha256=cell("sha256", _sha256, ""),
        n_bytes=cell("bytes", _n_bytes, 0),
        licence=cell("licence", _licence, ""),
        hints=cell("hints", _hints, ()),
        labels=cell("labels", lambda text: _labels(text, table), {}),
    )
    return source, wrong


def _registry(text: str) -> str:
    if text not in REGISTRIES:
        raise ValueError(f"{text!r}, expected one of {', '.join(REGISTRIES)}")
    return text


def _matches(pattern: str, expected: str) -> Callable[[str], str]:
    """Make a check that lets a cell through as it is."""
    compiled = re.compile(pattern)

    def check(text: str) -> str:
        if not compiled.fullmatch(text):
            raise ValueError(f"{text!r}, expected {expected}")
        return text

    return check


# Names and versions become arguments of programs, files become paths: neither may be read as anything else.
_package = _matches(r"(@[\w.~-]+/)?[A-Za-z0-9_][\w.+~-]*", "a package name")
_version = _matches(r"[A-Za-z0-9][\w.+~:!-]*", "a version")
_suite = _matches(r"[a-z][a-z0-9-]*", "a release of Debian by its code name")
_no_suite = _matches(r"-", "'-': only Debian has suites")
_file = _matches(r"[A-Za-z0-9_][\w.+~%!-]{0,250}", "a plain file name, no folder and no dot in front")
_sha256 = _matches(r"[0-9a-f]{64}", "64 hexadecimal digits in lower case")


def _n_bytes(text: str) -> int:
    if not re.fullmatch(r"[1-9][0-9]{0,11}", text):
        raise ValueError(f"{text!r}, expected the size of the archive, a whole number above 0")
    return int(text)


def _licence(text: str) -> str:
    if text.casefold() in NO_LICENCE:
        raise ValueError(f"{text!r}: nothing is learned from an archive that states no licence")
    return text


def _hints(text: str) -> tuple[str, ...]:
    hints = tuple(text.split())
    if strange := [hint for hint in hints if hint not in HINTS]:
        raise ValueError(f"{' '.join(strange)!r}, expected any of {' '.join(HINTS)}")
    return hints


def _labels(text: str, table: LanguageTable) -> dict[str, int]:
    labels: dict[str, int] = {}
    strange = []
    for entry in text.split():
        label, _, count = entry.partition("=")
        if label not in table:
            strange.append(f"{label!r} (not an id of the label table)")
        elif not re.fullmatch(r"[0-9]{1,9}", count) or label in labels:
            strange.append(f"{entry!r} (expected label=count, each label once)")
        else:
            labels[label] = int(count)
    if strange:
        raise ValueError(", ".join(strange))
    return labels
