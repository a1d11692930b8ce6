"""When to look at a document and what to tell of it: events and clock readings in, actions out.

Knows: versions, amounts of text, what was told. Never: clocks, sockets, texts, pygls.
Start reading at `machine.py`; `values.py` holds the words it speaks in.
"""

from lsp_langid.lsp.session.machine import Session
from lsp_langid.lsp.session.values import (
    PLAIN,
    Action,
    Identify,
    Publish,
    Rules,
    Standing,
    State,
    Timing,
    Wait,
    Why,
)

__all__ = [
    "PLAIN",
    "Action",
    "Identify",
    "Publish",
    "Rules",
    "Session",
    "Standing",
    "State",
    "Timing",
    "Wait",
    "Why",
]
