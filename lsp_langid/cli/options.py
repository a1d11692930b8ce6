"""Options that several subcommands share, so that they are spelled and explained alike."""

from __future__ import annotations

import argparse
from pathlib import Path

from lsp_langid.core.policy import BALANCED, MODES


def add_model(parser: argparse.ArgumentParser) -> None:
    """Declare `--model DIR`."""
    parser.add_argument(
        "--model",
        metavar="DIR",
        type=Path,
        help="folder of the model files (default: $LSP_LANGID_MODEL, else the one that came along)",
    )


def add_mode(parser: argparse.ArgumentParser) -> None:
    """Declare `--mode MODE`."""
    parser.add_argument(
        "--mode",
        choices=MODES,
        default=BALANCED,
        help="how sure an answer must be: careful, balanced (the default) or eager",
    )
