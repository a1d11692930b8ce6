"""Answer a stream in batches: look a bounded way ahead, keep the order, lose nothing to an error.

Knows: when to pull, when to answer, when to raise. Never: what is asked or answered.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Generic, TypeVar

Question = TypeVar("Question")
Answer = TypeVar("Answer")


class InBatches(Iterator[Answer], Generic[Question, Answer]):
    """Answers to the questions of a source, in their order.

    An answer that is an exception is raised when its turn comes, and so is an exception of the source.
    Whoever catches it may call `next` again: the answers behind it are still there, which they would not
    be behind an exception of a generator.

    Args:
        source: Asked for at most `size` questions ahead of the answers taken.
        size: Questions in a batch, >= 1.
        answer: One answer a question.
    """

    def __init__(
        self,
        source: Iterable[Question],
        size: int,
        answer: Callable[[Sequence[Question]], Sequence[Answer | Exception]],
    ) -> None:
        if size < 1:
            raise ValueError(f"batch_size must be at least 1, got {size}")
        self._source = iter(source)
        self._size = size
        self._answer = answer
        self._ready: deque[Answer | Exception] = deque()

    def __next__(self) -> Answer:
        if not self._ready:
            self._fill()
        answer = self._ready.popleft()
        if isinstance(answer, Exception):
            raise answer
        return answer

    def _fill(self) -> None:
        """Answer the next batch.

        Raises:
            StopIteration: The source has no more.
        """
        batch: list[Question] = []
        failed: list[Exception] = []
        try:
            for question in islice(self._source, self._size):
                batch.append(question)  # one at a time: those in front of an error count
        except Exception as error:
            failed.append(error)
        if not batch and not failed:
            raise StopIteration
        if batch:
            self._ready.extend(self._answer(batch))
        self._ready.extend(failed)
