"""How cost grows with length: the exponent of a power law, fitted where both axes are logarithmic.

Knows: numbers. Never: what they are the cost of.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np


def exponent(costs: Mapping[int, float], shortest: int = 0, longest: int | None = None) -> float:
    """Slope of log cost over log length, by least squares. 1: twice as long costs twice as much.

    Args:
        costs: Length -> cost, both above 0.
        shortest: Lengths below are left out: there a call costs more than its text.
        longest: Lengths above are left out; None for none.

    Returns:
        nan for fewer than two lengths.
    """
    points = [
        (math.log(length), math.log(cost))
        for length, cost in sorted(costs.items())
        if length >= shortest and (longest is None or length <= longest) and cost > 0
    ]
    if len(points) < 2:
        return math.nan
    x, y = np.array(points).T
    x = x - x.mean()
    return float((x * y).sum() / (x * x).sum())


def quantile(values: list[float], share: float) -> float:
    """The smallest value that at least this share of them do not exceed; nan for none."""
    if not values:
        return math.nan
    ordered = sorted(values)
    return ordered[max(math.ceil(share * len(ordered)) - 1, 0)]
