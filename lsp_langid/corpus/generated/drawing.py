"""Small draws that many makers share: one of, some of, maybe, numbers and ids.

Knows: random numbers. Never: words or formats.
"""

from __future__ import annotations

import base64
import random
import uuid
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")

_LOWER = "abcdefghijklmnopqrstuvwxyz"
_ALNUM = _LOWER + _LOWER.upper() + "0123456789"


def some(rng: random.Random, items: Sequence[T], low: int, high: int) -> list[T]:
    """Draw `low` to `high` different items in random order (fewer when there are fewer)."""
    return rng.sample(items, min(rng.randint(low, high), len(items)))


def maybe(rng: random.Random, chance: float, text: str) -> str:
    """Return `text` with this chance, else nothing."""
    return text if rng.random() < chance else ""


def lines(rng: random.Random, low: int, high: int, line: Callable[[], str]) -> str:
    """Join `low` to `high` drawn lines, few more often than many."""
    n_lines = (
        min(rng.randint(low, high), rng.randint(low, high)) if rng.random() < 0.6 else rng.randint(low, high)
    )
    return "\n".join(line() for _ in range(n_lines))


def hexes(rng: random.Random, n_chars: int) -> str:
    """Draw lower-case hexadecimal digits."""
    return "".join(rng.choices("0123456789abcdef", k=n_chars))


def digits(rng: random.Random, n_chars: int) -> str:
    """Draw decimal digits."""
    return "".join(rng.choices("0123456789", k=n_chars))


def alnum(rng: random.Random, n_chars: int) -> str:
    """Draw letters of both cases and digits."""
    return "".join(rng.choices(_ALNUM, k=n_chars))


def base64_of(rng: random.Random, n_bytes: int) -> str:
    """Draw bytes and write them in base64."""
    return base64.b64encode(rng.randbytes(n_bytes)).decode()


def uuid_of(rng: random.Random) -> str:
    """Draw a UUID of version 4."""
    return str(uuid.UUID(int=rng.getrandbits(128), version=4))


def ipv4(rng: random.Random) -> str:
    """Draw an address, private ones more often than they deserve."""
    if rng.random() < 0.4:
        head = rng.choice(("10.0", "192.168", "172.17", "127.0", f"10.{rng.randint(0, 255)}"))
        return f"{head}.{rng.randint(0, 255)}.{rng.randint(1, 254)}"
    return ".".join(str(rng.randint(1, 254)) for _ in range(4))


def ipv6(rng: random.Random) -> str:
    """Draw an address, written short now and then."""
    if rng.random() < 0.3:
        return rng.choice(
            ("::1", f"fe80::{rng.getrandbits(16):x}:{rng.getrandbits(16):x}", "::ffff:" + ipv4(rng))
        )
    return ":".join(f"{rng.getrandbits(16):x}" for _ in range(8))


def mac(rng: random.Random) -> str:
    """Draw a hardware address."""
    return rng.choice(":::-").join(f"{rng.getrandbits(8):02x}" for _ in range(6))


def price(rng: random.Random) -> str:
    """Draw an amount with two decimals, small ones more often."""
    return f"{rng.lognormvariate(3.2, 1.4):.2f}"
