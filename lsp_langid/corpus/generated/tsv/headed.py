"""Tables with tabs and a header."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import tables

SHARE = 1.5


def make(rng: random.Random) -> str:
    return tables.mixed(rng, "\t", with_header=True)
