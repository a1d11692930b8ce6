from __future__ import annotations

import pytest

from lsp_langid.core.in_batches import InBatches


def doubled(batch):
    return [ValueError(f"{item} is odd") if item % 2 else 2 * item for item in batch]


@pytest.mark.parametrize("size", [1, 2, 3, 100])
def test_every_question_is_answered_in_its_place(size):
    assert list(InBatches(range(0, 14, 2), size, doubled)) == list(range(0, 28, 4))


def test_no_questions_no_answers():
    assert list(InBatches([], 4, doubled)) == []


def test_nothing_is_pulled_before_the_first_answer_is_wanted_and_then_one_batch():
    pulled = []
    answers = InBatches((pulled.append(i) or 2 * i for i in range(100)), 4, doubled)

    assert pulled == []
    next(answers)
    assert len(pulled) == 4
    for _ in range(4):
        next(answers)
    assert len(pulled) == 8


def test_an_endless_source_is_no_trouble():
    def forever():
        while True:
            yield 2

    answers = InBatches(forever(), 8, doubled)

    assert [next(answers) for _ in range(20)] == [4] * 20


def test_an_answer_that_is_an_error_costs_only_its_own_question():
    answers = InBatches([2, 3, 4], 10, doubled)

    assert next(answers) == 4
    with pytest.raises(ValueError, match="3 is odd"):
        next(answers)
    assert list(answers) == [8]


def test_what_came_before_an_error_of_the_source_is_answered_first():
    def source():
        yield 2
        yield 4
        raise OSError("the disk is gone")

    answers = InBatches(source(), 10, doubled)

    assert [next(answers), next(answers)] == [4, 8]
    with pytest.raises(OSError, match="the disk is gone"):
        next(answers)
    assert list(answers) == []


def test_the_end_stays_the_end():
    answers = InBatches([2], 10, doubled)

    assert list(answers) == [4]
    assert list(answers) == []


def test_a_batch_of_nothing_is_refused():
    with pytest.raises(ValueError, match="at least 1, got 0"):
        InBatches([], 0, doubled)
