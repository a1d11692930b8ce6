"""A request and its response, one below the other."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated.http import requests, responses


def make(rng: random.Random) -> str:
    return f"{requests.make(rng)}\n\n{responses.make(rng)}"
