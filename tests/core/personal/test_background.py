from __future__ import annotations

import numpy as np
import pytest

from lsp_langid.core.personal.background import Background, empty_background


def test_activations_come_back_as_they_were_but_for_rounding():
    rng = np.random.default_rng(0)
    rows = rng.normal(0, 1, (50, 4)) * [1, 0.01, 30, 0]

    kept = Background.of_activations(rows, np.arange(50), np.zeros(50), np.ones(50))

    np.testing.assert_allclose(kept.activations, rows, atol=np.abs(rows).max(axis=0).max() / 200)
    np.testing.assert_allclose(kept.activations[:, 1], rows[:, 1], atol=0.001)
    assert (len(kept), kept.hidden_NH.dtype) == (50, np.int8)


def test_parts_of_different_lengths_are_refused():
    with pytest.raises(ValueError, match="60 rows"):
        Background.of_activations(np.ones((60, 3)), np.zeros(59), np.zeros(60), np.zeros(60))


def test_an_empty_background_has_no_rows():
    assert empty_background(7).activations.shape == (0, 7)
