"""`lsp-langid languages`: every language of the table, with all its names, and those the user taught.

Knows: the table, and which rows can be answered from content. Never: how either is made.
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
        "model can answer it, or learned it from you (yours). The others are found by file name, first line "
        "or modeline only. Extensions in brackets are shared with another language.",
        allow_abbrev=False,
    )
    parser.add_argument("--json", action="store_true", help="one JSON list of objects, with all names")
    add_model(parser)


def run(args: argparse.Namespace) -> int:
    """Print the table. Without a model it is still printed, and `model` is unknown."""
    from lsp_langid import assets
    from lsp_langid.cli.personal import load_detector

    labels: Collection[str] | None
    try:
        detector = load_detector(args.model)
        table, labels = detector.table, frozenset(detector.model.labels)
        own = {language.id for language in detector.languages} - labels
    except ModelError as error:
        complain(str(error))
        table, labels, own = assets.load_table(), None, set()
    if args.json:
        print(json.dumps([_as_object(language, labels, own) for language in table], indent=1))
        return 0
    rows = [("id", "name", "model", "extensions")]
    rows += [(row.id, row.name, _known(row, labels, own), _extensions(row)) for row in table]
    for line in columns(rows):
        print(line)
    return 0


def _as_object(language: Language, labels: Collection[str] | None, own: Collection[str]) -> dict[str, Any]:
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
        "hosts": list(language.hosts),
        "model": None if labels is None else language.id in labels,
        "yours": language.id in own,
    }


def _known(language: Language, labels: Collection[str] | None, own: Collection[str]) -> str:
    if labels is None:
        return "?"
    if language.id in own:
        return "yours"
    return "yes" if language.id in labels else "-"


def _extensions(language: Language) -> str:
    return " ".join([*language.extensions, *(f"({extension})" for extension in language.shared_extensions)])
