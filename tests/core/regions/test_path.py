"""The best path, against all paths tried one by one."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_langid.core.regions.path import Scores, best_path

_SCORE = st.integers(-6, 6).map(float)
_BLOCK = st.builds(Scores, st.dictionaries(st.sampled_from("abc"), _SCORE, min_size=1), _SCORE)
_ROWS = st.lists(_BLOCK, min_size=1, max_size=5).flatmap(
    lambda blocks: st.tuples(
        st.just(blocks),
        st.lists(st.integers(0, 5).map(float), min_size=len(blocks) - 1, max_size=len(blocks) - 1),
    )
)


def worth(path, blocks, costs, any_change):
    changes = [cost for (above, here), cost in zip(pairwise(path), costs, strict=True) if above != here]
    total = sum(scores.of(state) for scores, state in zip(blocks, path, strict=True))
    return total - sum(changes) - (any_change if len(set(path)) > 1 else 0.0)


@given(_ROWS, st.sampled_from([0.0, 3.0]))
def test_no_path_is_better_than_the_best(row, any_change):
    blocks, costs = row
    states = sorted({state for scores in blocks for state in scores.known})

    path = best_path(blocks, costs, any_change)

    best = max(worth(other, blocks, costs, any_change) for other in product(states, repeat=len(blocks)))
    assert worth(path, blocks, costs, any_change) == pytest.approx(best)


def test_a_short_doubt_between_sure_neighbours_is_overruled():
    sure, doubtful = Scores({"python": 0.0}, -3.0), Scores({"ruby": -0.5, "python": -2.0}, -3.0)

    assert best_path([sure, doubtful, sure], [1.0, 1.0], 0.0) == ["python"] * 3


def test_strong_evidence_pays_for_a_change():
    rows = [Scores({"python": 0.0}, -5.0), Scores({"sql": 0.0}, -5.0)]

    assert best_path(rows, [4.0], 0.0) == ["python", "sql"]
