from __future__ import annotations

import math

import pytest

from lsp_langid.study.example import share, worked_texts


@pytest.mark.parametrize("n_labels", [2, 3])
def test_relu_leaves_the_second_and_third_text_with_equal_logits(n_labels):
    first, second, third = worked_texts(n_labels)

    assert max(first.clipped) > 0
    for text in (second, third):
        assert text.clipped == (0,) * n_labels
        assert text.loss_clipped == pytest.approx(math.log(n_labels))


@pytest.mark.parametrize("n_labels", [2, 3])
def test_without_relu_the_network_is_right_about_the_first_and_the_third(n_labels):
    assert [text.hits.first for text in worked_texts(n_labels)] == [1, 0, 1]


@pytest.mark.parametrize("n_labels", [2, 3])
def test_with_relu_it_scores_more_if_a_tie_is_a_hit_and_not_more_otherwise(n_labels):
    texts = worked_texts(n_labels)
    before, after = [text.hits for text in texts], [text.hits_clipped for text in texts]

    assert share(after, "tolerant") == 1 > share(before, "tolerant")
    for rule in ("random", "first", "unique"):
        assert share(after, rule) <= share(before, rule)
