"""Headers, bodies and status lines that requests and responses are made of."""

from __future__ import annotations

import json
import random

from lsp_langid.corpus.generated import dates, drawing, words

VERBS = ("GET", "GET", "GET", "POST", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")
STATUSES = (
    "200 OK",
    "201 Created",
    "204 No Content",
    "301 Moved Permanently",
    "302 Found",
    "304 Not Modified",
    "400 Bad Request",
    "401 Unauthorized",
    "403 Forbidden",
    "404 Not Found",
    "409 Conflict",
    "422 Unprocessable Entity",
    "429 Too Many Requests",
    "500 Internal Server Error",
    "502 Bad Gateway",
    "503 Service Unavailable",
)


def request_headers(rng: random.Random, low: int = 0, high: int = 7) -> list[str]:
    """Some headers of a request."""
    found = drawing.some(
        rng,
        (
            f"Accept: {rng.choice(('application/json', '*/*', 'text/html,application/xhtml+xml', 'application/vnd.api+json'))}",
            f"Authorization: {rng.choice(('Bearer', 'Basic', 'Token'))} {drawing.base64_of(rng, rng.randint(9, 60))}",
            f"User-Agent: {rng.choice(('curl/8.4.0', 'Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0', 'PostmanRuntime/7.36.0', words.fake_word(rng) + '/1.0'))}",
            f"Accept-Language: {rng.choice(('en-US,en;q=0.9', 'de', 'fr-FR', 'pt-BR,pt;q=0.8'))}",
            "Accept-Encoding: gzip, deflate, br",
            "Connection: keep-alive",
            "Cache-Control: no-cache",
            f"Cookie: {words.part(rng)}={drawing.alnum(rng, 20)}; {words.part(rng)}={drawing.alnum(rng, 8)}",
            f"X-{words.part(rng).title()}-{words.part(rng).title()}: {rng.choice((drawing.alnum(rng, 12), words.word(rng), '1'))}",
            f"Referer: {words.url(rng)}",
            f'If-None-Match: "{drawing.hexes(rng, 16)}"',
            f"X-API-Key: {drawing.alnum(rng, 32)}",
            f"Origin: https://{words.domain(rng)}",
        ),
        low,
        high,
    )
    return [header.lower() for header in found] if rng.random() < 0.15 else found


def response_headers(rng: random.Random) -> list[str]:
    """Some headers of a response."""
    return drawing.some(
        rng,
        (
            f"Date: {dates.moment(rng):%a, %d %b %Y %H:%M:%S} GMT",
            f"Server: {rng.choice(('nginx', 'nginx/1.24.0', 'Apache/2.4.57 (Debian)', 'cloudflare', 'uvicorn', 'Werkzeug/3.0'))}",
            f"Content-Length: {rng.randint(0, 99999)}",
            "Connection: close",
            f'ETag: W/"{drawing.hexes(rng, 12)}"',
            f"Cache-Control: max-age={rng.randint(0, 86400)}, public",
            f"Set-Cookie: {words.part(rng)}={drawing.alnum(rng, 24)}; Path=/; HttpOnly; Secure",
            f"Location: {words.url(rng)}",
            "Vary: Accept-Encoding",
            "Transfer-Encoding: chunked",
            f"X-Request-Id: {drawing.uuid_of(rng)}",
            f"X-RateLimit-Remaining: {rng.randint(0, 5000)}",
            "Strict-Transport-Security: max-age=31536000; includeSubDomains",
            f"Last-Modified: {dates.moment(rng):%a, %d %b %Y %H:%M:%S} GMT",
            "Access-Control-Allow-Origin: *",
        ),
        1,
        8,
    )


def body(rng: random.Random) -> tuple[str, str]:
    """Content type and body."""
    kind = rng.random()
    if kind < 0.7:
        value = {words.compound(rng, "_"): _value(rng, 0) for _ in range(rng.randint(1, 6))}
        return "application/json", json.dumps(value, indent=rng.choice((2, 2, 4, None)), ensure_ascii=False)
    if kind < 0.85:
        return "application/x-www-form-urlencoded", "&".join(
            f"{words.part(rng)}={words.word(rng)}" for _ in range(rng.randint(1, 5))
        )
    if kind < 0.93:
        tag = words.part(rng)
        return (
            "text/html; charset=utf-8",
            f"<html><body><h1>{words.word(rng)}</h1><{tag}>{words.word(rng)}</{tag}></body></html>",
        )
    return "text/plain", words.word(rng)


def _value(rng: random.Random, depth: int) -> object:
    if depth < 2 and rng.random() < 0.2:
        return {words.part(rng): _value(rng, depth + 1) for _ in range(rng.randint(1, 3))}
    if depth < 2 and rng.random() < 0.12:
        return [_value(rng, depth + 1) for _ in range(rng.randint(0, 3))]
    return rng.choice(
        (
            rng.randint(0, 9999),
            words.word(rng),
            words.full_name(rng),
            True,
            False,
            None,
            round(rng.random() * 100, 2),
            drawing.uuid_of(rng),
            words.email(rng),
        )
    )
