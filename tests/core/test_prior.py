from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_langid.core.prior import MOST_LOG_ODDS, Prior

PLACE = {"plaintext": 0, "python": 1, "ruby": 2, "rust": 3}
SAID = np.array([0.4, 0.3, 0.2, 0.1])


def after(**log_odds: float) -> dict[str, float]:
    moved = Prior.of_log_odds(log_odds).applied(SAID, PLACE)
    return dict(zip(PLACE, moved.tolist(), strict=True))


def test_log_odds_are_added_between_languages():
    moved = after(ruby=math.log(3))

    assert moved["ruby"] / moved["python"] == pytest.approx(3 * 0.2 / 0.3)
    assert moved["rust"] / moved["python"] == pytest.approx(0.1 / 0.3)


def test_a_prior_for_languages_leaves_it_open_whether_it_is_code_at_all():
    """Else a folder of Python would turn the notes in it into Python."""
    assert after(python=4.0, ruby=-4.0)["plaintext"] == pytest.approx(0.4)


def test_only_a_prior_for_plain_text_moves_plain_text():
    moved = after(plaintext=math.log(3))

    assert moved["plaintext"] / (1 - moved["plaintext"]) == pytest.approx(3 * 0.4 / 0.6)
    assert moved["python"] / moved["ruby"] == pytest.approx(0.3 / 0.2)


def test_languages_that_nobody_knows_are_passed_over():
    assert after(klingon=3.0) == pytest.approx(dict(zip(PLACE, SAID.tolist(), strict=True)))


@pytest.mark.parametrize("value", [math.inf, 1e300, 50.0])
def test_no_prior_is_stronger_than_a_hundred_to_one(value):
    assert after(ruby=value) == after(ruby=MOST_LOG_ODDS)
    assert after(ruby=-value) == after(ruby=-MOST_LOG_ODDS)


def test_what_is_no_number_counts_as_nothing():
    assert after(ruby=math.nan) == after()


@given(
    st.lists(st.floats(0, 1), min_size=4, max_size=4).filter(lambda shares: sum(shares) > 1e-6),
    st.dictionaries(st.sampled_from([*PLACE, "klingon"]), st.floats(-20, 20)),
)
def test_probabilities_stay_probabilities(shares, log_odds):
    said = np.array(shares) / sum(shares)

    moved = Prior.of_log_odds(log_odds).applied(said, PLACE)

    assert moved.sum() == pytest.approx(1)
    assert (moved >= 0).all()
    assert ((moved == 0) >= (said == 0)).all()  # a prior makes nothing out of nothing


def test_what_is_left_of_a_sure_not_code_is_nothing_to_share():
    moved = Prior.of_log_odds({"python": 2.0}).applied(np.array([1.0, 0, 0, 0]), PLACE)

    assert moved.tolist() == [1, 0, 0, 0]
