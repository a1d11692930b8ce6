from __future__ import annotations

import pytest

from lsp_langid.corpus.dedupe import NearDuplicates, signature, text_digest, told_apart


def lines(*numbers: int) -> str:
    return "".join(f"value_{number} = compute({number})\n" for number in numbers)


def is_near(first: str, second: str, kind: str = "file") -> bool:
    near = NearDuplicates()
    for text in (first, second):
        hashes = signature(text, kind)
        if hashes is not None and near.seen(hashes):
            return True
    return False


@pytest.mark.parametrize(
    ("other", "same"),
    [
        pytest.param("if x:\r\n\ty = 1\n", True, id="tabs-and-line-ends-do-not-count"),
        pytest.param("if x: y = 1", True, id="nor-do-lines"),
        pytest.param("if x:\n    y = 2\n", False, id="a-digit-does"),
    ],
)
def test_the_digest_folds_white_space(other, same):
    assert (text_digest("if x:\n    y = 1\n") == text_digest(other)) is same


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param(lines(*range(100)), lines(*range(95)), True, id="a-few-lines-missing"),
        pytest.param(lines(*range(100)), lines(*reversed(range(100))), True, id="the-same-lines-reversed"),
        pytest.param(lines(*range(100)), lines(*range(50, 150)), False, id="a-third-in-common"),
        pytest.param(lines(*range(100)), lines(*range(100, 200)), False, id="nothing-in-common"),
        pytest.param("}\n" * 30 + lines(1), "}\n" * 30 + lines(2), False, id="braces-are-no-likeness"),
        pytest.param(
            "word " * 3 + " ".join(map(str, range(60))),
            "word " * 3 + " ".join(map(str, range(58))),
            True,
            id="one-long-line-by-its-words",
        ),
        pytest.param(
            "\n".join(f"    {line}" for line in lines(*range(40)).splitlines()),
            lines(*range(39)),
            True,
            id="reindented",
        ),
        pytest.param("", "", False, id="nothing-is-like-nothing"),
    ],
)
def test_texts_that_share_most_lines_are_one(first, second, expected):
    assert is_near(first, second) is expected


def test_short_fences_are_compared_exactly_only():
    """`npm install a b c ...` resembles `npm install a b c ... z`, and both are wanted."""
    short = "npm install " + " ".join(f"package-{i}" for i in range(40))

    assert signature(short, "fence") is None
    assert is_near(short, short + " z", "file")
    assert signature(lines(1, 2, 3, 4), "fence") is not None


def test_blank_lines_make_no_fence_long():
    assert signature("npm install a\n\n\n\n\nnpm test\n", "fence") is None


def test_made_texts_are_compared_exactly_only():
    assert signature(lines(*range(100)), "made") is None


def test_a_chain_of_small_changes_swallows_no_stranger():
    """Each text is near the one before, the last shares nothing with the first."""
    near = NearDuplicates()
    seen = [near.seen(signature(lines(*range(start, start + 100)))) for start in range(0, 101, 10)]

    assert seen.count(False) >= 3
    assert seen.count(True) >= 3


def test_likeness_is_checked_and_not_only_guessed():
    """Texts with three lines of seven in common meet in some band of many; none of them may go."""
    near_pairs = [
        number
        for number in range(0, 200_000, 1_000)
        if is_near(lines(*range(number, number + 100)), lines(*range(number + 40, number + 140)))
    ]

    assert near_pairs == []


def test_signatures_are_the_same_in_every_process():
    """Else the same archives would not give the same corpus: no salted hash, no random state."""
    assert signature(lines(*range(20)))[:3].tolist() == [542362270, 446770115, 138173826]


def test_a_text_under_two_labels_is_evidence_for_neither(table):
    assert told_apart({7: {"python": 5, "ruby": 1}}, table) == {7: None}


def test_languages_without_a_family_are_no_family(table):
    assert table.by_id("rust").family is None
    assert told_apart({7: {"rust": 5, "ruby": 1}}, table) == {7: None}


def test_inside_a_family_the_label_with_more_copies_keeps_it(table):
    assert told_apart({7: {"c": 1, "cpp": 3}}, table) == {7: "cpp"}
    assert told_apart({7: {"c": 2, "cpp": 2}}, table) == {7: "c"}


def test_a_text_under_one_label_needs_no_verdict(table):
    assert told_apart({7: {"python": 5}}, table) == {}
