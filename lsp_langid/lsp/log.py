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

    Editors show a server's standard error to people. pygls writes a traceback into it for every
    request it refuses.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The record on one line."""
        lines = [line.strip() for line in super().format(record).splitlines() if line.strip()]
        return ": ".join(lines[:1] + lines[1:][-1:])


_FORMAT = "lsp-langid: %(levelname)s: %(message)s"
