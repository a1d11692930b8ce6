"""The texts that the tests of all editors paste; see `editors/samples/README.md`."""

from __future__ import annotations

import json
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "samples"
EXPECTED = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
CODE = sorted(file for file, row in EXPECTED.items() if row["language"])
PROSE = sorted(file for file, row in EXPECTED.items() if not row["language"])


def text(file: str) -> str:
    """The text of `python.txt`, or of `python`."""
    return (FOLDER / file if file in EXPECTED else FOLDER / f"{file}.txt").read_text(encoding="utf-8")


def shown(file: str) -> str:
    """The file type that Neovim is expected to show for it; empty when it is to set none."""
    row = EXPECTED[file]
    return "" if row.get("silent") else row["neovim"]
