from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_langid.core.sample import take_sample


def test_a_short_text_is_taken_whole():
    assert take_sample("a\nb", 10) == "a\nb"


def test_a_long_text_gives_head_middle_and_tail():
    text = "H" * 50 + "M" * 100 + "T" * 50
    assert take_sample(text, 40) == "H" * 20 + "\n" + "M" * 10 + "\n" + "T" * 10


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_every_line_end_becomes_one(ending):
    assert take_sample(f"a{ending}b{ending}c") == "a\nb\nc"


@given(st.text(max_size=300), st.integers(8, 64))
def test_the_sample_is_bounded_and_free_of_carriage_returns(text, limit):
    sample = take_sample(text, limit)

    assert len(sample) <= limit + 2
    assert "\r" not in sample
