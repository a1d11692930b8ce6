"""First lines alone: a request line or a status line with few headers."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import words
from lsp_langid.corpus.generated.http.messages import STATUSES, VERBS, request_headers, response_headers


def make(rng: random.Random) -> str:
    if rng.random() < 0.5:
        return "\n".join(
            [
                f"{rng.choice(VERBS)} {words.url_path(rng)} HTTP/1.1",
                f"Host: {words.domain(rng)}",
                *request_headers(rng, 0, 2),
            ]
        )
    return "\n".join([f"HTTP/1.1 {rng.choice(STATUSES)}", *response_headers(rng)[: rng.randint(1, 3)]])
