from __future__ import annotations

from collections import Counter

import pytest

from lsp_langid.corpus.caps import LABEL_FULL, PROJECT_FULL, TOO_THIN, Caps, capped
from lsp_langid.corpus.spill import Key

SMALL = Caps(
    project_files=4,
    project_fences=2,
    few_projects=3,
    few_project_files=8,
    few_project_fences=4,
    files=10,
    fences=5,
    wide_files=15,
    characters=10_000,
    min_texts=3,
    min_texts_of_one_project=5,
)


def keys(n, project="p", kind="file", label="python", n_chars=10):
    """Orders are scattered as hashes are, and differ between projects."""
    return [
        Key(label, project, kind, n_chars, hash_of(project, kind, i), hash_of(kind, project, i), "0", 0, 0)
        for i in range(n)
    ]


def hash_of(*parts):
    return sum((place + 1) * ord(letter) for place, letter in enumerate(str(parts))) * 2_654_435_761 % 2**32


def of_projects(n_projects, n_each, **changes):
    return [key for i in range(n_projects) for key in keys(n_each, f"p{i}", **changes)]


def test_a_project_gives_no_more_than_its_share():
    kept, dropped = capped(of_projects(3, 2) + keys(9, "large"), SMALL)

    assert Counter(key.project for key in kept) == {"p0": 2, "p1": 2, "p2": 2, "large": 4}
    assert dropped == {PROJECT_FULL: 5}


def test_where_projects_are_few_each_may_give_more():
    kept, _ = capped(keys(9, "a") + keys(1, "b"), SMALL)

    assert Counter(key.project for key in kept) == {"a": 8, "b": 1}


def test_projects_take_turns_until_the_language_is_full():
    """Ten places, four projects: nobody has a third text before everybody has two."""
    kept, dropped = capped(of_projects(4, 4), SMALL)

    assert sorted(Counter(key.project for key in kept).values()) == [2, 2, 3, 3]
    assert dropped == {LABEL_FULL: 6}


def test_fences_are_counted_beside_files():
    kept, dropped = capped(of_projects(3, 2) + of_projects(3, 2, kind="fence"), SMALL)

    assert Counter(key.kind for key in kept) == {"file": 6, "fence": 5}
    assert dropped == {LABEL_FULL: 1}


def test_made_texts_know_no_projects():
    kept, _ = capped(keys(9, "made", kind="made"), SMALL)

    assert len(kept) == 9


def test_markdown_may_hold_more():
    kept, _ = capped(of_projects(6, 4, label="markdown"), SMALL)

    assert len(kept) == 15


def test_characters_are_limited_too():
    kept, dropped = capped(of_projects(5, 1, n_chars=3_000), SMALL)

    assert (len(kept), dropped) == (3, {LABEL_FULL: 2})


@pytest.mark.parametrize(
    ("texts", "kept"),
    [
        pytest.param(of_projects(2, 1), 0, id="two-texts"),
        pytest.param(of_projects(3, 1), 3, id="three-texts-of-three-projects"),
        pytest.param(keys(4), 0, id="four-texts-of-one-project"),
        pytest.param(keys(5), 5, id="five-texts-of-one-project"),
    ],
)
def test_a_language_with_too_few_texts_gets_none(texts, kept):
    chosen, dropped = capped(texts, SMALL)

    assert len(chosen) == kept
    assert dropped == ({TOO_THIN: len(texts)} if not kept else {})


def test_the_order_of_the_input_decides_nothing():
    texts = of_projects(6, 6) + of_projects(6, 6, kind="fence")

    assert capped(texts, SMALL)[0] == capped(texts[::-1], SMALL)[0]


def test_nothing_gives_nothing():
    assert capped([], SMALL) == ([], {})
