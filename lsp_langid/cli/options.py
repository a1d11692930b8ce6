"""Options that several subcommands share, so that they are spelled and explained alike."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lsp_langid.core.policy import BALANCED, MODES
from lsp_langid.errors import UsageError

if TYPE_CHECKING:
    from lsp_langid.core.detector import Detector
    from lsp_langid.core.languages import Language


def add_model(parser: argparse._ActionsContainer) -> None:
    """Declare `--model DIR`."""
    parser.add_argument(
        "--model",
        metavar="DIR",
        type=Path,
        help="folder of the model files (default: $LSP_LANGID_MODEL, else the one that came along)",
    )


def add_mode(parser: argparse._ActionsContainer) -> None:
    """Declare `--mode MODE`."""
    parser.add_argument(
        "--mode",
        choices=MODES,
        default=BALANCED,
        help="how sure an answer must be: careful, balanced (the default) or eager",
    )


def languages(options: Sequence[str] | None, detector: Detector) -> tuple[Language, ...] | None:
    """The languages that `--only` names, in any spelling; None when it was not given.

    Raises:
        UsageError: It names none, one that nobody knows, or none that the model can answer.
    """
    if options is None:
        return None
    names = [name.strip() for option in options for name in option.split(",") if name.strip()]
    if not names:
        raise UsageError("--only names no language; for example: --only python,c++,rust")
    named = tuple(dict.fromkeys(detector.table.find(name) for name in names))
    if not any(language in detector.languages for language in named):
        raise UsageError(
            f"--only: the model can answer none of {', '.join(language.id for language in named)}; "
            "`lsp-langid languages` marks those it can"
        )
    return named


def positive(word: str) -> int:
    """A number from 1 up, as an option has it."""
    number = int(word) if word.isdecimal() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"wanted a number from 1 up, got {word!r}")
    return number
