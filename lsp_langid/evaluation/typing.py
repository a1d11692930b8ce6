"""What an editor would be told while a text is typed: when it is right first, and how steadily.

Knows: growing prefixes of texts. Never: keys, clocks, the protocol, when something is told (a teller is
handed in).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Protocol, TypeAlias

import numpy as np

from lsp_langid.core.detector import Detector
from lsp_langid.core.languages import Language
from lsp_langid.core.policy import BALANCED, NOT_CODE
from lsp_langid.core.verdict import Verdict
from lsp_langid.evaluation.items import Item

TYPED_LINES = 60  # of a text
PARTIAL_LINES = 5  # at the beginning, where we look also within a line ...
PARTIAL_CHARS = 20  # ... whenever so many characters were added


Identify: TypeAlias = Callable[[str], Verdict]


class Teller(Protocol):
    """Decides what an editor shows of one text as it grows."""

    def typed(self, text: str, identify: Identify) -> str | None:
        """What an editor shows once `text` was typed and rests: the id of a language, None for plain text.

        `text` begins with what was typed at the call before. `identify` costs time; it need not be called.
        """


@dataclass(frozen=True, slots=True)
class Trace:
    """What was told of one text as it grew. Three entries of the same number, one a look."""

    item: Item
    chars: tuple[int, ...]  # typed so far, ascending
    lines: tuple[int, ...]  # typed so far, the unfinished one among them
    told: tuple[str | None, ...]  # None: silence

    @property
    def first_right(self) -> int | None:
        """The look at which the right language is told first."""
        return next((i for i, told in enumerate(self.told) if told == self.item.label), None)


def prefix_ends(text: str) -> Iterator[tuple[int, int]]:
    r"""Where to look: characters and lines typed so far.

    After each of the first lines, and in the first few whenever some characters were added:
    `"ab\ncd"` -> (2, 1), (5, 2).
    """
    start = 0
    for number, line in enumerate(text.rstrip("\n").split("\n")[:TYPED_LINES], 1):
        if number <= PARTIAL_LINES:
            for partial in range(PARTIAL_CHARS, len(line), PARTIAL_CHARS):
                yield start + partial, number
        if line:  # an empty line tells nothing new
            yield start + len(line), number
        start += len(line) + 1


def type_out(
    detector: Detector,
    items: Iterable[Item],
    new_teller: Callable[[], Teller],
    only: Collection[Language] | None = None,
    mode: str = BALANCED,
) -> Iterator[Trace]:
    """Type each text and see what is told at every look, content only.

    Args:
        detector: Whom to ask.
        items: What to type.
        new_teller: Makes the one who decides what is told, one for each text.
        only: The languages to choose from; None for all.
        mode: How sure the model must be to speak: one of `policy.MODES`.
    """
    identify = partial(detector.identify, only=only, mode=mode)
    for item in items:
        teller = new_teller()
        looks = list(prefix_ends(item.text))
        told = tuple(teller.typed(item.text[:chars], identify) for chars, _ in looks)
        yield Trace(item, tuple(chars for chars, _ in looks), tuple(lines for _, lines in looks), told)


@dataclass(frozen=True, slots=True)
class TypingFigures:
    """What the traces amount to. Shares are 0..1; nan where there is nothing to divide."""

    n: int  # texts of code
    never_right: float
    wrong_before_right: float  # another language is told before the right one, or instead of it
    lines_median: float  # typed when the right language is told first; over texts where it ever is
    lines_p90: float
    chars_median: float
    chars_p90: float
    changes_mean: float  # times a text that what is told changes after that, silence included
    switches_mean: float  # times a text that it changes to another language, silence in between not counted
    without_change: float  # of the texts where the right language is ever told
    right_at_end: float
    n_not_code: int  # texts that are not code
    not_code_left_alone: float  # of those, nothing told at any look


def typing_figures(traces: Sequence[Trace]) -> TypingFigures:
    """Measure a group of traces."""
    code = [trace for trace in traces if trace.item.label != NOT_CODE and trace.told]
    prose = [trace for trace in traces if trace.item.label == NOT_CODE]
    reached = [(trace, first) for trace in code if (first := trace.first_right) is not None]
    lines = np.array([trace.lines[first] for trace, first in reached], dtype=float)
    chars = np.array([trace.chars[first] for trace, first in reached], dtype=float)
    changes = np.array([_changes(trace.told[first:]) for trace, first in reached], dtype=float)
    switches = np.array(
        [_changes([told for told in trace.told[first:] if told]) for trace, first in reached], dtype=float
    )
    return TypingFigures(
        n=len(code),
        never_right=1 - len(reached) / len(code) if code else float("nan"),
        wrong_before_right=_mean([any(trace.told[: trace.first_right]) for trace in code]),
        lines_median=_quantile(lines, 0.5),
        lines_p90=_quantile(lines, 0.9),
        chars_median=_quantile(chars, 0.5),
        chars_p90=_quantile(chars, 0.9),
        changes_mean=_mean(changes),
        switches_mean=_mean(switches),
        without_change=_mean(changes == 0),
        right_at_end=_mean([trace.told[-1] == trace.item.label for trace in code]),
        n_not_code=len(prose),
        not_code_left_alone=_mean([not any(trace.told) for trace in prose]),
    )


@dataclass(frozen=True, slots=True)
class TypedSoFar:
    """Shares of the texts of code after so many lines. A text that has ended keeps its last answer."""

    lines: tuple[int, ...]
    right: tuple[float, ...]
    wrong: tuple[float, ...]
    silent: tuple[float, ...]


def told_by_lines(traces: Sequence[Trace]) -> TypedSoFar:
    """What is told once each number of lines was typed."""
    code = [trace for trace in traces if trace.item.label != NOT_CODE and trace.told]
    lines = tuple(range(1, TYPED_LINES + 1)) if code else ()
    states = [[_state(trace, line) for trace in code] for line in lines]
    right, wrong, silent = (
        tuple(state.count(name) / len(code) for state in states) for name in ("right", "wrong", "silent")
    )
    return TypedSoFar(lines, right, wrong, silent)


def _state(trace: Trace, line: int) -> str:
    told = next(
        (said for at, said in zip(reversed(trace.lines), reversed(trace.told), strict=True) if at <= line),
        None,
    )
    return "silent" if told is None else "right" if told == trace.item.label else "wrong"


def _changes(told: Sequence[str | None]) -> int:
    return sum(before != after for before, after in pairwise(told))


def _mean(values: Sequence[bool] | np.ndarray) -> float:
    return float(np.mean(values)) if len(values) else float("nan")


def _quantile(values: np.ndarray, share: float) -> float:
    return float(np.quantile(values, share)) if len(values) else float("nan")
