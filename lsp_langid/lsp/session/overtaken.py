"""A language that the client was asked to set while somebody typed on.

Knows: what was asked for and not answered yet. Never: what is asked.

A client sets a language only for the text that the answer is about. Does its user type in that very moment,
the answer comes too late and is dropped, and nothing says so. So it is repeated when typing rests; not for
ever, since some clients set a language without a word.
"""

from __future__ import annotations

from dataclasses import dataclass

UNDER_WAY_S = 1.0  # after an answer, an edit may have overtaken it
MOST_REPEATS = 2


@dataclass(slots=True)
class Overtaken:
    """The last answer that asked the client to set a language."""

    _asked_at: float | None = None  # None: nothing was asked, or it was answered
    _overtaken: bool = False
    _n_repeats: int = 0

    @property
    def to_repeat(self) -> bool:
        """Whether an edit may have overtaken the answer, and it may be repeated."""
        return self._overtaken and self._n_repeats < MOST_REPEATS

    def asked(self, now: float) -> None:
        """An answer leaves for the first time."""
        self._asked_at, self._overtaken, self._n_repeats = now, False, 0

    def repeated(self, now: float) -> None:
        """It leaves once more."""
        self._asked_at, self._overtaken, self._n_repeats = now, False, self._n_repeats + 1

    def edited(self, now: float) -> None:
        """The client edited the document."""
        if self._asked_at is not None and now - self._asked_at <= UNDER_WAY_S:
            self._overtaken = True

    def settled(self) -> None:
        """The client did what it was asked for, or somebody else decided."""
        self._asked_at, self._overtaken = None, False
