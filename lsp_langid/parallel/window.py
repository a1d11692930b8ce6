"""Hand out work piece by piece and give the answers back in order, a few pieces ahead and never more.

Knows: pieces, their order, and what to do when a worker dies. Never: what a worker is, what the work is.
Start reading at `Window.run`.

A piece that was out when a worker died is handed out again. One that was out twice is suspect: it is
handed out once more with nothing else beside it, so that a further death is its own doing. Then it is
split until the one thing is found that kills, and that one alone is given up.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import Any

from lsp_langid.errors import WorkersDiedError
from lsp_langid.parallel.crumbs import Crumbs, split
from lsp_langid.parallel.pool import Pending, Pool

PER_WORKER = 3  # pieces handed out a worker: one at work, one waiting beside it, one on its way
AHEAD = 2  # answers that may wait for an earlier one, in handed-out pieces
SUSPECT = 2  # deaths that a piece was near
PATIENCE_S = 30.0  # without an answer, until the pool is asked whether it is still there
_TICK_S = 1.0  # Ctrl-C does not end a longer wait on Windows


@dataclass(eq=False)
class _Piece:
    """One piece of work, or a part of one."""

    args: tuple[Any, ...]
    place: int  # among all pieces
    deaths: int = 0
    parent: _Piece | None = None  # this is a part of it
    parts: list[_Piece] = field(default_factory=list)
    done: bool = False
    answer: Any = None


class Window:
    """One run over many pieces.

    Args:
        pool: Who works.
        function: What on; imported by its name in the workers.
        key: Of what is `Shared`, None for nothing.
        crumbs: How to go on without a thing that kills; None to give up.
        patience: Seconds without an answer until the pool is asked whether it is still there.
    """

    def __init__(
        self,
        pool: Pool,
        function: Callable[..., Any],
        key: str | None = None,
        crumbs: Crumbs | None = None,
        patience: float = PATIENCE_S,
    ) -> None:
        self._pool, self._function, self._key = pool, function, key
        self._crumbs, self._patience = crumbs, patience
        self._out: dict[_Piece, Pending] = {}  # handed out, oldest first
        self._suspects: deque[_Piece] = deque()
        self._back: SimpleQueue[tuple[_Piece, Pending]] = SimpleQueue()

    def run(self, jobs: Iterable[tuple[Any, ...]], *, ordered: bool = True) -> Iterator[Any]:
        """Yield the answer to each tuple of arguments, in their order or as they come.

        `jobs` is read as far ahead as there is room, from the thread that asks for answers.
        """
        pieces = enumerate(jobs)
        ready: dict[int, Any] = {}
        wanted, exhausted = 0, False
        while True:
            while not exhausted and not self._suspects and self._room(len(ready)):
                try:
                    place, args = next(pieces)
                except StopIteration:
                    exhausted = True
                else:
                    self._hand_out(_Piece(args, place))
            if self._suspects and not self._out:
                self._hand_out(self._suspects.popleft())
            place = wanted if ordered else next(iter(ready), wanted)
            if place in ready:
                wanted += 1
                yield ready.pop(place)
            elif self._out or self._suspects:
                for piece in self._finished():
                    ready[piece.place] = piece.answer
            elif exhausted:
                return

    def _room(self, n_ready: int) -> bool:
        most = PER_WORKER * self._pool.n_workers
        return len(self._out) < most and len(self._out) + n_ready < AHEAD * most

    def _hand_out(self, piece: _Piece) -> None:
        try:
            pending = self._pool.submit(self._function, piece.args, self._key)
        except Exception as error:
            if not self._pool.is_death(error):
                raise self._pool.translated(error) from error
            self._pool.revive()
            pending = self._pool.submit(self._function, piece.args, self._key)
        self._out[piece] = pending
        pending.add_done_callback(lambda _: self._back.put((piece, pending)))

    def _finished(self) -> Iterator[_Piece]:
        """Wait for one piece to come back; yields those that are whole now."""
        piece, pending = self._next_back()
        if self._out.get(piece) is not pending:  # it was handed out again since
            return
        del self._out[piece]
        try:
            piece.answer = pending.result()
        except Exception as error:
            if not self._pool.is_death(error):
                raise self._pool.translated(error) from error
            yield from self._mourn(piece, error)
        else:
            yield from self._whole(piece)

    def _next_back(self) -> tuple[_Piece, Pending]:
        waited = 0.0
        while True:
            try:
                return self._back.get(timeout=_TICK_S)
            except Empty:
                waited += _TICK_S
                if waited >= self._patience:
                    self._pool.still_there()
                    waited = 0.0

    def _mourn(self, dead: _Piece, error: Exception) -> Iterator[_Piece]:
        """Decide what becomes of the pieces that were out when a worker died."""
        alone = not self._out and dead.deaths >= SUSPECT
        lost = [dead]
        if self._pool.revive():
            lost += self._out
            self._out.clear()
        if alone:
            yield from self._split(dead, error)
            return
        at_work = 2 * self._pool.n_workers + 1  # of the oldest, so many may have reached a worker
        for piece in sorted(lost, key=lambda piece: piece.place)[:at_work]:
            piece.deaths += self._pool.deaths_a_report
        for piece in lost:
            if piece.deaths >= SUSPECT:
                self._suspects.append(piece)
            else:
                self._hand_out(piece)

    def _split(self, guilty: _Piece, error: Exception) -> Iterator[_Piece]:
        """Narrow down a piece that killed a worker while nothing else was out."""
        if self._crumbs is None:
            raise WorkersDiedError(
                "a worker died three times at the same piece of work, so it was given up. Most often the "
                f"system ended it for want of memory; close other programs, or use fewer workers ({error})."
            ) from error
        things, *others = guilty.args
        if len(things) <= 1:
            guilty.answer = [self._crumbs.blame(thing) for thing in things]
            yield from self._whole(guilty)
            return
        guilty.parts = [_Piece((part, *others), guilty.place, SUSPECT, guilty) for part in split(things)]
        self._suspects.extendleft(reversed(guilty.parts))

    def _whole(self, piece: _Piece) -> Iterator[_Piece]:
        """The piece itself, or what it is the last missing part of."""
        piece.done = True
        if piece.parent is None:
            yield piece
        elif all(part.done for part in piece.parent.parts):
            piece.parent.answer = [entry for part in piece.parent.parts for entry in part.answer]
            piece.parent.parts = []
            yield from self._whole(piece.parent)
