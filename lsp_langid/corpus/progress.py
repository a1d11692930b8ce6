"""How a build tells where it is. Knows: what a person should read. Never: where it is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Progress:
    """Two functions, called from one thread at a time."""

    stage: Callable[[str], None]  # a new stage begins
    part: Callable[[int, int, str], None]  # done, out of (never 0), figures


def silent() -> Progress:
    """Tell nobody."""
    return Progress(lambda name: None, lambda done, total, figures: None)
