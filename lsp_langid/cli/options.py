"""Options that several subcommands share, so that they are spelled and explained alike."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_model(parser: argparse.ArgumentParser) -> None:
    """Declare `--model DIR`."""
    parser.add_argument(
        "--model",
        metavar="DIR",
        type=Path,
        help="folder of the model files (default: $LSP_LANGID_MODEL, else the one that came along)",
    )
