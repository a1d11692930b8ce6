"""Values separated by tabs. Each module is one sub-format.

Knows: the list of them. Never: what they look like.
"""

from __future__ import annotations

from lsp_langid.corpus.generated.maker import makers
from lsp_langid.corpus.generated.tsv import (
    bare,
    genome,
    headed,
    numbers,
    query,
    sentences,
    sheet,
    translation,
)

MAKERS = makers(
    "tsv",
    150,
    (
        bare,
        genome,
        headed,
        numbers,
        query,
        sentences,
        sheet,
        translation,
    ),
)
