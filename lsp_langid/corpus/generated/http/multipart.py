"""Uploads with parts."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import codewords, drawing, words
from lsp_langid.corpus.generated.http.messages import body, request_headers


def make(rng: random.Random) -> str:
    mark = rng.choice(
        ("----WebKitFormBoundary" + drawing.alnum(rng, 16), drawing.hexes(rng, 24), words.fake_word(rng))
    )
    rows = [
        f"POST {words.url_path(rng)} HTTP/1.1",
        f"Host: {words.domain(rng)}",
        *request_headers(rng, 0, 3),
        f"Content-Type: multipart/form-data; boundary={mark}",
        "",
    ]
    for _ in range(rng.randint(1, 4)):
        rows += [
            f"--{mark}",
            f'Content-Disposition: form-data; name="{words.part(rng)}"{drawing.maybe(rng, 0.5, f"; filename={chr(34)}{codewords.file_name(rng)}{chr(34)}")}',
        ]
        rows += rng.choice(
            (
                ["", words.word(rng)],
                ["Content-Type: application/json", "", body(rng)[1]],
                ["Content-Type: text/plain", "", words.full_name(rng)],
            )
        )
    return "\n".join([*rows, f"--{mark}--"])
