"""Push boxes apart until none covers another, each as little as possible, and lead lines behind them.

Knows: rectangles and lines. Never: what is written in them.
"""

from __future__ import annotations

import numpy as np

from lsp_langid.inspection.projection import Floats

_ROUNDS = 1000  # two hundred boxes settle in fewer than two hundred
_STEP = 0.5  # share of an overlap that one round undoes; all at once would overshoot where many boxes push
_SETTLED = 0.3  # share of the gap that may be missing in the end; the last bit of it takes longest


def spread(centres_B2: Floats, sizes_B2: Floats, gap: tuple[float, float]) -> Floats:
    """Centres at which no two boxes touch, each pair pushed along the axis on which it has less to go.

    Args:
        centres_B2: Where the boxes would like to be.
        sizes_B2: Widths and heights.
        gap: What two boxes are kept apart, across or down.

    Returns:
        Shape (B, 2). Where there are too many boxes to be pushed apart in reasonable time, some touch.
    """
    placed_B2 = np.array(centres_B2, dtype=np.float64)
    reach_BB2 = (sizes_B2[:, None] + sizes_B2[None]) / 2 + np.array(gap)
    # Boxes at one point part in order of their numbers.
    order_BB = np.sign(np.arange(len(placed_B2))[:, None] - np.arange(len(placed_B2))[None])
    for _ in range(_ROUNDS):
        apart_BB2 = placed_B2[:, None] - placed_B2[None]
        overlap_BB2 = reach_BB2 - np.abs(apart_BB2)
        hit_BB = (overlap_BB2 > _SETTLED * np.array(gap)).all(axis=-1)
        np.fill_diagonal(hit_BB, False)
        if not hit_BB.any():
            break
        down_BB = overlap_BB2[..., 1] <= overlap_BB2[..., 0]
        for axis, chosen_BB in ((0, hit_BB & ~down_BB), (1, hit_BB & down_BB)):
            side_BB = np.sign(apart_BB2[..., axis])
            side_BB = np.where(side_BB == 0, order_BB, side_BB)
            push_BB = np.where(chosen_BB, overlap_BB2[..., axis] / 2 * side_BB, 0.0)
            placed_B2[:, axis] += _STEP * push_BB.sum(axis=1)
    return placed_B2


def uncovered(
    start_2: Floats, end_2: Floats, boxes_B4: Floats
) -> tuple[tuple[float, float, float, float], ...]:
    """The pieces of a line that lie in no box: x, y, x, y of each.

    Args:
        start_2: One end of the line.
        end_2: The other.
        boxes_B4: Left, top, right, bottom of each.
    """
    way_2 = end_2 - start_2
    safe_2 = np.where(np.abs(way_2) > 1e-9, way_2, 1e-9)
    # Where on the way, from 0 to 1, the line passes the four sides of each box.
    sides_B22 = (boxes_B4.reshape(-1, 2, 2) - start_2) / safe_2
    enters_B = np.clip(sides_B22.min(axis=1).max(axis=1), 0, 1)
    leaves_B = np.clip(sides_B22.max(axis=1).min(axis=1), 0, 1)
    pieces, done = [], 0.0
    for enters, leaves in sorted(zip(enters_B.tolist(), leaves_B.tolist(), strict=True)):
        if enters >= leaves:
            continue
        if enters > done:
            pieces.append((done, enters))
        done = max(done, leaves)
    if done < 1:
        pieces.append((done, 1.0))
    return tuple(
        tuple(np.round(np.concatenate([start_2 + a * way_2, start_2 + b * way_2]), 1).tolist())
        for a, b in pieces
    )
