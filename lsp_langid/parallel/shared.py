"""What is too big to go along with every piece of work: sent to each worker once, built there once.

Knows: that it has a key, parts that can be pickled, and a function that makes the whole of them.
Never: what it is, how it travels.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Any, Generic, TypeVar

V = TypeVar("V")


@dataclass(frozen=True)
class Shared(Generic[V]):
    """For example a model: parts are the bytes of its files, the whole is a detector."""

    key: str  # a digest of the parts; equal keys, equal wholes
    make: Callable[[Any], V]  # a function of a module, which a worker can import by its name
    parts: Any


def unchanged(parts: V) -> V:
    """For what is its own whole."""
    return parts


_parts: dict[str, Shared[Any]] = {}
_wholes: dict[str, Any] = {}
_users: Counter[str] = Counter()  # of a key: two scans on one cluster may share a model
_guard = Lock()  # a worker of a cluster has several threads; one of them builds


def install(shared: Shared[Any]) -> None:
    """Keep the parts in this process until somebody asks for the whole."""
    with _guard:
        _users[shared.key] += 1
        _parts[shared.key] = shared


def forget(key: str) -> None:
    """Give the memory back, if nobody else here uses it."""
    with _guard:
        _users[key] -= 1
        if _users[key] <= 0:
            for kept in (_users, _parts, _wholes):
                kept.pop(key, None)


def whole(key: str) -> Any:
    """The whole, built at the first call.

    Raises:
        LookupError: Its parts never came here.
    """
    with _guard:
        if key not in _wholes:
            if key not in _parts:
                raise LookupError(f"the shared parts {key[:16]} did not reach this worker")
            _wholes[key] = _parts[key].make(_parts[key].parts)
        return _wholes[key]


def perform(function: Callable[..., Any], args: tuple[Any, ...], key: str | None) -> Any:
    """Do one piece of work in a worker; the whole goes in front of the arguments."""
    return function(*args) if key is None else function(whole(key), *args)
