"""Separated values, but for tabs. Each module is one sub-format.

Knows: the list of them. Never: what they look like.
"""

from __future__ import annotations

from lsp_langid.corpus.generated.csv import (
    bank,
    bare,
    contacts,
    export,
    headed,
    numbers,
    pipe,
    places,
    quoted,
    semicolon,
    sensor,
    stock,
    survey,
)
from lsp_langid.corpus.generated.maker import makers

MAKERS = makers(
    "csv",
    400,
    (
        bank,
        bare,
        contacts,
        export,
        headed,
        numbers,
        pipe,
        places,
        quoted,
        semicolon,
        sensor,
        stock,
        survey,
    ),
)
