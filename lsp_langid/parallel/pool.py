"""What a crowd of workers has to offer, whether they are processes here or machines elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol


class Pending(Protocol):
    """Work that was handed out."""

    def add_done_callback(self, fn: Callable[[Any], Any], /) -> Any:
        """Call `fn` from any thread once it is done, in whichever way."""

    def result(self) -> Any:
        """The answer, or what was raised instead."""


class Pool(Protocol):
    """Workers that take pieces of work."""

    deaths_a_report: int  # that a piece was near, when it is told that a worker died

    @property
    def n_workers(self) -> int:
        """Pieces that can be worked on at a time, as of now."""

    def submit(self, function: Callable[..., Any], args: tuple[Any, ...], key: str | None) -> Pending:
        """Hand out one piece."""

    def is_death(self, error: BaseException) -> bool:
        """Whether this says that a worker died, not that the work was wrong."""

    def revive(self) -> bool:
        """After a death: make ready for more. True when all that was handed out is lost with the dead one."""

    def still_there(self) -> None:
        """Asked when nothing came for a while. Raises LangidError when nothing ever will."""

    def translated(self, error: Exception) -> Exception:
        """In words for a person, where the error is the pool's and not the work's."""

    def close(self, *, unfinished: bool) -> None:
        """Let the workers go; `unfinished`: what they are doing is not wanted any more."""
