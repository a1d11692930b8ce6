"""Bare requests as sent over the wire, with a body at times."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import words
from lsp_langid.corpus.generated.http.messages import VERBS, body, request_headers

SHARE = 1.4


def make(rng: random.Random) -> str:
    verb = rng.choice(VERBS)
    rows = [
        f"{verb} {words.url_path(rng)} HTTP/{rng.choice(('1.1', '1.1', '1.1', '1.0', '2'))}",
        f"Host: {words.domain(rng)}",
        *request_headers(rng),
    ]
    if verb in ("POST", "PUT", "PATCH"):
        kind, content = body(rng)
        rows += [f"Content-Type: {kind}", f"Content-Length: {len(content)}", "", content]
    return "\n".join(rows)
