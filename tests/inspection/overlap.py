from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[Any]


def overlaps(centres_B2: Floats, sizes_B2: Floats) -> Floats:
    """Area that each box shares with others, as a part of its own, shape (B,)."""
    reach_BB2 = (sizes_B2[:, None] + sizes_B2[None]) / 2
    overlap_BB2 = np.clip(reach_BB2 - np.abs(centres_B2[:, None] - centres_B2[None]), 0.0, None)
    overlap_BB2 = np.minimum(overlap_BB2, np.minimum(sizes_B2[:, None], sizes_B2[None]))
    area_BB = overlap_BB2.prod(axis=-1)
    np.fill_diagonal(area_BB, 0.0)
    return np.asarray(area_BB.sum(axis=1) / np.maximum(sizes_B2.prod(axis=1), 1e-12))
