"""Documents that were just closed, in case the client only reopens them under another language.

Knows: how one is recognised. Never: what its new language means.
"""

from __future__ import annotations

from collections import OrderedDict

from lsp_langid.lsp.session.tracked import Tracked

WITHIN_S = 2.0  # editors reopen in the same breath; a person needs longer to close one and begin another
BLANK_WITHIN_S = 0.25  # there is nothing to know an empty one by, and a new one begins as empty
KEPT = 16


class ClosedDocuments:
    """The last few, forgotten within seconds."""

    def __init__(self) -> None:
        self._closed: OrderedDict[str, tuple[Tracked, float]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._closed)

    def add(self, document: Tracked, now: float) -> None:
        """A document was closed."""
        self._drop_old(now)
        self._closed[document.uri] = (document, now)
        if len(self._closed) > KEPT:
            self._closed.popitem(last=False)

    def take(
        self, uri: str, version: int, *, length: int, blank: bool, fingerprint: int | None, now: float
    ) -> Tracked | None:
        """The document that comes back here; None when what is opened is another one of the same name.

        A name such as `untitled:Untitled-1` is given again, to a document that begins anew: with a lower
        version, or with the same one and another text. Some clients begin to count anew when they reopen;
        there the text tells. One that comes back with a higher version was edited in the same moment.
        """
        self._drop_old(now)
        closed, since = self._closed.pop(uri, (None, now))
        if closed is None or version > closed.version:
            return closed
        if blank and now - since > BLANK_WITHIN_S:
            return None
        if fingerprint is None or closed.fingerprint is None:
            same_text = fingerprint == closed.fingerprint and length == closed.length
        else:
            same_text = fingerprint == closed.fingerprint
        return closed if same_text and (version == closed.version or not blank) else None

    def _drop_old(self, now: float) -> None:
        while self._closed and now - next(iter(self._closed.values()))[1] > WITHIN_S:
            self._closed.popitem(last=False)
