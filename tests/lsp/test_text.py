"""Edits by line and column, compared with a slow and simple reference."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol.types import Position, Range

from lsp_langid.lsp.text import Text

ENCODINGS = ["utf-8", "utf-16", "utf-32"]

# Everything that some splitter takes for a line end, surrogate pairs, combining marks, wide letters.
ALPHABET = "ab \t\n\r\f\v\x1c\x85\u2028\u2029é€😋\u0301\ud83d"
texts = st.text(alphabet=ALPHABET, max_size=40)


def units(text: str, encoding: str) -> int:
    codec, size = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}[encoding]
    return len(text.encode(codec, "surrogatepass")) // size


def position_of(text: str, offset: int, encoding: str) -> Position:
    """What an editor calls this offset. An offset inside \\r\\n has no name: that before it is taken."""
    if text[offset - 1 : offset + 1] == "\r\n" and offset:
        offset -= 1
    line_ends = [end for end in re.finditer("\r\n|\r|\n", text[:offset]) if end.end() <= offset]
    line_start = line_ends[-1].end() if line_ends else 0
    return Position(len(line_ends), units(text[line_start:offset], encoding))


def offset_named(text: str, offset: int) -> int:
    """The offset that `position_of` can name."""
    return offset - 1 if offset and text[offset - 1 : offset + 1] == "\r\n" else offset


@pytest.mark.parametrize("encoding", ENCODINGS)
@settings(deadline=None)
@given(source=texts, edits=st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200), texts), max_size=6))
def test_edits_by_position_equal_edits_by_offset(encoding, source, edits):
    """After each edit every line still starts where an editor would say."""
    text, expected = Text(source), source
    for first, second, new in edits:
        start, end = sorted(
            offset_named(expected, number % (len(expected) + 1)) for number in (first, second)
        )
        chosen = Range(position_of(expected, start, encoding), position_of(expected, end, encoding))

        text.replace(*text.offsets(chosen, encoding), new)
        expected = expected[:start] + new + expected[end:]

        assert text.source == expected


@settings(deadline=None)
@given(source=texts, edits=st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200), texts), max_size=6))
def test_the_line_starts_kept_through_edits_are_those_of_the_text(source, edits):
    text = Text(source)
    text.offset(Position(0, 0), "utf-32")
    for first, second, new in edits:
        start, end = sorted(number % (len(text.source) + 1) for number in (first, second))
        text.replace(start, end, new)

        lines = range(text.source.count("\n") + text.source.count("\r") + 2)
        fresh = Text(text.source)
        assert [text.offset(Position(line, 0), "utf-32") for line in lines] == [
            fresh.offset(Position(line, 0), "utf-32") for line in lines
        ]


@pytest.mark.parametrize("separator", ["\f", "\v", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"])
def test_only_the_line_ends_of_the_protocol_begin_a_line(separator):
    """Sources of GNU have form feeds: an edit below one must not land a line too high."""
    text = Text(f"one{separator}two\nthree\n")

    assert text.offset(Position(1, 0), "utf-16") == len("one.two\n")


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_each_line_end_of_the_protocol_begins_a_line(line_end):
    text = Text(f"one{line_end}two")

    assert text.offset(Position(1, 1), "utf-16") == len(f"one{line_end}t")


@pytest.mark.parametrize(("encoding", "column_after_emoji"), [("utf-8", 5), ("utf-16", 3), ("utf-32", 2)])
def test_a_column_behind_an_emoji_counts_code_units(encoding, column_after_emoji):
    text = Text("a😋b")

    assert text.offset(Position(0, column_after_emoji), encoding) == len("a😋")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_column_inside_an_emoji_means_its_beginning(encoding):
    assert Text("a😋b").offset(Position(0, 2), encoding) == len("a")


@pytest.mark.parametrize(
    ("position", "offset"),
    [
        pytest.param(Position(0, 99), len("one"), id="beyond-its-line-stops-before-the-line-end"),
        pytest.param(Position(1, 99), len("one\r\ntwo"), id="beyond-the-last-line"),
        pytest.param(Position(9, 0), len("one\r\ntwo"), id="beyond-the-text"),
    ],
)
def test_a_position_too_far_means_the_end(position, offset):
    assert Text("one\r\ntwo").offset(position, "utf-16") == offset


def test_a_range_given_backwards_is_turned_round():
    text = Text("one two")

    assert text.offsets(Range(Position(0, 7), Position(0, 4)), "utf-16") == (4, 7)


def test_a_carriage_return_and_a_later_line_feed_become_one_line_end():
    text = Text("one\rtwo")
    text.offset(Position(1, 0), "utf-16")

    text.replace(4, 4, "\n")

    assert text.offset(Position(1, 0), "utf-16") == len("one\r\n")
