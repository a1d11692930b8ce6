"""Moments and dates, in the formats that people and programs write them.

Knows: calendars and notations. Never: which text they stand in.
"""

from __future__ import annotations

import random
from datetime import datetime, timedelta

_EPOCH = datetime(2009, 1, 1)
_SPAN = 18 * 365 * 86_400  # seconds

_NUMERIC = ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%Y/%m/%d", "%d.%m.%y", "%d-%m-%Y", "%Y%m%d")
_WORDY = (
    "%d %B %Y",
    "%B %d, %Y",
    "%a %d %b",
    "%A, %B %d",
    "%d %b %Y",
    "%b %d",
    "%A",
    "%a, %d %b %Y",
    "%B %Y",
    "%d. %B %Y",
)
_HOURS = ("%H:%M", "%H:%M", "%H.%M", "%I:%M %p", "%Hh%M", "%H:%M:%S", "%I%p")


def moment(rng: random.Random) -> datetime:
    """Draw a moment with microseconds."""
    return _EPOCH + timedelta(seconds=rng.randrange(_SPAN), microseconds=rng.randrange(1_000_000))


def later(rng: random.Random, when: datetime, mean_seconds: float = 3.0) -> datetime:
    """Draw the next moment after `when`."""
    return when + timedelta(seconds=rng.expovariate(1 / mean_seconds))


def date(rng: random.Random) -> str:
    """A date in some notation."""
    return moment(rng).strftime(rng.choice(_NUMERIC + _WORDY))


def numeric_date(rng: random.Random) -> str:
    """A date in digits, in some notation."""
    return moment(rng).strftime(rng.choice(_NUMERIC))


def numeric_format(rng: random.Random) -> str:
    """A notation for a whole column of dates."""
    return rng.choice(_NUMERIC)


def clock(rng: random.Random) -> str:
    """A time of day in some notation."""
    return moment(rng).strftime(rng.choice(_HOURS))


def stamp(rng: random.Random, when: datetime, style: str) -> str:
    """Write `when` with a strftime format in which `%3f` is milliseconds and `%z` a zone drawn by chance."""
    text = style.replace("%3f", f"{when.microsecond // 1000:03d}")
    if "%z" in text:
        text = text.replace("%z", rng.choice(("+0000", "+0200", "-0700", "+0530")))
    return when.strftime(text)
