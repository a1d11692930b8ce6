"""What the tests of a walk lay out, and how they ask."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lsp_langid.scan.entry import Entry, Item, Skipped, Why
from lsp_langid.scan.read import text_of
from lsp_langid.scan.rules import Rules
from lsp_langid.scan.walk import entries

AS_THEY_STAND = Rules()


def lay_out(folder: Path, files: dict[str, str | bytes]) -> None:
    """Write files with their folders."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def walked(*paths: Path | str, rules: Rules = AS_THEY_STAND) -> list[Entry]:
    """Everything that is found at the paths."""
    return list(entries([str(path) for path in paths], rules))


def items(found: Iterable[Entry], top: Path | str = "") -> list[str]:
    """What is to be looked at, by its path from the top."""
    return [_below(entry.shown, top) for entry in found if isinstance(entry, Item)]


def skipped(found: Iterable[Entry], top: Path | str = "") -> dict[str, Why]:
    """What is not, and why."""
    return {_below(entry.shown, top): entry.why for entry in found if isinstance(entry, Skipped)}


def texts(found: Iterable[Entry], top: Path | str = "", rules: Rules = AS_THEY_STAND) -> dict[str, object]:
    """The text of each item, or why there is none after all."""
    answers = {}
    for entry in found:
        if isinstance(entry, Item):
            got = text_of(entry, rules)
            answers[_below(entry.shown, top)] = got.why if isinstance(got, Skipped) else got[0]
    return answers


def _below(shown: str, top: Path | str) -> str:
    return shown.removeprefix(f"{top}/").removeprefix(f"{top}!") if top else shown
