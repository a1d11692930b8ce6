"""Adam on big matrices, row block by row block, with its learning-rate schedule.

Knows: gradients and moments. Never: networks, data.
Source: Kingma and Ba, ICLR 2015, algorithm 1; cosine decay, Loshchilov and Hutter, ICLR 2017.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

_BLOCK_ELEMENTS = 1 << 16  # of one parameter block: it and its moments stay in the second-level cache


class Adam:
    """Moments of one parameter array; `update` changes the parameters in place."""

    def __init__(
        self, parameters: Array, beta1: float = 0.9, beta2: float = 0.999, epsilon: float = 1e-8
    ) -> None:
        self.parameters = parameters
        self.first = np.zeros_like(parameters)
        self.second = np.zeros_like(parameters)
        self.beta1, self.beta2, self.epsilon = beta1, beta2, epsilon

    def update(self, gradient: Array, step: int, learning_rate: float, rows: slice | None = None) -> None:
        """Take one step along `gradient`, which belongs to `rows` of the parameters.

        Args:
            gradient: Same shape as the rows.
            step: 1 for the first step; corrects the bias of the moments towards zero.
            learning_rate: Length of the step, before scaling.
            rows: A part of the first axis, so that two threads can each take a half.
        """
        rate = learning_rate * math.sqrt(1 - self.beta2**step) / (1 - self.beta1**step)
        start, stop, _ = (rows or slice(None)).indices(len(self.parameters))
        width = max(1, self.parameters[:1].size)
        height = max(1, _BLOCK_ELEMENTS // width)
        for top in range(start, stop, height):
            end = min(top + height, stop)
            self._update_block(slice(top, end), gradient[top - start : end - start], rate)

    def _update_block(self, rows: slice, gradient: Array, rate: float) -> None:
        first, second = self.first[rows], self.second[rows]
        scratch = gradient * (1 - self.beta1)
        first *= self.beta1
        first += scratch
        np.multiply(gradient, gradient, out=scratch)
        scratch *= 1 - self.beta2
        second *= self.beta2
        second += scratch
        np.sqrt(second, out=scratch)
        scratch += self.epsilon
        np.divide(first, scratch, out=scratch)
        scratch *= rate
        self.parameters[rows] -= scratch


def scheduled_rate(base: float, step: int, n_steps: int, schedule: str, warmup: float = 0.03) -> float:
    """Learning rate of `step` (from 0) out of `n_steps`: a short linear rise, then a half cosine to 2 %.

    `schedule` "constant" returns `base` throughout.
    """
    if schedule == "constant":
        return base
    rise = max(1, int(warmup * n_steps))
    if step < rise:
        return base * (step + 1) / rise
    done = (step - rise) / max(1, n_steps - rise)
    return base * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min(1.0, done))))
