"""`lsp-langid languages`: every language of the table, with all its names.

Knows: the table, and which rows the installed model can answer. Never: how either is made.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from lsp_langid.cli.console import columns, complain
from lsp_langid.cli.options import add_model
from lsp_langid.errors import ModelError

if TYPE_CHECKING:
    from lsp_langid.core.languages import Language


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare `languages`."""
    parser = subparsers.add_parser(
        "languages",
        help="list the languages and their names",
        description="Lists every language of the table: id, name, file extensions, and whether the installed "
        "model can answer it. The others are found by file name, first line or modeline only. "
        "Extensions in brackets are shared with another language.",
        allow_abbrev=False,
    )
    parser.add_argument("--json", action="store_true", help="one JSON list of objects, with all names")
    add_model(parser)


def run(args: argparse.Namespace) -> int:
    """Print the table. Without a model it is still printed, and `model` is unknown."""
    from lsp_langid import assets

    labels: Collection[str] | None
    try:
        detector = assets.load_detector(args.model)
        table, labels = detector.table, frozenset(detector.model.labels)
    except ModelError as error:
        complain(str(error))
        table, labels = assets.load_table(), None
    if args.json:
        print(json.dumps([_as_object(language, labels) for language in table], indent=1))
        return 0
    rows = [("id", "name", "model", "extensions")]
    rows += [(row.id, row.name, _known(row, labels), _extensions(row)) for row in table]
    for line in columns(rows):
        print(line)
    return 0


def _as_object(language: Language, labels: Collection[str] | None) -> dict[str, Any]:
    return {
        "id": language.id,
        "name": language.name,
        "vscode": language.vscode,
        "neovim": language.neovim,
        "linguist": language.linguist,
        "fences": language.fences,
        "aliases": language.aliases,
        "extensions": language.extensions,
        "sharedExtensions": language.shared_extensions,
        "filenames": language.filenames,
        "interpreters": language.interpreters,
        "family": language.family,
        "model": None if labels is None else language.id in labels,
    }


def _known(language: Language, labels: Collection[str] | None) -> str:
    if labels is None:
        return "?"
    return "yes" if language.id in labels else "-"


def _extensions(language: Language) -> str:
    return " ".join([*language.extensions, *(f"({extension})" for extension in language.shared_extensions)])
