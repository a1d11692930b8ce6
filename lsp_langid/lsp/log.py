"""What the server says of itself: one line an event, on standard error.

Knows: log records. Never: standard output, which belongs to the protocol, and pop-ups.
"""

from __future__ import annotations

import logging
import sys


def log_to_stderr(*, with_tracebacks: bool) -> None:
    """Send the warnings and errors of all modules to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter(_FORMAT) if with_tracebacks else OneLine(_FORMAT))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])


class OneLine(logging.Formatter):
    """Keeps the first line of a message and the last of its traceback, which names the error.

    Editors show a server's standard error to people, some of them on a terminal. What a client sent may
    stand in it: however long, and with characters that a terminal obeys.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The record on one line."""
        lines = [line.strip() for line in super().format(record).splitlines() if line.strip()]
        return ": ".join(_shown(line) for line in lines[:1] + lines[1:][-1:])


def _shown(line: str) -> str:
    cut = line if len(line) <= _LONGEST else f"{line[:_LONGEST]}..."
    return "".join(one if one.isprintable() else f"\\u{ord(one):04x}" for one in cut)


_LONGEST = 400  # characters


_FORMAT = "lsp-langid: %(levelname)s: %(message)s"
