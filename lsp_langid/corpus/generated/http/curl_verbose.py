"""What `curl -v` and `-i` show: marks in front of what was sent and received."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import words
from lsp_langid.corpus.generated.http.messages import STATUSES, VERBS, body, request_headers, response_headers

SHARE = 0.6


def make(rng: random.Random) -> str:
    host = words.domain(rng)
    sent = [
        f"{rng.choice(VERBS)} {words.url_path(rng)} HTTP/1.1",
        f"Host: {host}",
        *request_headers(rng, 1, 4),
    ]
    received = [f"HTTP/1.1 {rng.choice(STATUSES)}", *response_headers(rng)]
    rows = [*(f"> {row}" for row in sent), ">", *(f"< {row}" for row in received), "<"]
    return "\n".join([*rows, body(rng)[1]] if rng.random() < 0.5 else rows)
