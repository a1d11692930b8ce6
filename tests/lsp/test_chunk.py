from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_langid.lsp.chunk import Chunk, count_line_breaks, index_of_column, units_of

LINE_END = re.compile("\r\n|\r|\n")
ALPHABET = "ab \t\n\r\f\x85\u2028é€😋\u0301\ud83d\ude0b"
texts = st.text(alphabet=ALPHABET, max_size=40)
lines = st.text(alphabet=ALPHABET.replace("\n", "").replace("\r", ""), max_size=40)
SIZES = {"utf-8": (0x80, 0x800, 0x10000), "utf-16": (0x10000,), "utf-32": ()}  # where one unit more begins


def units_one_by_one(text: str, encoding: str) -> int:
    return sum(1 + sum(ord(character) >= border for border in SIZES[encoding]) for character in text)


@given(texts)
def test_a_line_ends_at_a_line_feed_a_carriage_return_or_both_in_that_order(text):
    assert count_line_breaks(text) == len(LINE_END.findall(text))


@given(st.one_of(texts, st.text(alphabet="ab\n"), texts.map(lambda text: text.replace("\r", "\r\n"))))
def test_every_line_end_is_found_by_its_number(text):
    chunk = Chunk(text)

    found = [chunk.behind_break(number) for number in range(1, chunk.breaks + 1)]
    assert found == [line_end.end() for line_end in LINE_END.finditer(text)]


@given(texts, st.integers(0, 40))
def test_the_next_line_end_is_found_from_any_place_in_a_line(text, start):
    following = LINE_END.search(text, start)

    assert Chunk(text).line_end(start) == (following.start() if following else None)


@pytest.mark.parametrize("encoding", SIZES)
@given(text=texts)
def test_the_width_of_a_text_is_that_of_its_characters(encoding, text):
    """Two lone halves of an emoji side by side are two characters still."""
    assert units_of(text, encoding) == units_one_by_one(text, encoding)


@pytest.mark.parametrize("encoding", SIZES)
@given(line=lines, column=st.integers(0, 200))
def test_a_column_is_the_last_character_that_begins_at_or_before_it(encoding, line, column):
    index = index_of_column(line, column, encoding)

    assert units_one_by_one(line[:index], encoding) <= column
    assert index == len(line) or units_one_by_one(line[: index + 1], encoding) > column
