"""Comma-separated tables with a header."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import tables

SHARE = 2.0


def make(rng: random.Random) -> str:
    return tables.mixed(rng, ",", with_header=True)
