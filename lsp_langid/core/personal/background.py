"""A small sample of what the model was measured on: what learning must not spoil, what teaching tells apart.

Knows: hidden activations, labels, lengths. Never: texts, words, where the sample lies on disk.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from lsp_langid.core.mlp import Array


@dataclass(frozen=True, eq=False)
class Background:
    """Windows of every label as the output layer sees them; activations are rounded to 8 bits."""

    hidden_NH: npt.NDArray[np.int8]
    scale_H: npt.NDArray[np.float32]  # of each hidden unit
    label_N: npt.NDArray[np.int16]  # output of the true label
    group_N: npt.NDArray[np.int16]  # rows of one project have the same number
    n_tokens_N: npt.NDArray[np.int32]

    def __post_init__(self) -> None:
        n_rows, n_hidden = self.hidden_NH.shape
        got = [part.shape for part in (self.scale_H, self.label_N, self.group_N, self.n_tokens_N)]
        if got != [(n_hidden,), (n_rows,), (n_rows,), (n_rows,)]:
            raise ValueError(f"a background of {n_rows} rows and {n_hidden} units with parts of {got}")

    @classmethod
    def of_activations(
        cls, hidden_NH: Array, label_N: Array, group_N: Array, n_tokens_N: Array
    ) -> Background:
        """Round activations behind ELU, shape (N, H)."""
        scale_H = (np.abs(hidden_NH).max(axis=0) / 127).astype(np.float32)
        return cls(
            np.rint(hidden_NH / np.where(scale_H > 0, scale_H, 1)).astype(np.int8),
            scale_H,
            label_N.astype(np.int16),
            group_N.astype(np.int16),
            n_tokens_N.astype(np.int32),
        )

    @cached_property
    def activations(self) -> npt.NDArray[np.float32]:
        """Hidden activations behind ELU, shape (N, H)."""
        return self.hidden_NH * self.scale_H

    def __len__(self) -> int:
        return len(self.label_N)


def empty_background(n_hidden: int) -> Background:
    """The background of a model that came without one."""
    return Background(
        np.zeros((0, n_hidden), dtype=np.int8),
        np.zeros(n_hidden, dtype=np.float32),
        np.zeros(0, dtype=np.int16),
        np.zeros(0, dtype=np.int16),
        np.zeros(0, dtype=np.int32),
    )
