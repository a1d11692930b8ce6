"""What the system refused, in the words of a report.

Knows: error numbers. Never: what was being done.
"""

from __future__ import annotations

import errno

from lsp_langid.scan.entry import Skipped, Why
from lsp_langid.scan.regular import NotRegularError

_GONE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ESTALE})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM})


def skipped_for(shown: str, error: OSError, n_bytes: int = 0) -> Skipped:
    """The row of a file about which the system said this."""
    if isinstance(error, NotRegularError):
        return Skipped(shown, Why.NOT_REGULAR)
    if error.errno in _GONE:
        return Skipped(shown, Why.VANISHED, "", n_bytes)
    if error.errno in _FORBIDDEN:
        return Skipped(shown, Why.NO_PERMISSION, "", n_bytes)
    if error.errno == errno.ELOOP:
        return Skipped(shown, Why.LINK_LOOP, "", n_bytes)
    return Skipped(shown, Why.UNREADABLE, _one_line(error), n_bytes)


def _one_line(error: OSError) -> str:
    return (error.strerror or str(error)).split("\n")[0]
