"""Responses: status line, headers, body."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated.http.messages import STATUSES, body, response_headers

SHARE = 1.4


def make(rng: random.Random) -> str:
    rows = [f"HTTP/{rng.choice(('1.1', '1.1', '2', '1.0'))} {rng.choice(STATUSES)}", *response_headers(rng)]
    if rng.random() < 0.7:
        kind, content = body(rng)
        rows += [f"Content-Type: {kind}", "", content]
    return "\n".join(rows)
