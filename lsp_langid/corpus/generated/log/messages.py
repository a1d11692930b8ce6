"""What programs say of themselves in a log: short sentences with names, numbers and pairs of key and value."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing, words

PATTERNS = (
    """
{p} started|{p} stopped|Starting {p}|Stopping {p}...|Started {p} in {ms} ms|{p} is ready|Listening on {ip}:{port}|
Connection from {ip} closed|connection to {host}:{port} refused|connected to {host}|retrying in {n}s ({n}/{n})|
Request {id} completed in {ms}ms|user {u} logged in from {ip}|login failed for {u}|session {id} expired|
cache miss for key {k}|cache hit ratio {f}%|loaded {n} {p}s from {path}|cannot open {path}: No such file or directory|
wrote {n} bytes to {path}|reloading configuration|config file {path} not found, using defaults|
queue {p} has {n} pending messages|worker {n} exited with code {n}|worker {n} spawned|job {id} failed: timeout after {ms}ms|
job {p} finished|slow query ({ms} ms)|memory usage {f} MB|disk usage at {n}%|GC pause {ms}ms|certificate for {host} expires in {n} days|
health check passed|health check failed for {host}: status 503|rate limit exceeded for {ip}|unexpected end of stream|
invalid value for {k}: {w}|deprecated option {k} will be removed|upgrade to {v} available|migrating schema to version {n}|
Received signal 15, shutting down|graceful shutdown complete|heartbeat from {host}|node {host} joined the cluster|leader elected: {host}|
checksum mismatch for {path}|uploaded {path} ({n} kB)|sending mail to {mail}|no route to host {ip}|permission denied: {path}|
order {n} created by {u}|payment {id} declined|initialising {p}|{p}: {w} {w}|dropping packet from {ip}|thread {p}-{n} blocked for {ms} ms|
""".replace("\n", "")
    .strip("|")
    .split("|")
)

LEVELS = ("DEBUG", "INFO", "INFO", "INFO", "INFO", "WARN", "WARNING", "ERROR", "TRACE", "FATAL", "NOTICE")


def message(rng: random.Random) -> str:
    """One message."""
    text = rng.choice(PATTERNS)
    if "{" in text:
        text = text.format_map(_Slots(rng))
    return text


def pairs(rng: random.Random, low: int = 1, high: int = 5) -> str:
    """Pairs as `user=anna took=12ms`."""
    found = []
    for _ in range(rng.randint(low, high)):
        value = rng.choice(
            (
                str(rng.randint(0, 9999)),
                words.part(rng),
                drawing.ipv4(rng),
                f"{rng.random():.3f}",
                "true",
                f'"{message(rng)}"',
                f"{rng.randint(1, 900)}ms",
            )
        )
        found.append(f"{words.compound(rng, '_')}={value}")
    return " ".join(found)


class _Slots(dict[str, str]):
    def __init__(self, rng: random.Random) -> None:
        self._rng = rng

    def __getitem__(self, key: str) -> str:
        rng = self._rng
        draws = {
            "p": lambda: words.compound(rng, rng.choice("-_ ")),
            "ms": lambda: str(int(rng.lognormvariate(4, 1.8))),
            "ip": lambda: drawing.ipv4(rng),
            "port": lambda: str(
                rng.choice((22, 80, 443, 3000, 5432, 6379, 8080, 9200, rng.randint(1024, 65535)))
            ),
            "host": lambda: words.domain(rng),
            "n": lambda: str(int(rng.lognormvariate(3, 1.8))),
            "id": lambda: rng.choice((drawing.hexes(rng, 8), drawing.uuid_of(rng), drawing.digits(rng, 6))),
            "u": lambda: words.user(rng),
            "k": lambda: words.compound(rng, rng.choice("._:")),
            "f": lambda: f"{rng.uniform(0, 100):.1f}",
            "path": lambda: words.path(rng),
            "w": lambda: words.word(rng),
            "v": lambda: f"{rng.randint(0, 9)}.{rng.randint(0, 20)}.{rng.randint(0, 9)}",
            "mail": lambda: words.email(rng),
        }
        return draws[key]()
