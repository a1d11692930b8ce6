"""Bars or other rare marks between cells."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import tables


def make(rng: random.Random) -> str:
    return tables.mixed(rng, rng.choice("|||:^~"), with_header=rng.random() < 0.8)
