from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from lsp_langid.core.ngrams import (
    Ngrams,
    frame_keys,
    is_frame,
    pair_keys,
    symbols_of_key,
    triple_keys,
)

SYMBOLS = ("\n", "\n    ", "\n\t", "if", "x", ":")
ID = {symbol: i for i, symbol in enumerate(SYMBOLS)}
NGRAMS = Ngrams(SYMBOLS)


def row(*symbols: str) -> np.ndarray:
    return np.array([ID[symbol] for symbol in symbols])


def read(ids: np.ndarray) -> list[str]:
    """Every n-gram of a row as people write it."""
    return [
        (" … " if is_frame(key) else " ").join(SYMBOLS[part] for part in symbols_of_key(key))
        for key in NGRAMS.keys(ids).tolist()
    ]


@given(st.lists(st.integers(0, 65_534), min_size=3, max_size=3))
def test_a_key_tells_its_symbols_and_its_kind(ids):
    three = np.array(ids)
    triple, pair = int(triple_keys(three)[0]), int(pair_keys(three)[0])
    frame = int(frame_keys(three[:1], three[2:])[0])

    assert symbols_of_key(triple) == tuple(ids)
    assert symbols_of_key(pair) == tuple(ids[:2])
    assert symbols_of_key(frame) == (ids[0], ids[2])
    assert [is_frame(key) for key in (triple, pair, frame)] == [False, False, True]


def test_a_row_has_pairs_triples_and_the_frame_of_each_line():
    assert read(row("\n", "if", "x", ":")) == [
        "\n if",
        "if x",
        "x :",
        "\n if x",
        "if x :",
        "if … :",
    ]


def test_a_line_of_one_token_has_no_frame():
    assert "…" not in "".join(read(row("\n", "if", "\n", "x", "\n")))


def test_every_line_has_a_frame_of_its_own():
    frames = [gram for gram in read(row("\n", "if", ":", "\n", "x", "if")) if "…" in gram]

    assert frames == ["if … :", "x … if"]


def test_all_indented_line_starts_share_one_id():
    assert read(row("\n    ", "if")) == read(row("\n\t", "if")) != read(row("\n", "if"))


@given(st.lists(st.integers(0, len(SYMBOLS) - 1), max_size=30))
def test_members_stand_in_the_order_of_the_keys(ids):
    positions = np.array(ids, dtype=np.int64)
    keys = NGRAMS.keys(positions).tolist()
    members = [list(group) for part in NGRAMS.members(positions) for group in part]

    assert len(members) == len(keys)
    for key, places in zip(keys, members, strict=True):
        folded = [min(ids[place], 1) if ids[place] < 3 else ids[place] for place in places]
        assert symbols_of_key(key) == tuple(folded)


def test_an_empty_row_has_none():
    assert len(NGRAMS.keys(np.array([], dtype=np.int64))) == 0
