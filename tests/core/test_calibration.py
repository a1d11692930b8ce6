from __future__ import annotations

import numpy as np
import pytest

from lsp_langid.core.calibration import Calibration

CALIBRATION = Calibration((10.0, 1000.0), (2.0, 1.0))


@pytest.mark.parametrize(
    ("n_tokens", "temperature"), [(1, 2.0), (10, 2.0), (100, 1.5), (1000, 1.0), (10**6, 1.0), (0, 2.0)]
)
def test_temperature_is_interpolated_on_a_logarithmic_scale(n_tokens, temperature):
    assert CALIBRATION.temperature(n_tokens) == pytest.approx(temperature)


def test_a_short_text_is_believed_less():
    logits = np.array([3.0, 0.0])

    short, long = CALIBRATION.probabilities(logits, 5), CALIBRATION.probabilities(logits, 5000)

    assert 0.5 < short[0] < long[0]
    assert short.sum() == pytest.approx(1)
