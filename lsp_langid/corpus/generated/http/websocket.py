"""Upgrades, tunnels, preflights and other requests without a body, with their answers."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing, words
from lsp_langid.corpus.generated.http.messages import request_headers, response_headers


def make(rng: random.Random) -> str:
    host = words.domain(rng)
    kind = rng.randint(0, 2)
    sent = (
        [
            f"GET {words.url_path(rng)} HTTP/1.1",
            f"Host: {host}",
            "Upgrade: websocket",
            "Connection: Upgrade",
            f"Sec-WebSocket-Key: {drawing.base64_of(rng, 16)}",
            "Sec-WebSocket-Version: 13",
        ],
        [
            f"CONNECT {host}:443 HTTP/1.1",
            f"Host: {host}:443",
            f"Proxy-Authorization: Basic {drawing.base64_of(rng, 18)}",
        ],
        [
            f"OPTIONS {words.url_path(rng)} HTTP/1.1",
            f"Host: {host}",
            f"Origin: https://{words.domain(rng)}",
            "Access-Control-Request-Method: POST",
            f"Access-Control-Request-Headers: content-type, x-{words.part(rng)}",
        ],
    )[kind]
    answer = (
        [
            "HTTP/1.1 101 Switching Protocols",
            "Upgrade: websocket",
            "Connection: Upgrade",
            f"Sec-WebSocket-Accept: {drawing.base64_of(rng, 20)}",
        ],
        ["HTTP/1.1 200 Connection established"],
        [
            "HTTP/1.1 204 No Content",
            "Access-Control-Allow-Methods: GET, POST, OPTIONS",
            *response_headers(rng),
        ],
    )[kind]
    rows = [*sent, *request_headers(rng, 0, 3)]
    return "\n".join([*rows, "", *answer] if rng.random() < 0.6 else rows)
