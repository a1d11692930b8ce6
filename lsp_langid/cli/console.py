"""What may be shown on a terminal: harmless text, aligned columns, colours.

Knows: characters and streams. Never: languages, files, the protocol.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence

from lsp_langid.printable import printable as printable


def complain(message: str) -> None:
    """Write one line to standard error, where it cannot be mistaken for an answer."""
    if sys.stderr is None:  # closed by whoever started us; print would take standard output instead
        return
    print(f"lsp-langid: {message}", file=sys.stderr)


def on_terminal() -> bool:
    """Whether a person reads standard output as it is written."""
    return sys.stdout is not None and sys.stdout.isatty()


def columns(rows: Sequence[Sequence[str]], *, gap: str = "  ", right: Iterable[int] = ()) -> Iterator[str]:
    """Yield one line a row, every column as wide as its widest cell; those in `right` end flush."""
    if not rows:
        return
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    flush_right = frozenset(right)
    for row in rows:
        cells = [
            cell.rjust(width) if column in flush_right else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield gap.join(cells).rstrip()


class Paint:
    """Colours, or none: only a terminal gets them, and `NO_COLOR` (https://no-color.org) turns them off."""

    def __init__(self, *, wanted: bool | None = None) -> None:
        if wanted is None:
            wanted = on_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        self._wanted = wanted

    def _wrap(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self._wanted else text

    def bold(self, text: str) -> str:
        """Bold text."""
        return self._wrap("1", text)

    def dim(self, text: str) -> str:
        """Faint text."""
        return self._wrap("2", text)

    def good(self, text: str) -> str:
        """Green text."""
        return self._wrap("32", text)

    def bad(self, text: str) -> str:
        """Red text."""
        return self._wrap("31", text)
