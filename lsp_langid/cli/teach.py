"""`lsp-langid teach`: add a language of the user's own, from sample files.

Knows: names, files, and how a card reads. Never: how one teaches.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lsp_langid.cli.console import columns
from lsp_langid.cli.options import add_model
from lsp_langid.errors import CorpusError, ModelMissingError, UsageError

if TYPE_CHECKING:
    from lsp_langid.core.languages import Language, LanguageTable

_WORTH_SAYING = 0.15  # of another language's windows
_GOOD_RECALL = 0.6  # of windows of ten lines
_NAME = re.compile(r"[a-z0-9][a-z0-9._+#-]*")


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare `teach`."""
    parser = subparsers.add_parser(
        "teach",
        help="add a language of your own, from sample files",
        description="Teaches a language that lsp-langid does not know, from ten or more sample files, in "
        "less than a minute. What is kept are numbers and a list of words that many of the files share; it "
        "stays in your user folder. Servers that run take it up. The card that is printed says how good it "
        "is on files it was not taught with.",
        allow_abbrev=False,
    )
    parser.add_argument("name", metavar="NAME", help="what to call it, such as flowlang")
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="sample files, also in folders below")
    parser.add_argument(
        "--like",
        metavar="LANG",
        help="a language it resembles: editors that know no mode for it use that one's",
    )
    parser.add_argument("--vscode", metavar="ID", help="its language id in VS Code")
    parser.add_argument("--neovim", metavar="FT", help="its 'filetype' in Vim and Neovim")
    parser.add_argument(
        "--extensions",
        metavar=".X,...",
        help="its file name endings; then only such files of FOLDER are samples",
    )
    add_model(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Teach, print the card, keep the language."""
    from lsp_langid import assets
    from lsp_langid.cli.samples import collect_samples
    from lsp_langid.training.teach import FEWEST_FILES, teach
    from lsp_langid.user_files import UserFiles

    detector = assets.load_detector(args.model)
    language = _language(args, detector.table)
    background = detector.model.background()
    if background is None:
        raise ModelMissingError(
            f"the model {detector.model.name} came without background.npz, which teaching needs to tell your "
            "language from the others. Install the package again, or write it: "
            "`lsp-langid train CORPUS --out MODEL --background-only`"
        )
    samples = collect_samples(args.folder, (*language.extensions, *language.shared_extensions))
    left_out = f"; left out: {samples.tally()}" if samples.left_out else ""
    if len(samples.texts) < FEWEST_FILES:
        raise CorpusError(
            f"{args.folder}: {len(samples.texts)} sample files, wanted {FEWEST_FILES} or more{left_out}"
        )
    files = UserFiles()
    taught = teach(detector.model, background, language, samples.texts)
    replaces = any(one.language.id == language.id for one in files.load().taught)
    path = files.add_taught(taught)
    print(
        f"{'taught anew' if replaces else 'taught'}: {language.id}, from {len(samples.texts)} files{left_out}"
    )
    for line in card_lines(taught.card):
        print(line)
    if taught.words:
        print(f"words kept: {', '.join(sorted(taught.words))}")
    print(f"kept in {path}")
    return 0


def card_lines(card: Mapping[str, Any]) -> list[str]:
    """How good it is, as a person reads it."""
    rows: list[Sequence[str]] = [("lines", "windows", "told", "best guess")]
    for band, figures in card["recall"].items():
        rows.append(
            (
                band,
                f"{figures['windows']:,}",
                f"{100 * figures['told']:.1f} %",
                f"{100 * figures['best_guess']:.1f} %",
            )
        )
    others = card["other_languages"]
    wrongly = (
        f"of {others['windows']:,} windows of other languages {100 * others['wrongly_claimed']:.2f} % would "
        f"be taken for it (at most {100 * others['at_most']:.2f} %, with 95 % confidence)"
    )
    if others["most_often"]:
        wrongly += f", most often {', '.join(others['most_often'])}"
    lines = [f"on files held out ({card['held_out']}):", *columns(rows, right={0, 1, 2, 3}), wrongly]
    if others["look_like_it"] > _WORTH_SAYING:
        lines.append(
            f"{100 * others['look_like_it']:.0f} % of windows of {others['nearest']} look more like it, so "
            "that one will be told less often"
        )
    ten_lines = card["recall"].get("10")
    if ten_lines is not None and ten_lines["told"] < _GOOD_RECALL:
        lines.append(
            "it will seldom be told: more samples may help, or leaving out those in another language"
        )
    return lines


def _language(args: argparse.Namespace, table: LanguageTable) -> Language:
    """What the answers will be called. Raises UsageError for a name that is taken, or is none."""
    from lsp_langid.core.languages import Language

    language_id = args.name.strip().lower()
    if table.has_word(language_id):
        known = table.find(language_id)
        raise UsageError(
            f"{args.name!r} is a name of {known.name} already, which lsp-langid knows as {known.id}; choose "
            "another name"
        )
    if not _NAME.fullmatch(language_id):
        raise UsageError(
            f"{args.name!r} is no name for a language; wanted letters a to z, digits, and . _ + # - "
            "between them"
        )
    like = table.find(args.like) if args.like else None
    extensions = _extensions(args.extensions)
    taken = [extension for extension in extensions if table.by_extension(extension)]
    return Language(
        language_id,
        args.name.strip(),
        vscode=args.vscode or (like.vscode if like else None),
        neovim=args.neovim or (like.neovim if like else None),
        extensions=tuple(extension for extension in extensions if extension not in taken),
        shared_extensions=tuple(taken),
        family=like.family if like else None,
    )


def _extensions(given: str | None) -> list[str]:
    """`".flw, X"` -> [".flw", ".x"]. Raises UsageError."""
    words = [word.strip().lower() for word in given.split(",")] if given is not None else []
    if any(not word.strip(".") or re.search(r"[\s/\\]", word) for word in words):
        raise UsageError(f"--extensions wants file name endings such as .flw,.flow; got {given!r}")
    return list(dict.fromkeys(f".{word.lstrip('.')}" for word in words))
