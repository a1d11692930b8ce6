"""The best way through a row of blocks: each gets a state, and changing costs.

Knows: sums of scores (Viterbi's algorithm). Never: texts, languages.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scores:
    """How well each state fits a block: natural logarithms, of probabilities or of their ratios."""

    known: Mapping[str, float]
    others: float  # of every state that is not in `known`

    def of(self, state: str) -> float:
        """The score of any state."""
        return self.known.get(state, self.others)


def best_path(blocks: Sequence[Scores], costs: Sequence[float], any_change: float) -> list[str]:
    """The states with the greatest sum of scores less the costs of changes.

    Args:
        blocks: Scores of each block, at least one; some state is in `known` of one of them.
        costs: What a change costs between a block and the next; one fewer than blocks.
        any_change: What it costs, once, that there are changes at all: most buffers are of one kind.

    Time grows with blocks times states: a change costs the same whatever the two states are, so staying has
    to be compared with coming from the best state only.
    """
    states = sorted({state for scores in blocks for state in scores.known})
    places = range(len(states))
    totals = [blocks[0].of(state) for state in states]
    came_from: list[list[int]] = []
    for scores, cost in zip(blocks[1:], costs, strict=True):
        best = max(places, key=totals.__getitem__)
        changed = totals[best] - cost
        came_from.append([place if totals[place] >= changed else best for place in places])
        totals = [max(totals[place], changed) + scores.of(states[place]) for place in places]
    place = max(places, key=totals.__getitem__)
    unchanged = {state: sum(scores.of(state) for scores in blocks) for state in states}
    single = max(states, key=unchanged.__getitem__)
    if totals[place] - any_change <= unchanged[single]:
        return [single] * len(blocks)
    path = [place]
    for origins in reversed(came_from):
        place = origins[place]
        path.append(place)
    return [states[place] for place in reversed(path)]
