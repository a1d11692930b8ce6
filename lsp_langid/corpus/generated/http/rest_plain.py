"""Requests to whole addresses, several in a file, with `###` or nothing in front of the first."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import words
from lsp_langid.corpus.generated.http.messages import VERBS, body, request_headers


def make(rng: random.Random) -> str:
    found = []
    for _ in range(rng.randint(1, 4)):
        verb = rng.choice(VERBS)
        rows = [
            f"{verb} {rng.choice(('http://localhost:' + str(rng.randint(1000, 9999)), 'https://' + words.domain(rng)))}{words.url_path(rng)}",
            *request_headers(rng, 0, 3),
        ]
        if verb in ("POST", "PUT", "PATCH"):
            kind, content = body(rng)
            rows += [f"Content-Type: {kind}", "", content]
        found.append("\n".join(rows))
    return "\n\n###\n\n".join(found)
