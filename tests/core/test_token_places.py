from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lsp_langid.core.sample import take_sample
from lsp_langid.core.token_places import places_of_symbols
from lsp_langid.core.tokens import split_tokens


def places(text, *wanted, window_chars=1000, most=200):
    """Each token is its own symbol."""
    tokens = split_tokens("\n" + take_sample(text, window_chars))
    found = places_of_symbols(text, tokens, wanted, window_chars, most)
    return {token: [text[start:end] for start, end in spans] for token, spans in found.items()}, found


def test_every_occurrence_is_found_in_order():
    _, found = places("if a:\n    b if c\n", "if")

    assert found == {"if": ((0, 2), (12, 14))}


def test_a_blank_in_front_of_an_operator_is_not_shown():
    texts, _ = places("a = b", " =")

    assert texts == {" =": ["="]}


def test_of_a_line_start_the_indentation_is_shown_and_nothing_of_one_without():
    texts, _ = places("a\n\tb\n\tc", "\n\t", "\n")

    assert texts == {"\n\t": ["\t", "\t"]}


def test_no_more_places_than_asked_for():
    _, found = places("x " * 50, "x", most=3)

    assert found == {"x": ((0, 1), (2, 3), (4, 5))}


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends_of_any_kind_do_not_shift_what_follows(line_end):
    text = line_end.join(["a", "b", "", "word = 1", "word"])

    assert places(text, "word")[0] == {"word": ["word", "word"]}


def test_in_a_long_text_the_places_lie_inside_its_window():
    text = "first\n" + "filler\n" * 1000 + "last\n"

    texts, found = places(text, "first", "last", window_chars=100)

    assert texts == {"first": ["first"], "last": ["last"]}
    assert found["last"] == ((len(text) - 5, len(text) - 1),)


@settings(deadline=None)
@given(st.text(alphabet="ab1 =(\n\r\t😋", max_size=80), st.integers(8, 60))
def test_at_its_place_stands_the_token_itself(text, window_chars):
    tokens = set(split_tokens("\n" + take_sample(text, window_chars)))
    texts, _ = places(text, *tokens, window_chars=window_chars)

    for token, shown in texts.items():
        assert set(shown) == {token[1:] if token[0] in "\n " else token}
